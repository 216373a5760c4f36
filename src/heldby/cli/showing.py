"""Rows on a terminal: a table for people, with the quotes it rests on, or JSON for programs.

In:     the rows of a view and the snapshot they come from.
Out:    standard output; messages go to standard error.
Never:  more columns than a terminal can hold; the rest is in --json.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from heldby.cli.columns import COLUMNS, cell

_QUOTES_A_PLACE = 3
_PLACES_WITH_QUOTES = 5

errors = Console(stderr=True, highlight=False)


def out() -> Console:
    """Where tables go; as wide as the terminal, or 120 columns for a file or pipe."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 120)


def complain(message: str) -> None:
    """Tell the caller what went wrong and what to do."""
    errors.print(Text("heldby: ", style="bold red") + Text(message))


def show(view: str, rows: Any, snapshot: Any, *, as_json: bool) -> None:
    """Print the rows of a view."""
    if as_json:
        sys.stdout.write(rows.to_json() + "\n")
        return
    console = out()
    if not rows:
        console.print(_nothing(view, snapshot))
        return
    console.print(table(view, rows))
    if view in ("control", "timeline", "routes") and len(rows) <= _PLACES_WITH_QUOTES:
        for line in quotes(rows, snapshot):
            console.print(line)


def table(view: str, rows: Iterable[Any]) -> Table:
    """The rows as a table with the view's columns."""
    columns = COLUMNS[view]
    made = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for title, options, _ in columns:
        made.add_column(title, **options)
    for row in rows:
        made.add_row(*(cell(get(row)) for _, _, get in columns))
    return made


def quotes(rows: Iterable[Any], snapshot: Any, most: int = _QUOTES_A_PLACE) -> Iterator[Padding | Text]:
    """The sentences a row rests on: one from each report first, so that they show its independent sources."""
    for row in rows:
        claims = [c for c in (snapshot.snapshot.claim(id_) for id_ in row.claims) if c]
        if not claims:
            continue
        yield Text(f"\n{_title(row)}", style="bold")
        for claim in _one_a_report(claims)[:most]:
            report = snapshot.snapshot.report(claim.report)
            yield Padding(quote(claim, report), (0, 0, 0, 2))
        if len(claims) > most:
            yield Padding(Text(f"and {len(claims) - most} more: heldby claims --place {row.place}", style="dim"), (0, 0, 0, 2))


def quote(claim: Any, report: Any) -> Text:
    """One quote with its source and its date."""
    when = report.published.edtf() if report.published else "no date"
    where = " · ".join(dict.fromkeys(w for w in (report.source, report.name, when) if w))
    return Text("“") + Text(claim.quote, style="italic") + Text("”  ") + Text(where, style="dim")


def _title(row: Any) -> str:
    if hasattr(row, "place"):
        return f"{row.place}: {row.holder}"
    return f"{row.from_place} to {row.to_place}: {row.state}"


def _one_a_report(claims: Sequence[Any]) -> list[Any]:
    seen: dict[str, int] = {}
    rank = []
    for claim in claims:
        seen[claim.report] = seen.get(claim.report, 0) + 1
        rank.append((seen[claim.report], len(rank)))
    return [claims[at] for _, at in sorted(rank)]


def _nothing(view: str, snapshot: Any) -> Text:
    known = snapshot.snapshot.known
    by = f" that could be read by {known}" if known else ""
    return Text(f"No {view} in the reports{by}.", style="dim")
