"""Who held a place on every day, as few samples: what is between two of them follows from both.

In:     a `Snapshot`.
Out:    for each place the rows that it ever has, and samples (a day, which rows, how likely).
Never:  a probability that is off by more than `_NEAR` when it is read off between two samples, or on the other side of
        one from which on a page draws it differently (`_MARKS`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from heldby.state import Course, held_by
from heldby.views.control import LEAST, control_row
from heldby.views.knowledge import knowledge
from heldby.views.rows import Rows
from heldby.views.shapes import ControlRow
from heldby.views.snapshot import Snapshot

Row = dict[str, Any]
_NEAR = 0.01
_MARKS = (0.3, 0.7, 0.9)  # where a page draws a place as shared, as probably and as surely held
_BEFORE = 366  # days before the first of which anything is told
_LEFT_OUT = ("probability", "as_of", "known", "place", "place_id", "lat", "lon")
_Seen = dict[int, float]
"""The probabilities of a day, by the number of the row."""
_Gap = tuple[int, int]
"""Two days that were looked at, and none between them."""


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
    """Samples of one place, as many as it needs.

    Between two turning days of a place only the probabilities of its rows change, so a row is made once for each such
    span and holder, and the probabilities of many days are asked for at once.
    """

    def __init__(self, snapshot: Snapshot, course: Course) -> None:
        self._snapshot, self._course = snapshot, course
        self._rows: list[Row] = []
        self._head: Row = {}
        self._numbers: dict[tuple[int, int], int] = {}
        self._seen: dict[int, _Seen] = {}

    def told(self, first: int, last: int) -> Row | None:
        """None when nothing is ever told of who holds the place."""
        days = self._days(first, last)
        self._look(days)
        gaps = list(pairwise(days))
        while gaps:
            gaps = self._halved(gaps)
        samples = [
            [date.fromordinal(day).isoformat(), list(map(list, seen.items()))]
            for day, seen in sorted(self._seen.items())
        ]
        return {**self._head, "rows": self._rows, "samples": samples} if self._rows else None

    def _days(self, first: int, last: int) -> Sequence[int]:
        turning = {day.toordinal() for day in self._course.turning}
        told = {int(day) for day in self._course.days} | turning | {day - 1 for day in turning}
        return sorted({day for day in told if first <= day <= last} | {first, last})

    def _look(self, days: Sequence[int]) -> None:
        """See what is so on some days."""
        found = self._course.chances(np.array(days, dtype=float))
        order = np.argsort(-found, axis=1, kind="stable").tolist()
        for day, chances, columns in zip(days, found.tolist(), order, strict=True):
            on = date.fromordinal(day)
            span = bisect_right(self._course.turning, on)
            shown = [i for i in columns if chances[i] >= LEAST] if self._course.tells(on) else []
            self._seen[day] = {self._number(span, i, on): round(chances[i], 4) for i in shown}

    def _number(self, span: int, column: int, day: date) -> int:
        """The number of a holder's row in a span; one that was never seen before gets the next."""
        if (span, column) not in self._numbers:
            holding = held_by(self._course, self._course.holders[column], day)
            [row] = Rows(ControlRow, [control_row(self._snapshot, holding, day)]).to_dicts()
            self._head = self._head or {name: row[name] for name in ("place", "place_id", "lat", "lon")}
            bare = {name: value for name, value in row.items() if name not in _LEFT_OUT}
            if bare not in self._rows:
                self._rows.append(bare)
            self._numbers[span, column] = self._rows.index(bare)
        return self._numbers[span, column]

    def _halved(self, gaps: Sequence[_Gap]) -> list[_Gap]:
        """Sample the middle of each gap; the halves of those where the ends do not tell what is so there."""
        wide = [(one, (one + other) // 2, other) for one, other in gaps if other - one > 1]
        if wide:
            self._look([middle for _, middle, _ in wide])
        return [half for one, middle, other in wide if not self._follows(one, middle, other)
                for half in ((one, middle), (middle, other))]  # fmt: skip

    def _follows(self, one: int, middle: int, other: int) -> bool:
        """Whether the ends tell nearly what is so in the middle, which then need not be kept."""
        first, last, seen = self._seen[one], self._seen[other], self._seen[middle]
        part = (middle - one) / (other - one)
        follows = _drawn(first) == _drawn(last) == _drawn(seen) and all(
            abs(chance - (first[n] + (last[n] - first[n]) * part)) <= _NEAR for n, chance in seen.items()
        )
        if follows:
            del self._seen[middle]
        return follows


def _drawn(seen: _Seen) -> list[tuple[int, int]]:
    """The rows of a day, likeliest first, each with how many marks it has reached."""
    return [(number, bisect_right(_MARKS, chance)) for number, chance in seen.items()]
