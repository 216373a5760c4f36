"""How fast UCDP GED is taken in, and its dead by month beside those that the reports of a record tell of.

    uv run python bench/imports.py [--shared DIR] [--reports RECORD] [--plot FILE.svg]

In:     `data/ucdp/ucdp_ged_syria.csv` beside the project, or where --shared or HELDBY_SHARED says; with --reports a
        record of reports that tell of the same months.
Out:    rows, seconds of work and by the clock, what names were found; a table by month, and its plot.
Never:  a toll "since 2011" in a month: only figures dated within one month count, each event once, none over 1,000.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import heldby
from heldby.model import MentionKind
from heldby.model.told import Told
from heldby.record import Record
from heldby.views.knowledge import knowledge
from imports_plot import Month, plot

ROOT = Path(__file__).resolve().parents[1]
_MOST = 1_000
_COUNTRY = "SY"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--shared")
    ask.add_argument("--reports", help="a record of reports, made with heldby add")
    ask.add_argument("--plot", type=Path, help="where to write the plot (SVG)")
    asked = ask.parse_args()
    table = shared(asked.shared) / "data" / "ucdp" / "ucdp_ged_syria.csv"
    if not table.exists():
        sys.exit(f"there is no {table}; give the folder that holds data/ucdp with --shared")
    with tempfile.TemporaryDirectory() as folder, heldby.open(Path(folder) / "ged.db") as record:
        take_in(record, table)
        print(*found(record), sep="\n")
        coded = dict(months_of_ged(record))
    if asked.reports:
        with heldby.open(asked.reports) as record:
            told = dict(months_of_reports(record))
        compare(coded, told, asked.plot)


def shared(given: str | None) -> Path:
    """The folder of shared data."""
    return Path(given or os.environ.get("HELDBY_SHARED") or ROOT.parent / "shared")


def take_in(record: Record, table: Path) -> None:
    """Import the table, and again, and tell how long that took."""
    for what in ("taken in", "taken in again"):
        clock, work = time.perf_counter(), time.process_time()
        added = record.add([table])
        spent = f"{time.process_time() - work:.1f} s of work, {time.perf_counter() - clock:.1f} s by the clock"
        new, claims = sum(a.new for a in added), sum(a.claims for a in added)
        problems = Counter(p.what for a in added for p in a.problems)
        print(f"{what}: {len(added):,} rows, {new:,} new, {claims:,} claims, {spent}; problems: {dict(problems)}")


def found(record: Record) -> Iterator[str]:
    """What share of the names are places and actors that heldby knows."""
    links = record.snapshot().links()
    places = [link.id or "" for link in links if link.kind is MentionKind.PLACE]
    actors = [link.id or "" for link in links if link.kind is MentionKind.ACTOR]
    known = sum(not i.startswith("geo:") for i in places)
    yield f"places of the gazetteer: {known:,} of {len(places):,}; the others keep their name and coordinates"
    known = sum(not i.startswith("text:") for i in actors)
    yield f"actors and sources that are known: {known:,} of {len(actors):,}; the others keep their name"


def months_of_ged(record: Record) -> Iterator[tuple[str, Month]]:
    """Low, best and high of all rows of each month in which they both begin and end."""
    sums: dict[str, list[float]] = {}
    for told in knowledge(record.snapshot()).reconciled.told:
        month = _month(told)
        if told.claim.rule == "table:ucdp_ged.deaths" and month and told.claim.quantity:
            number = told.claim.quantity
            figures = (number.low or 0, number.best or 0, number.high or 0)
            sums[month] = [a + b for a, b in zip(sums.get(month, (0, 0, 0)), figures, strict=True)]
    for month, (low, best, high) in sorted(sums.items()):
        yield month, Month(low=low, best=best, high=high)


def months_of_reports(record: Record) -> Iterator[tuple[str, Month]]:
    """Of each month the dead of all events that reports tell of: of each event the lowest and the highest figure."""
    snapshot = record.snapshot()
    known = knowledge(snapshot)
    sums: dict[str, list[float]] = {}
    for event in known.reconciled.events:
        told = [known.told[c] for c in event.claims if not known.told[c].claim.is_coded]
        here = any((place := snapshot.gazetteer.get(p)) and place.country == _COUNTRY for p in event.places)
        month = _month(told[0]) if told else None
        if event.kind != "casualty" or event.traits.get("measure") != "killed" or not here or not month:
            continue
        low, high = _range(told)
        if high is not None and high <= _MOST:
            sums[month] = [a + b for a, b in zip(sums.get(month, (0, 0)), (low, high), strict=True)]
    for month, (low, high) in sorted(sums.items()):
        yield month, Month(low=low, best=None, high=high)


def _month(told: Told) -> str | None:
    """The month that all the days of a claim lie in."""
    when = told.when
    if not when or not when.earliest or not when.latest:
        return None
    first, last = when.earliest, when.latest
    return f"{first:%Y-%m}" if (first.year, first.month) == (last.year, last.month) else None


def _range(told: Iterable[Told]) -> tuple[float, float | None]:
    numbers = [t.claim.quantity for t in told if t.claim.quantity]
    lows = [n.low for n in numbers if n.low is not None]
    highs = [h for n in numbers if (h := n.high if n.high is not None else n.low) is not None]
    return min(lows, default=0.0), max(highs, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    month: str
    coded: Month | None
    told: Month | None

    def __str__(self) -> str:
        coded, told = (f"{m.low:7,.0f} {m.high:7,.0f}" if m else "      –       –" for m in (self.coded, self.told))
        best = f"{self.coded.best:7,.0f}" if self.coded and self.coded.best is not None else "      –"
        return f"{self.month}  {best} {coded}   {told}"


def compare(coded: Mapping[str, Month], told: Mapping[str, Month], to: Path | None) -> None:
    """Print both by month, from the first to the last month of the coded ones, and plot them."""
    months = list(_between(min(coded), max(coded)))
    print("\nmonth    GED best     low    high   reports low, high")
    print(*(_Line(month=m, coded=coded.get(m), told=told.get(m)) for m in months), sep="\n")
    both = [m for m in months if m in told and m in coded]
    shares = [(told[m].high / coded[m].best) for m in both if coded[m].best]
    if shares:
        middle = sorted(shares)[len(shares) // 2]
        print(
            f"{len(both)} of {len(months)} months in both; in the middle one reports tell of {middle:.0%} of GED's dead"
        )
    if to:
        to.write_text(plot(months, coded, told), "utf-8")
        print(f"plot: {to}")


def _between(first: str, last: str) -> Iterator[str]:
    day = date.fromisoformat(f"{first}-01")
    while f"{day:%Y-%m}" <= last:
        yield f"{day:%Y-%m}"
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


if __name__ == "__main__":
    main()
