"""`heldby demo`: the sample reports that ship with heldby, read and asked.

In:     nothing; a record of its own in the current folder.
Out:    who holds what at the end, three quotes, one dispute, and where to look next.
Never:  a prepared answer: everything printed was read from the reports just now.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.padding import Padding
from rich.text import Text

import heldby
from heldby.cli.showing import out, quote, table

_PLACES, _QUOTES = 24, 3
_SURE = 0.5


def demo(
    record: Annotated[str, typer.Option("--record", help="Where to keep the sample's record.", metavar="PATH")] = "heldby-demo.db",
) -> None:
    """Read the sample reports that ship with heldby and print who holds what, on whose word."""
    console, began = out(), time.perf_counter()
    kept = heldby.open(record)
    reports = Path(str(files("heldby"))) / "data" / "sample" / "reports"
    added = kept.add([reports])
    snapshot = kept.at()
    console.print(_heading(snapshot, added))
    rows = _told_most(snapshot.control())
    console.print(table("control", sorted(rows, key=lambda r: (r.place.casefold(), r.place_id))))
    _print_quotes(console, rows, snapshot)
    _print_dispute(console, snapshot)
    _print_next(console, record, time.perf_counter() - began)


def _heading(snapshot: Any, added: Sequence[Any]) -> Text:
    reports, claims = snapshot.snapshot.reports(), snapshot.snapshot.claims()
    sources = {r.source for r in reports if r.source}
    new = sum(a.new for a in added)
    state = "read just now" if new else "read before"
    line = f"{len(reports)} reports by {len(sources)} outlets on three wars ({state}): {len(claims)} claims, each with its quote.\n"
    return Text(line) + Text("\nWho holds what by the latest of them", style="bold")


def _told_most(rows: Sequence[Any]) -> list[Any]:
    """The likeliest holder of the places most independently told of."""
    sure = [r for r in rows if r.holder_id and r.probability >= _SURE]
    return sorted(sure, key=lambda r: (-r.origins, -r.probability, r.place))[:_PLACES]


def _print_quotes(console: Any, rows: Sequence[Any], snapshot: Any) -> None:
    console.print(Text("\nThe sentences behind three of them", style="bold"))
    for row in rows[:_QUOTES]:
        claims = [c for c in (snapshot.snapshot.claim(id_) for id_ in row.claims) if c]
        if claims:
            best = max(claims, key=lambda c: (c.kind == "control", len(c.fillers("actor")), -c.start))
            line = quote(best, snapshot.snapshot.report(best.report))
            console.print(Padding(Text(f"{row.place}: {row.holder}  ", style="bold") + line, (0, 0, 0, 2)))


def _print_dispute(console: Any, snapshot: Any) -> None:
    disputes = snapshot.disputes()
    if not disputes:
        return
    dispute = next((d for d in disputes if not d.reconcilable), disputes[0])
    console.print(Text(f"\nOne of {len(disputes)} disagreements: {dispute.about} ({dispute.difference})", style="bold"))
    for side in dispute.sides:
        line = Text(f"{side['says']}: ") + Text(f"“{side['quotes'][0]}”", style="italic")
        console.print(Padding(line, (0, 0, 0, 2)))
    console.print(Padding(Text(dispute.why, style="dim"), (0, 0, 0, 2)))


def _print_next(console: Any, record: str, seconds: float) -> None:
    console.print(Text("\nLook next", style="bold") + Text(f"   (this took {seconds:.1f} s)", style="dim"))
    for command, what in (
        (f"heldby control --place Palmyra --on 2016-03-28 --record {record}", "who held it, and the quotes"),
        (f"heldby control --place Palmyra --on 2016-03-28 --known 2016-03-26 --record {record}", "what was known before"),
        (f"heldby timeline --place Kherson --record {record}", "every change of hands"),
        (f"heldby disputes --record {record}", "where reports do not agree"),
        ("heldby add YOUR/REPORTS", "your own reports, into heldby.db"),
    ):
        console.print(Text(f"  {command}", style="cyan") + Text(f"   {what}", style="dim"), soft_wrap=True)
