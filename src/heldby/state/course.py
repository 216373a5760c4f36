"""How a place went: who held it on any day, how surely, on what evidence.

In:     the evidence of one place and the chain run over it.
Out:    `Course`, which answers for any day.
Never:  a stored verdict: a course is computed for what could be read by one day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby, pairwise

import numpy as np

from heldby.state.chain import Floats, aged_back
from heldby.state.evidence import CONTESTED, UNKNOWN, Evidence, Fight, Share, Siege

_GRID = 30  # days between looks in a stretch without news: finds to the month when certainty has faded


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Days from `first` to `end` (exclusive; None: to the last news and on) in which one holder is likeliest."""

    holder: str
    first: date
    end: date | None
    opening: bool


@dataclass(frozen=True, kw_only=True, eq=False)
class Course:
    """`holders` are the parties that may hold the place, the last of them "unknown"; arrays run over `days`.

    `days` are ordinals (`date.toordinal`), `forward` and `message` as in `chain.smooth`, `rate` and
    `rate_before` (before the first of `days`) per day.
    """

    place: str
    evidence: Evidence
    holders: tuple[str, ...]
    days: Floats
    forward: Floats
    message: Floats
    prior: Floats
    rate: float
    rate_before: float

    def chances(self, days: Sequence[date] | Floats) -> Floats:
        """The probability of each holder on each of the days: an array of days by holders; every row adds up to 1.

        `days` may be an array of ordinals, so that who asks many places of the same days counts them only once.
        """
        asked = days if isinstance(days, np.ndarray) else np.array([d.toordinal() for d in days], dtype=float)
        at = np.searchsorted(self.days, asked, side="right") - 1
        before = at < 0
        at = np.maximum(at, 0)
        since = np.exp(-self.rate * (asked - self.days[at]))
        until = self.days[np.minimum(at + 1, len(self.days) - 1)] - asked
        left = np.exp(-self.rate * np.maximum(until, 0))
        # a row a holder, which is quicker than a row a day; `news` is what each day of news adds to what is drawn anew
        prior, drawn = self.prior[:, None], self.message @ self.prior
        news, later = (self.forward - self.prior).T, (self.message - drawn[:, None]).T
        result, after = news.take(at, axis=1), later.take(at, axis=1)
        result *= since
        result += prior
        after *= left
        after += drawn.take(at)
        result *= after
        if before.any():
            result[:, before] = self._earlier(asked[before]).T
        result /= result.sum(axis=0)
        return result.T

    def _earlier(self, asked: Floats) -> Floats:
        """Before the first evidence, certainty fades backwards in time at a rate of its own."""
        keep = np.exp(-self.rate_before * (self.days[0] - asked))[:, None]
        first = self.forward[0] * aged_back(self.message[0], self._step(), self.prior)
        first /= first.sum()
        result: Floats = keep * first + (1 - keep) * self.prior
        return result

    def _step(self) -> Floats:
        days = self.days[min(1, len(self.days) - 1)] - self.days[0]
        return np.exp(-self.rate * np.array([days]))

    @cached_property
    def looks(self) -> tuple[date, ...]:
        """The days of which something was told, and some between them."""
        known = [int(d) for d in self.days]
        steps = {day for a, b in pairwise(known) for day in range(a, b, _GRID)}
        return tuple(date.fromordinal(d) for d in sorted({*known, *steps}))

    @cached_property
    def spells(self) -> tuple[Spell, ...]:
        """The likeliest holder through the days of which something was told, in order, without a gap."""
        best = self.chances(self.looks).argmax(axis=1)
        runs = [
            (self.holders[state], [d for _, d in run])
            for state, run in groupby(zip(best, self.looks, strict=True), lambda p: p[0])
        ]
        ends = [run[0] for _, run in runs[1:]]
        return tuple(
            Spell(holder=holder, first=run[0], end=end, opening=i == 0)
            for i, ((holder, run), end) in enumerate(zip(runs, [*ends, None], strict=True))
        )

    @cached_property
    def turning(self) -> tuple[date, ...]:
        """The days on which anything but the probabilities may change: a spell, fighting and the like begin or end."""
        days = [spell.first for spell in self.spells[1:]]
        days += [day for f in self.evidence.fights for day in (f.first, f.fading)]
        days += [day for s in self.evidence.sieges for day in (s.first or s.last, s.fading)]
        days += [day for part in self.evidence.parts for day in (part.first, part.fading)]
        return tuple(sorted(set(days)))

    @cached_property
    def origins(self) -> frozenset[str]:
        """Everybody who told of who holds the place."""
        told = [p.origins for p in self.evidence.turns] + [p.origins for p in self.evidence.sights]
        return frozenset(o for origins in told for o in origins)

    def others(self, origin: str) -> bool:
        """Whether anybody but this origin told of who holds the place."""
        return not self.origins <= {origin}

    def fights(self, day: date) -> list[Fight]:
        """The fighting that goes on that day."""
        return [f for f in self.evidence.fights if f.first <= day < f.fading]

    def sieges(self, day: date) -> list[Siege]:
        """The sieges that go on that day."""
        return [s for s in self.evidence.sieges if (s.first or s.last) <= day < s.fading]

    def parts(self, day: date) -> list[Share]:
        """Who has parts of the place that day."""
        return [p for p in self.evidence.parts if p.first <= day < p.fading]

    def tells(self, day: date) -> bool:
        """Whether anything is told of who holds the place: who holds it some day, or fighting, a siege, parts that day.

        Of a place where there once was a battle, nothing is told when it is over.
        """
        evidence = self.evidence
        return bool(evidence.turns or evidence.sights or self.fights(day) or self.sieges(day) or self.parts(day))

    def named(self, holder: str, day: date) -> str:
        """A holder as shown that day: where there is fighting, "unknown" is contested."""
        return CONTESTED if holder == UNKNOWN and self.fights(day) else holder
