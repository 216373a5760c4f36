"""How far each source has earned to be believed, from how its claims agree with all the others.

In:     `Tests`: sums, over all places, of how likely claims are so by the courses that they led to (testing.py).
Out:    `Trust`: a factor for each source and interest, with how many of its claims could be tested and were borne out.
Never:  a verdict on few claims: the prior by kind of source counts as much as `[trust] prior_claims` tested ones.

The method is truth discovery by expectation and maximisation (Dawid and Skene 1979; Yin et al. 2008): the course of a
place tells how likely each claim about it is so, a source's share of claims that are so tells how much its word weighs,
and round again. A source has one record for what serves its own side and another for what does not, so that a party's
press which boasts is still believed when it owns up to a loss.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heldby.model.told import Told
    from heldby.state.settings import Settings
    from heldby.state.weighing import Scales

UNIT = 1 << 40
"""Sums are kept in whole numbers of 1 / UNIT, so that they do not depend on the order of adding."""
Sums = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Of the claims of one source and interest: how many could be tested, and what share of them was borne out."""

    tested: float
    share: float
    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The standing of each source and interest; a source without one has the prior's factor, 1."""

    standings: Mapping[tuple[str, str], Standing] = field(default_factory=dict)
    echoes: Mapping[str, float] = field(default_factory=dict)

    def factor(self, source: str, interest: str) -> float:
        """What its claims weigh, as a share of what their kind of source weighs before any is tested."""
        found = self.standings.get((source, interest))
        return found.factor if found else 1.0

    def adds(self, source: str, settings: Settings) -> float:
        """What its word adds, as a share of its weight, to a thing that others told before it."""
        return self.echoes.get(source, settings.trust_later)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tests:
    """Sums of tests, in units: for each source and way of its claims how many were so, how many were tested, and what
    they weighed; for each source that told a thing after others, how often that was so, how often by the others' word
    alone, and how many they were.
    """

    claims: Mapping[tuple[str, str], Sums] = field(default_factory=dict)
    echoes: Mapping[str, Sums] = field(default_factory=dict)


def _plus(one: Sums, other: Sums) -> Sums:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def way_of(told: Told, scales: Scales) -> str:
    """What kind of word it is, each with a record of its own: of a state; of a change that is news, that nobody else
    came to tell, or that others tell too; and whether it serves its teller, hurts him, or neither.

    Who only repeats what others told is nobody else: what a source and its echoes tell is told by the source alone.
    """
    known, claim = scales.company, told.claim.id
    echoed = claim in known.others and not any(scales.confirms(source) for source in known.others[claim])
    if told.claim.trait("change") == "held":
        what = "state"
    elif claim in known.fresh or (echoed and claim in known.recent):
        what = "news"
    else:
        what = "told alone" if claim in known.alone or echoed else "change"
    return f"{what}, {scales.interest(told)}"


def learnt(tests: Tests, settings: Settings) -> Trust:
    """The standing of every source, by what the courses of all places make of its claims."""
    ways: dict[str, Sums] = defaultdict(lambda: (0, 0, 0))
    for (_, way), sums in tests.claims.items():
        ways[way] = _plus(ways[way], sums)
    usual = {way: _raw_factor(sums, settings, 1.0) for way, sums in ways.items()}
    return Trust(
        standings={key: _standing(sums, settings, usual[key[1]]) for key, sums in sorted(tests.claims.items())},
        echoes={source: _echo(sums, settings) for source, sums in sorted(tests.echoes.items())},
    )


def _raw_factor(sums: Sums, settings: Settings, usual: float) -> float:
    """What claims weigh by their tests, where claims of that way have `usual` as their factor."""
    right, tested, weighed = (part / UNIT for part in sums)
    prior = settings.trust_prior_claims
    weight = weighed / tested if tested else 1.0
    share = (right + prior * believed(weight * usual, settings)) / (tested + prior)
    # a party's own word begins below a stranger's, and may earn as much as his
    most = settings.trust_most * max(1.0, settings.weights["certainty"]["certain"] / weight)
    return min(max(weight_of(share, settings) / weight, settings.trust_least), most)


def _standing(sums: Sums, settings: Settings, usual: float) -> Standing:
    right, tested, _ = (part / UNIT for part in sums)
    factor = _in_steps(_raw_factor(sums, settings, usual), settings)
    return Standing(tested=tested, share=right / tested if tested else 0.0, factor=max(factor, settings.trust_least))


def _echo(sums: Sums, settings: Settings) -> float:
    """How much a source's word adds to what others told before it.

    What they told is so with some probability by their words alone. If it proves so more often once the source has
    told it too, its word adds that much; if not, it is an echo.
    """
    so, by_others, count = (part / UNIT for part in sums)
    prior, own = settings.trust_prior_claims, weight_of(0.9, settings)
    gained = weight_of(so / count, settings) - weight_of(by_others / count, settings) if count else 0.0
    adds = (prior * settings.trust_later + count * gained / own) / (prior + count)
    return _in_steps(min(max(adds, 0.0), 1.0), settings)


def _in_steps(value: float, settings: Settings) -> float:
    """The nearest whole step: so that one more claim seldom moves what everything that its source told rests on."""
    return round(value / settings.trust_step) * settings.trust_step


def believed(weight: float, settings: Settings) -> float:
    """How likely a lone claim of that weight is so, where somebody else is known to hold the place."""
    odds = math.expm1(weight) * math.exp(settings.change_from_holder)
    return odds / (1 + odds)


def weight_of(share: float, settings: Settings) -> float:
    """The weight of a claim that is so with that probability: the inverse of `believed`."""
    sure = min(max(share, 1e-3), 1 - 1e-3)
    return math.log1p(sure / (1 - sure) * math.exp(-settings.change_from_holder))
