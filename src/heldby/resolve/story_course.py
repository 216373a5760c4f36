"""The years of a history's days, chosen so that its story as a whole takes the shortest course.

In:     the points of a story in order: days with their year, and days that may be of several years.
Out:    the day of each point.
Never:  a choice that looks only at the day before: one told out of turn ("by 1 March") would carry off all after it.

A story mostly goes on by days and weeks, seldom back, and now and then looks far back for a sentence or two. Each step
costs as much as it is long, and turning back a little more; a day with its year may be told in passing, at a price, and
then the story goes on from where it was. The cheapest course is found by dynamic programming over the points (Viterbi).
In the battle articles and lists of wars at hand, given the day on which they were copied and with the years of all days
taken out but the first of each run, it reads 984 of 1,142 back, and 1,391 of the 1,477 days that their writers left
without a year in articles about one year or two lie in those; going from each day to the next that is not well before
it read 987 and 1,259.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    _At = tuple[date, bool]
    """Where a story has come to, and whether that is all of a year."""

_YEAR = 365.0
_TURN = 0.15  # the price of turning back at all by more than a month
_MONTH = 31
_FARTHEST = 1.0  # the price of any step, however long
_IN_PASSING = 0.5
_WITHIN_YEAR = 0.1


@dataclass(frozen=True, slots=True)
class Point:
    """A day of the story: what it may be, in order of time; of several only by its year. `told` if its year is.

    `whole` if it is all of a year: from "in 2006" to any day of that year is no step.
    """

    days: tuple[date, ...]
    told: bool
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Path:
    """The cheapest way to some day: its price, the point it came from and the day chosen there."""

    price: float
    before: _Path | None
    chosen: date


def course(points: Sequence[Point]) -> list[date]:
    """The day of each point on the cheapest course; of two as cheap the later days."""
    ways: dict[_At | None, _Path | None] = {None: None}
    for point in points:
        found: dict[_At | None, _Path | None] = {}
        for at, way in ways.items():
            price = way.price if way else 0.0
            for day in point.days:
                _keep(
                    found, (day, point.whole), _Path(price + (_step(at[0], day, whole=at[1]) if at else 0.0), way, day)
                )
            if point.told and at:
                _keep(found, at, _Path(price + _IN_PASSING, way, point.days[0]))
        least = min(way.price for way in found.values() if way)
        # from anywhere the story may go on to anywhere at the price of the farthest step
        ways = {at: way for at, way in found.items() if way and way.price <= least + _FARTHEST}
    last = min((w for w in ways.values() if w), key=lambda w: (w.price, -w.chosen.toordinal()), default=None)
    return _back(last)[::-1]


def _keep(found: dict[_At | None, _Path | None], at: _At, way: _Path) -> None:
    known = found.get(at)
    if known is None or way.price < known.price:
        found[at] = way


def _back(way: _Path | None) -> list[date]:
    days = []
    while way:
        days.append(way.chosen)
        way = way.before
    return days


def _step(before: date, after: date, *, whole: bool = False) -> float:
    """What it costs a story to go from one day, or from all of its year, to another day."""
    if whole and after.year == before.year:
        return _WITHIN_YEAR
    days = (after - before).days
    if days >= 0:
        return min(days / _YEAR, _FARTHEST)
    return min(-days / _YEAR + (_TURN if -days > _MONTH else 0.0), _FARTHEST)
