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


def export(  # noqa: PLR0913 - each is an option of its own
    file_format: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(FORMATS)}.", metavar="NAME")],
    to: Annotated[Path | None, typer.Option("-o", "--output", help="The file to write (default: standard output).")] = None,
    view: Annotated[str, typer.Option(help="Which rows: control, timeline, changes, claims, ...", metavar="VIEW")] = "control",
    on: On = None,
    known: Known = None,
    record: RecordAt = DEFAULT_RECORD,
    theatre: Theatres = [],  # noqa: B006 - typer reads the default and does not keep it
) -> None:
    """Write who holds what (or another view) for a map or a spreadsheet: GeoJSON, CSV."""
    if file_format not in FORMATS:
        raise InputError(f"there is no format {file_format!r}; heldby writes: {', '.join(FORMATS)}")
    if view not in {v.__name__ for v in VIEWS}:
        raise InputError(f"there is no view {view!r}; there are: {', '.join(v.__name__ for v in VIEWS)}")
    rows: Any = getattr(heldby.open(record, theatres=theatre).at(valid=on, known=known), view)()
    content = FORMATS[file_format].write(rows.to_dicts())
    if to is None:
        sys.stdout.buffer.write(content)
        return
    _put(to, content)
    lost = f"; it does not carry {FORMATS[file_format].loses}" if FORMATS[file_format].loses else ""
    errors.print(f"{to}: {len(rows):,} rows{lost}.")


def _put(to: Path, content: bytes) -> None:
    beside = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(to)
    except OSError as error:
        raise InputError(f"{to} cannot be written: {error.strerror or error}") from None
    finally:
        beside.unlink(missing_ok=True)
