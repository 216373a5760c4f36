"""The year of a history that gives days and months alone, from when the places it tells of were fought over.

In:     the days without a year that the text tells, its places; the known battles and turns.
Out:    "not before" its last day, with the reason; None when they are not clear about one year.
Never:  a year for news ("on Thursday"), or one of two years in which the place was fought over in those months.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from heldby.lexicon.turns import battles, turns
from heldby.model.mention import Mention, MentionKind
from heldby.model.report import Passage
from heldby.model.time import When

_FEWEST = 2
_LEAST = 0.25  # of all places named, those that speak for the year
_MOST_DAYS = 0.75  # of the days, those that must lie in the stretches: a history looks back and ahead
_LEAD = timedelta(31)
_HALF_YEAR = 6


@dataclass(frozen=True, slots=True)
class _Known:
    """The stretches in which a place was fought over."""

    name: str
    stretches: tuple[tuple[date, date], ...]


def written_after(
    days: Sequence[tuple[int, int]], passages: Sequence[Passage], mentions: Iterable[Mention]
) -> tuple[When, str] | None:
    """ "Not before the last of these days", if the places named allow all of them (month, day) in one year alone."""
    known = _known()
    named = Counter(
        m.candidates[0]
        for m in mentions
        if m.kind is MentionKind.PLACE
        and m.candidates
        and any(p.kind.is_article and p.start <= m.start < p.end for p in passages)
    )
    allowed = {place: years for place in named if place in known and (years := _years(days, known[place].stretches))}
    votes = Counter[int]()
    for place, years in allowed.items():
        votes.update(dict.fromkeys(years, named[place]))
    year = _clear(votes)
    if year is None or votes[year] < _LEAST * named.total():
        return None
    names = " and ".join(sorted({known[place].name for place, years in allowed.items() if years == {year}}))
    reason = f"no year is given, but days such as these fit the fighting for {names} only in {year}"
    last = max(placed(days, year))
    return (When.within(last, None), f"{reason}; nothing says how long ago that was") if names else None


def _clear(votes: Counter[int]) -> int | None:
    """The year that the places named speak for twice as often as for any other."""
    first, second = (*votes.most_common(2), (0, 0), (0, 0))[:2]
    return first[0] if first[1] >= max(_FEWEST, 2 * second[1]) else None


def _known() -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for battle in (b for rows in battles().values() for b in rows):
        _add(found, battle.place, battle.name, (battle.when.earliest, battle.when.latest))
    for turn in (t for rows in turns().values() for t in rows):
        first = turn.when.earliest
        _add(found, turn.place, turn.name, (first - _LEAD if first else None, turn.when.latest))
    return found


def _add(found: dict[str, _Known], place: str, name: str, stretch: tuple[date | None, date | None]) -> None:
    first, last = stretch
    if first and last:
        before = found.get(place, _Known(name, ()))
        found[place] = _Known(before.name, (*before.stretches, (first, last)))


def _years(days: Sequence[tuple[int, int]], stretches: Sequence[tuple[date, date]]) -> set[int]:
    """The years of the last day in which nearly every day lies in a known stretch."""
    years = range(min(a.year for a, _ in stretches), max(b.year for _, b in stretches) + 1)
    fitting = {
        year: sum(any(a <= day <= b for a, b in stretches) for day in known)
        for year in years
        if (known := placed(days, year))
    }
    return {year for year, count in fitting.items() if count >= _MOST_DAYS * len(days)}


def placed(days: Sequence[tuple[int, int]], year: int) -> list[date]:
    """Days (month, day) in the year of the last one; nothing where that year has no such day.

    Across a turn of the year the late months are those of the year before.
    """
    months = [month for month, _ in days]
    crosses = max(months) - min(months) > _HALF_YEAR
    try:
        return [date(year - (crosses and month > _HALF_YEAR), month, day) for month, day in days]
    except ValueError:
        return []
