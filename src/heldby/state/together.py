"""Many courses asked about one day at once: the same numbers as each of them gives, without a call for each.

In:     courses.
Out:    the probabilities of all their holders on a day, and how far each course has turned by then.
Never:  another formula than `Course.chances` has; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from heldby.state.chain import Floats, aged_back
from heldby.state.course import Course

Ints = npt.NDArray[np.int64]
_FAR = 4_000_000  # more than any ordinal of a day: sets the days of one course apart from those of the next


class Together:
    """`chances` has a row for each course in the order given; `turned` counts its turning days up to a day."""

    def __init__(self, courses: Sequence[Course]) -> None:
        self.courses = tuple(courses)
        self.width = max((len(c.holders) for c in courses), default=0)
        self._apart = np.arange(len(courses)) * float(_FAR)
        self._days, self._starts = _laid([c.days for c in courses])
        self._first = self._days[self._starts]
        self._last = np.cumsum([len(c.days) for c in courses]) - 1
        self._search = self._days + np.repeat(self._apart, [len(c.days) for c in courses])
        self._forward = self._wide([c.forward for c in courses])
        self._message = self._wide([c.message for c in courses])
        self._prior = self._wide([c.prior[None, :] for c in courses])
        self._there = np.arange(self.width) < np.array([len(c.holders) for c in courses])[:, None]
        self._rate = np.array([c.rate for c in courses])
        self._rate_before = np.array([c.rate_before for c in courses])
        turning = [np.array([d.toordinal() for d in c.turning], dtype=float) for c in courses]
        laid, self._turning_starts = _laid(turning)
        self._turning = laid + np.repeat(self._apart, [len(t) for t in turning])

    def chances(self, day: date) -> Floats:
        """The probability of each holder on the day, in the order of its course's `holders`; 0 beyond the last."""
        asked = float(day.toordinal())
        at = np.searchsorted(self._search, self._apart + asked, side="right") - 1
        before = at < self._starts
        at = np.maximum(at, self._starts)
        after = np.minimum(at + 1, self._last)
        since = np.exp(-self._rate * (asked - self._days[at]))[:, None]
        left = np.exp(-self._rate * np.maximum(self._days[after] - asked, 0))[:, None]
        forward = since * self._forward[at] + (1 - since) * self._prior
        result = forward * self._within(aged_back(self._message[at], left, self._prior))
        if before.any():
            result[before] = self._earlier(asked)[before]
        normal: Floats = result / result.sum(axis=1, keepdims=True)
        return normal

    def turned(self, day: date) -> Ints:
        """How many of its turning days each course has behind it on the day."""
        found: Ints = np.searchsorted(self._turning, self._apart + float(day.toordinal()), side="right")
        return found - self._turning_starts

    def _earlier(self, asked: float) -> Floats:
        """As `Course._earlier`."""
        keep = np.exp(-self._rate_before * np.maximum(self._first - asked, 0))[:, None]
        step = self._days[np.minimum(self._starts + 1, self._last)] - self._first
        left = np.exp(-self._rate * step)[:, None]
        first = self._forward[self._starts] * self._within(aged_back(self._message[self._starts], left, self._prior))
        first /= first.sum(axis=1, keepdims=True)
        result: Floats = keep * first + (1 - keep) * self._prior
        return result

    def _within(self, values: Floats) -> Floats:
        """Nothing for the columns that a course does not have; what is drawn anew would fill them."""
        kept: Floats = np.where(self._there, values, 0.0)
        return kept

    def _wide(self, tables: Sequence[Floats]) -> Floats:
        """The rows of all tables under one another, each filled up with zeros."""
        made = np.zeros((sum(len(t) for t in tables), self.width))
        row = 0
        for table in tables:
            made[row : row + len(table), : table.shape[1]] = table
            row += len(table)
        return made


def _laid(parts: Sequence[npt.NDArray[Any]]) -> tuple[Floats, Ints]:
    """All parts in one array, and where each begins."""
    starts = np.concatenate(([0], np.cumsum([len(p) for p in parts], dtype=np.int64)[:-1])) if parts else np.array([])
    return (np.concatenate(parts) if parts else np.array([])), starts.astype(np.int64)
