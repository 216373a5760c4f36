"""Who held a place on every day, as few samples: what is between two of them follows from both.

In:     a `Snapshot`.
Out:    for each place the rows that it ever has, and samples (a day, which rows, how likely).
Never:  a probability that is off by more than `_NEAR` when it is read off between two samples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from heldby.state import Course, on
from heldby.views.control import LEAST, control_row
from heldby.views.knowledge import knowledge
from heldby.views.rows import Rows
from heldby.views.shapes import ControlRow
from heldby.views.snapshot import Snapshot

Row = dict[str, Any]
_NEAR = 0.01
_BEFORE = 366  # days before the first of which anything is told
_LEFT_OUT = ("probability", "as_of", "known", "place", "place_id", "lat", "lon")
_Seen = dict[int, float]
"""The probabilities of a day, by the number of the row."""


def sampled(snapshot: Snapshot, last: date) -> Iterator[Row]:
    """Each place's `rows` (as the view `control` has them, without their probabilities) and `samples` of them.

    A sample is [day, [[number of the row, probability], ...]]; it holds until the day of the next, the probabilities
    of rows that stand in both going evenly from one to the other.
    """
    courses = knowledge(snapshot).courses.values()
    # what is told of a later day says something of the days before, if less and less
    first = min((int(course.days[0]) for course in courses), default=last.toordinal()) - _BEFORE
    for course in courses:
        sampler = _Sampler(snapshot, course)
        if told := sampler.told(first, last.toordinal()):
            yield told


class _Sampler:
    """Samples of one place, as many as it needs."""

    def __init__(self, snapshot: Snapshot, course: Course) -> None:
        self._snapshot, self._course = snapshot, course
        self._rows: list[Row] = []
        self._head: Row = {}
        self._seen: dict[int, _Seen] = {}

    def told(self, first: int, last: int) -> Row | None:
        """None when nothing is ever told of who holds the place."""
        days = self._days(first, last)
        for day in days:
            self._at(day)
        for one, other in pairwise(days):
            self._between(one, other)
        samples = [
            [date.fromordinal(day).isoformat(), [[number, round(chance, 3)] for number, chance in seen.items()]]
            for day, seen in sorted(self._seen.items())
        ]
        return {**self._head, "rows": self._rows, "samples": samples} if self._rows else None

    def _days(self, first: int, last: int) -> Sequence[int]:
        turning = {day.toordinal() for day in self._course.turning}
        told = {int(day) for day in self._course.days} | turning | {day - 1 for day in turning}
        return sorted({day for day in told if first <= day <= last} | {first, last})

    def _at(self, day: int) -> _Seen:
        """What is so on a day; rows that were never seen before get a number."""
        if day not in self._seen:
            seen: _Seen = {}
            for row in self._control(date.fromordinal(day)):
                self._head = self._head or {name: row[name] for name in ("place", "place_id", "lat", "lon")}
                bare = {name: value for name, value in row.items() if name not in _LEFT_OUT}
                if bare not in self._rows:
                    self._rows.append(bare)
                seen[self._rows.index(bare)] = row["probability"]
            self._seen[day] = seen
        return self._seen[day]

    def _control(self, day: date) -> list[Row]:
        found = [control_row(self._snapshot, h, day) for h in on(self._course, day, least=LEAST)]
        return Rows(ControlRow, found).to_dicts()

    def _between(self, one: int, other: int) -> None:
        """Sample what lies between, until nothing there is far from what the ends tell of it."""
        if other - one < 2:
            return
        middle = (one + other) // 2
        first, last, seen = self._at(one), self._at(other), self._at(middle)
        part = (middle - one) / (other - one)
        if first.keys() == last.keys() == seen.keys() and all(
            abs(chance - (first[n] + (last[n] - first[n]) * part)) <= _NEAR for n, chance in seen.items()
        ):
            del self._seen[middle]
            return
        self._between(one, middle)
        self._between(middle, other)
