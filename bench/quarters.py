"""Who held eight well-known places of Syria by quarter, 2012 to 2018, beside what is publicly known.

`python bench/quarters.py --record FILE`, a record made by `heldby add` of reports on Syria (docs/numbers.md says
which); with `--on 2017-12-31`, who held 28 places on that day.

In:     a record, and beside this file known_holders.csv: from when on which side is known to have held a place; for a
        day known_<day>.csv: who held what on it.
Out:    a line a place and quarter that is wrong or unknown, and how many are right, wrong, and unknown; with `--why` a
        line a stretch of such quarters, with the weightiest claims behind the answer; for a day a line a place.
Never:  a quarter in which a place changed hands, nor one before the first day of the list.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import heldby
from heldby.model.errors import HeldbyError
from heldby.views.knowledge import knowledge

KNOWN = Path(__file__).with_name("known_holders.csv")
YEARS = range(2012, 2019)
LIKELY = 0.5
_REASONS = 3


@dataclass(frozen=True, kw_only=True)
class Turn:
    """From `day` on the place was held by somebody on one of these sides."""

    day: date
    sides: frozenset[str]


def turns() -> dict[str, list[Turn]]:
    """The known turns of each place, in order."""
    with KNOWN.open(encoding="utf-8", newline="") as rows:
        read = list(csv.DictReader(rows))
    return {
        place: [Turn(day=date.fromisoformat(r["from"]), sides=frozenset(r["sides"].split())) for r in of_place]
        for place, of_place in groupby(read, key=lambda r: str(r["asked"]))
    }


def quarters(known: list[Turn]) -> Iterator[tuple[date, frozenset[str]]]:
    """The middle of each quarter in which one side held the place from first to last, with the sides it may be."""
    for year in YEARS:
        for month in (1, 4, 7, 10):
            first, end = date(year, month, 1), date(year + month // 12, month % 12 + 3 if month < 10 else 1, 1)
            first = date(year, month, 1)
            end = date(year + 1, 1, 1) if month == 10 else date(year, month + 3, 1)
            if known[0].day > first or any(first < turn.day < end for turn in known):
                continue
            yield date(year, month + 1, 15), max((t for t in known if t.day <= first), key=lambda t: t.day).sides


def answer(record: Any, place: str, day: date) -> tuple[str, str, float]:
    """The likeliest holder on a day, its side and probability, by all that is in the record."""
    snapshot = record.at(valid=day)
    try:
        rows = snapshot.control(place=place)
    except HeldbyError:
        return "not in the record", "", 0.0
    if not len(rows):
        return "not listed", "", 0.0
    best = rows[0]
    return best.holder, side_of(snapshot, best.holder_id or ""), best.probability


def side_of(snapshot: Any, holder: str) -> str:
    """The side of a holder; rebels that a state backs, whom heldby puts on no side, count here as the state's."""
    parties = knowledge(snapshot).parties
    return parties.side(holder) or parties.side(holder.replace("backed_rebels.", "backed.", 1))


def verdict(side: str, sure: float, sides: frozenset[str]) -> str:
    """Whether an answer is right; "unknown" when it leans to nobody."""
    return "right" if side in sides and sure >= LIKELY else "wrong" if side and sure >= LIKELY else "unknown"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the record answers for the middle of a quarter, and what is known."""

    day: date
    verdict: str
    holder: str
    sure: float
    known: str

    @property
    def quarter(self) -> str:
        """As "2016 Q1"."""
        return f"{self.day.year} Q{(self.day.month + 2) // 3}"


def resting_on(record: Any, place: str, day: date) -> str:
    """The weightiest claims for the likeliest holder on a day, without their words: what, when, in which report."""
    try:
        rows = record.at(valid=day).why(place=place)
    except HeldbyError:
        return "no report tells of who holds it"
    best = [row for row in rows if row.speaks == "for" and row.weight][:_REASONS]
    told = (f"{row.about} {row.change} {_span(row.when)} ({row.report_name}; {row.weight:.1f})" for row in best)
    return "; ".join(told) or "no report tells of who holds it"


def _span(when: tuple[date | None, date | None] | None) -> str:
    first, last = when or (None, None)
    return f"{first}" if first == last else f"{first} to {last}" if first else f"by {last}"


def print_reasons(record: Any, place: str, answers: list[Answer]) -> None:
    """A line for each stretch of quarters with one wrong or unknown answer, and one for what it rests on."""
    for (told, holder, known), stretch in groupby(answers, key=lambda a: (a.verdict, a.holder, a.known)):
        if told == "right":
            continue
        days = list(stretch)
        when = days[0].quarter if len(days) == 1 else f"{days[0].quarter} to {days[-1].quarter}"
        sure = " to ".join(sorted({f"{min(d.sure for d in days):.2f}", f"{max(d.sure for d in days):.2f}"}))
        print(f"{place}, {when}: {told}, {holder} {sure}; known: {known}")
        print(f"    {resting_on(record, place, days[len(days) // 2].day)}")


def on_one_day(record: Any, day: date) -> None:
    """Ask every place of a day's list, print each, and the counts."""
    total: Counter[str] = Counter()
    with KNOWN.with_name(f"known_{day}.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            sides = frozenset(row["sides"].split())
            holder, side, sure = answer(record, row["asked"], day)
            told = verdict(side, sure, sides)
            total[told] += 1
            print(f"{row['asked']:16} {told:8} {holder} {sure:.2f}; known: {' or '.join(sorted(sides))}")
    print(
        f"all: {sum(total.values())} places; right {total['right']}, wrong {total['wrong']}, unknown {total['unknown']}"
    )


def main() -> None:
    """Ask every place and quarter, or every place of a day."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--record", required=True)
    ask.add_argument("--on", type=date.fromisoformat)
    ask.add_argument("--why", action="store_true", help="what wrong and unknown answers rest on")
    asked = ask.parse_args()
    record = heldby.open(asked.record)
    if asked.on:
        on_one_day(record, asked.on)
    else:
        by_quarter(record, print_reasons if asked.why else print_each)


def print_each(_record: Any, place: str, answers: list[Answer]) -> None:
    """A line for each quarter that is not right."""
    for one in answers:
        if one.verdict != "right":
            print(f"{place:16} {one.quarter}  {one.verdict:8} {one.holder} {one.sure:.2f}; known: {one.known}")


def by_quarter(record: Any, show: Callable[[Any, str, list[Answer]], None]) -> None:
    """Ask every place and quarter, print what is not right, and the counts."""
    total: Counter[str] = Counter()
    for place, known in turns().items():
        counts: Counter[str] = Counter()
        answers: list[Answer] = []
        for day, sides in quarters(known):
            holder, side, sure = answer(record, place, day)
            right = verdict(side, sure, sides)
            counts[right] += 1
            answers.append(Answer(day=day, verdict=right, holder=holder, sure=sure, known=" or ".join(sorted(sides))))
        show(record, place, answers)
        print(f"{place:16} right {counts['right']}, wrong {counts['wrong']}, unknown {counts['unknown']}")
        total += counts
    asked = sum(total.values())
    print(f"all: {asked} quarters; right {total['right']}, wrong {total['wrong']}, unknown {total['unknown']}")


if __name__ == "__main__":
    main()
