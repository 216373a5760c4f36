"""`heldby demo`: the sample reports that ship with heldby, read and asked.

In:     nothing; a record of its own in the current folder.
Out:    who held what at the end of each war, three quotes, one dispute, and where to look next.
Never:  a prepared answer: everything printed was read from the reports just now.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

import heldby
from heldby.cli.quoting import quote
from heldby.cli.showing import table, tell
from heldby.model.address import shown

_PLACES, _QUOTES = 10, 3
_SURE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class War:
    """A war the sample tells of: its countries (ISO 3166), and a day soon after the last report of it."""

    name: str
    countries: frozenset[str]
    end: date


WARS = (
    War(name="Syria and Iraq", countries=frozenset({"SY", "IQ"}), end=date(2017, 11, 30)),
    War(name="Libya", countries=frozenset({"LY"}), end=date(2020, 6, 30)),
    War(name="Ukraine", countries=frozenset({"UA"}), end=date(2022, 11, 30)),
)


def demo(
    record: Annotated[
        str, typer.Option("--record", help="Where to keep the sample's record.", metavar="PATH")
    ] = "heldby-demo.db",
) -> None:
    """Read the sample reports that ship with heldby and print who holds what, on whose word."""
    began = time.perf_counter()
    kept = heldby.open(record)
    added = kept.add([Path(str(files("heldby"))) / "data" / "sample" / "reports"])
    snapshot = kept.at()
    tell(_heading(snapshot, added))
    shown = [row for war in WARS for row in _war(kept, war)]
    tell(*_quotes(shown, snapshot), *_dispute(snapshot))
    tell(*_next(record, time.perf_counter() - began))


def _heading(snapshot: Any, added: Sequence[Any]) -> Text:
    reports, claims = snapshot.snapshot.reports(), snapshot.snapshot.claims()
    outlets = len({r.source for r in reports if r.source})
    state = "read just now" if any(a.new for a in added) else "read before"
    counts = f"{len(reports)} reports by {outlets} outlets on three wars ({state}): {len(claims)} claims"
    return Text(f"{counts}, each with its quote.")


def _war(kept: Any, war: War) -> list[Any]:
    """Print who held what at the end of a war's reports; gives the rows, those most independently told of first."""
    snapshot = kept.at(valid=war.end, known=war.end)
    places = snapshot.snapshot.gazetteer
    sure = [r for r in snapshot.control() if r.holder_id and r.probability >= _SURE]
    here = [r for r in sure if (place := places.get(r.place_id)) and place.country in war.countries]
    told = sorted(here, key=lambda r: (-r.origins, -r.probability, r.place))[:_PLACES]
    if told:
        tell(
            Text(f"\n{war.name} on {war.end}, by what could be read on that day", style="bold"),
            table("control", sorted(told, key=lambda r: (r.place.casefold(), r.place_id))),
        )
    return told


def _quotes(rows: Sequence[Any], snapshot: Any) -> Iterator[RenderableType]:
    yield Text("\nThe sentences behind three of them", style="bold")
    for row in sorted(rows, key=lambda r: (-r.origins, -r.probability, r.place))[:_QUOTES]:
        claims = [c for c in (snapshot.snapshot.claim(id_) for id_ in row.claims) if c]
        if claims:
            best = max(claims, key=lambda c: (c.kind == "control", len(c.fillers("actor")), -c.start))
            line = quote(best, snapshot.snapshot.report(best.report))
            yield _indented(Text.assemble((f"{row.place}: {row.holder}  ", "bold"), line))


def _dispute(snapshot: Any) -> Iterator[RenderableType]:
    disputes = snapshot.disputes()
    if not disputes:
        return
    dispute = next((d for d in disputes if not d.reconcilable), disputes[0])
    title = f"One of {len(disputes)} disagreements" if len(disputes) > 1 else "One disagreement"
    yield Text(f"\n{title}: {dispute.about} ({dispute.difference})", style="bold")
    for side in dispute.sides:
        yield _indented(Text(f"{side['says']}: ") + Text(f"“{side['quotes'][0]}”", style="italic"))
    yield _indented(Text(dispute.why, style="dim"))


def _next(record: str, seconds: float) -> Iterator[RenderableType]:
    yield Text("\nLook next", style="bold") + Text(f"   (this took {seconds:.1f} s)", style="dim")
    of = f" --record {shown(record)}"
    for command, what in (
        (f"heldby control --place Palmyra --on 2016-03-28{of}", "who held it, and the quotes"),
        (f"heldby control --place Palmyra --on 2016-03-28 --known 2016-03-26{of}", "as one knew it before"),
        (f"heldby timeline --place Kherson{of}", "every change of hands"),
        (f"heldby disputes{of}", "where reports do not agree"),
        (f"heldby serve --open{of}", "the page in your browser, and the record over HTTP"),
        ("heldby add YOUR/REPORTS", "your own reports, into heldby.db"),
    ):
        yield _indented(Text(what, style="dim"))
        yield Padding(Text(command, style="cyan"), (0, 0, 0, 4), expand=False)


def _indented(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, 2), expand=False)
