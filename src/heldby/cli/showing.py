"""Rows on a terminal: a table for people, with the quotes it rests on, or JSON for programs.

In:     the rows of a view and the snapshot they come from.
Out:    standard output; messages go to standard error.
Never:  more columns than a terminal can hold; the rest is in --json.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from heldby.cli.columns import COLUMNS, cell
from heldby.cli.quoting import claim_blocks, quotes, why_blocks

_WIDE = 120  # columns for a file or a pipe, unless COLUMNS says otherwise
_ROWS_WITH_QUOTES = 5


def tell(*lines: RenderableType) -> None:
    """Print on standard output, as wide as the terminal; without the blanks that fill a line where nobody looks on."""
    if sys.stdout.isatty():
        console = Console(highlight=False)
        for line in lines:
            console.print(line)
        return
    console = Console(highlight=False, width=None if "COLUMNS" in os.environ else _WIDE)
    with console.capture() as capture:
        for line in lines:
            console.print(line)
    told = "\n".join(line.rstrip() for line in capture.get().split("\n"))
    sys.stdout.buffer.write(told.encode())
    sys.stdout.buffer.flush()


def show(view: str, rows: Any, snapshot: Any, *, as_json: bool) -> None:
    """Print the rows of a view."""
    if as_json:
        sys.stdout.buffer.write(rows.to_json().encode() + b"\n")
        sys.stdout.buffer.flush()
        return
    tell(*_shown(view, rows, snapshot))


def show_instead(view: str, rows: Any, snapshot: Any) -> None:
    """Print what a view tells, where there is no reason to give for it; nothing when it tells nothing."""
    if rows:
        tell(Text("\nWhat is told of it:", style="bold"), *_shown(view, rows, snapshot))


def _shown(view: str, rows: Any, snapshot: Any) -> Iterator[RenderableType]:
    if not rows:
        yield _nothing(view, snapshot)
    elif view == "why":
        yield from why_blocks(rows)
    elif view == "claims":
        yield from claim_blocks(rows, snapshot)
    elif view == "sitrep":
        from heldby.cli.writing import shown  # noqa: PLC0415 - the one view that is a text needs what others do not

        yield from shown(rows)
    else:
        yield table(view, rows)
        if view in ("control", "timeline", "events", "routes") and len(rows) <= _ROWS_WITH_QUOTES:
            yield from quotes(rows, snapshot)


def table(view: str, rows: Iterable[Any]) -> Table:
    """The rows as a table with the view's columns."""
    columns = COLUMNS[view]
    made = Table(box=None, pad_edge=False, header_style="bold", show_edge=False, padding=(0, 2, 0, 0))
    for title, options, _ in columns:
        made.add_column(title, **options)
    for row in rows:
        made.add_row(*(cell(get(row)) for _, _, get in columns))
    return made


def _nothing(view: str, snapshot: Any) -> Text:
    known = snapshot.snapshot.known
    by = f" that could be read by {known}" if known else ""
    told = {"control": "who held it", "why": "who held it", "timeline": "who held it"}.get(view, f"{view} like these")
    return Text(f"Nothing{by} tells of {told}.", style="dim")
