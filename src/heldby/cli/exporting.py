"""`heldby export`: the rows of a view in a file of another program's format.

In:     a view's name, a format, two clocks.
Out:    a file, or standard output.
Never:  half a file: it is written beside its name and put in place whole.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

import heldby
from heldby.cli.options import DEFAULT_RECORD, Known, On, RecordAt, Theatres
from heldby.cli.showing import errors
from heldby.exports import FORMATS
from heldby.model.errors import InputError
from heldby.views import VIEWS

_VIEWS = tuple(view.__name__ for view in VIEWS)


def export(  # noqa: PLR0913, PLR0917 - each is an option of its own
    file_format: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(FORMATS)}.", metavar="NAME")],
    to: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="The file to write (default: standard output).", metavar="FILE"),
    ] = None,
    view: Annotated[
        str, typer.Option(help=f"Which rows: {', '.join(_VIEWS)}.", metavar="VIEW", show_default=True)
    ] = "control",
    on: On = None,
    known: Known = None,
    record: RecordAt = DEFAULT_RECORD,
    theatre: Theatres = [],  # noqa: B006 - typer reads the default and does not keep it
) -> None:
    """Write who holds what (or another view) for a map or a spreadsheet."""
    if file_format not in FORMATS:
        raise InputError(f"there is no format {file_format!r}; heldby writes: {', '.join(FORMATS)}")
    if view not in _VIEWS:
        raise InputError(f"there is no view {view!r}; there are: {', '.join(_VIEWS)}")
    rows: Any = getattr(heldby.open(record, theatres=theatre).at(valid=on, known=known), view)()
    content = FORMATS[file_format].write(rows.columns, rows.to_dicts())
    if to is None:
        sys.stdout.buffer.write(content)
        return
    put(to, content)
    loses = FORMATS[file_format].loses
    errors.print(f"{to}: {len(rows):,} rows{f'; it does not carry {loses}' if loses else ''}.", soft_wrap=True)


def put(to: Path, content: bytes) -> None:
    """Write a file whole, or not at all. Raises `InputError` when it cannot be written."""
    beside = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(to)
    except OSError as error:
        raise InputError(f"{to} cannot be written: {error.strerror or error}") from None
    finally:
        beside.unlink(missing_ok=True)
