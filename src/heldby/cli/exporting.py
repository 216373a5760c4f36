"""`heldby export`: the rows of a view in a file of another program's format, or the record itself as a file.

In:     views, a format, two clocks.
Out:    a file, or standard output.
Never:  half a file: it is written beside its name and put in place whole.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

import heldby
from heldby.cli.complaining import errors
from heldby.cli.options import DEFAULT_RECORD, Known, On, RecordAt, Theatres
from heldby.exports import FORMATS, Format, checked, chosen, put
from heldby.exports.choosing import COPY, check_ending, is_copy
from heldby.model.errors import InputError
from heldby.views import VIEWS

_VIEWS = tuple(view.__name__ for view in VIEWS)


def export(  # noqa: PLR0913, PLR0917 - each is an option of its own
    file_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            help=f"One of: {', '.join((*FORMATS, COPY))} (default: what the file's ending asks for).",
            metavar="NAME",
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="The file to write (default: standard output).", metavar="FILE"),
    ] = None,
    view: Annotated[
        list[str],
        typer.Option(
            help=f"Which rows (default: those the format is for, else control): {', '.join(_VIEWS)}. "
            "Repeatable for gpkg, a layer each.",
            metavar="VIEW",
        ),
    ] = [],  # noqa: B006 - typer reads the default and does not keep it
    on: On = None,
    known: Known = None,
    record: RecordAt = DEFAULT_RECORD,
    theatre: Theatres = [],  # noqa: B006
) -> None:
    """Write who holds what (or other views) for a map, a spreadsheet or another program; or copy the record."""
    if is_copy(file_format, to):
        _copy(record, to, bool(view or on or known))
        return
    wanted = chosen(FORMATS, file_format, to)
    views = _views(wanted, view)
    if to is None and not wanted.is_text and sys.stdout.isatty():
        raise InputError(f"{wanted.name} is not text to be looked at; name a file with -o")
    snapshot = heldby.open(record, theatres=theatre).at(valid=on, known=known)
    told: list[Any] = [getattr(snapshot, each)() for each in views]
    content = wanted.write([rows.table() for rows in told])
    if to is None:
        sys.stdout.buffer.write(content)
        return
    put(to, content)
    counts = ", ".join(f"{len(rows):,} row{'' if len(rows) == 1 else 's'} of {rows.view}" for rows in told)
    loses = f"; {wanted.name} does not carry {wanted.loses}" if wanted.loses else ""
    errors.print(f"{to}: {counts}{loses}.", soft_wrap=True)


def _views(wanted: Format, asked: Sequence[str]) -> Sequence[str]:
    for view in asked:
        if view not in _VIEWS:
            raise InputError(f"there is no view {view!r}; there are: {', '.join(_VIEWS)}")
    views = asked or wanted.views[:1] or ("control",)
    checked(wanted, views)
    return views


def _copy(record: str, to: Path | None, narrowed: bool) -> None:
    if to is None:
        raise InputError("a copy of the record needs a file; name it with -o")
    check_ending(FORMATS, COPY, to)
    if narrowed:
        raise InputError("sqlite copies the whole record; leave out --view, --on and --known")
    with heldby.open(record) as opened:
        opened.copy_to(to)
        reports = len(opened.snapshot().reports())
    errors.print(f"{to}: the whole record, {reports:,} reports; open it with --record {to}.", soft_wrap=True)
