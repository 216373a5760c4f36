"""Lay the evidence of places on chains of days and run them, many places together.

In:     evidence by place, settings.
Out:    a `Course` a place.
Never:  one day after another: only days on which something was told, so ten years cost no more than one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from heldby.state.chain import Chains, Floats, smooth
from heldby.state.course import Course
from heldby.state.evidence import UNKNOWN, Evidence, Turn

if TYPE_CHECKING:
    from heldby.state.settings import Settings

_TOGETHER = 512  # places in one run: bounds memory (512 x 100 days x 7 x 7 states x 8 bytes = 200 MB at the very most)
_DAY = timedelta(days=1)
_STEPS = 4  # a turn dated within a stretch is laid on the ends of so many parts of it
_TINY = 1e-9  # a share below which a turn is as good as certain, so that odds stay finite


def courses(evidence: Iterable[Evidence], *, settings: Settings) -> tuple[Course, ...]:
    """Run the chains of all places, in the order of the places' ids."""
    by_size: dict[int, list[tuple[Evidence, tuple[str, ...]]]] = defaultdict(list)
    for one in evidence:
        states = (*one.holders, UNKNOWN)
        by_size[len(states)].append((one, states))
    found: list[Course] = []
    for _, group in sorted(by_size.items()):
        laid = sorted((_laid(*one, settings) for one in group), key=lambda one: len(one.days))
        for start in range(0, len(laid), _TOGETHER):
            found += _run(laid[start : start + _TOGETHER], settings)
    return tuple(sorted(found, key=lambda c: c.place))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Laid:
    """The evidence of one place on its days (ordinals, without a double, in order)."""

    evidence: Evidence
    states: tuple[str, ...]
    days: Floats
    turns: Floats
    seen: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Stretches:
    """The days of a place; for each of its turns the day before it may have been, and the last it may (ordinals)."""

    days: Floats
    first: Floats
    last: Floats


def prior(count: int, settings: Settings) -> Floats:
    """What is likely where nothing is known: `count` parties alike, and "unknown" several times as likely as any."""
    odds = np.array([1.0] * count + [settings.unknown_odds])
    total: Floats = odds / odds.sum()
    return total


def _first_word(evidence: Evidence) -> date:
    """The day on which to start where nothing tells of a holder: of fighting, a siege, or who has a part of it."""
    fights, sieges, parts = evidence.fights, evidence.sieges, evidence.parts
    return fights[0].first if fights else sieges[0].last if sieges else min(part.first for part in parts)


def _laid(evidence: Evidence, states: tuple[str, ...], settings: Settings) -> _Laid:
    first = np.array([(turn.first - _DAY).toordinal() for turn in evidence.turns], dtype=float)
    last = np.array([turn.last.toordinal() for turn in evidence.turns], dtype=float)
    sights = np.array([sight.day.toordinal() for sight in evidence.sights], dtype=float)
    steps = first + np.rint((last - first) * np.arange(_STEPS + 1)[:, None] / _STEPS)
    days = np.unique(np.concatenate([steps.ravel(), sights]))
    if not len(days):
        days = np.array([_first_word(evidence).toordinal()], dtype=float)
    index = {holder: i for i, holder in enumerate(states)}
    return _Laid(
        evidence=evidence,
        states=states,
        days=days,
        turns=_turns(evidence, _Stretches(days=days, first=first, last=last), index, settings),
        seen=_seen(evidence, (days, sights), index, settings),
    )


def _seen(evidence: Evidence, days: tuple[Floats, Floats], index: dict[str, int], settings: Settings) -> Floats:
    """Log likelihoods, days by states. A sight of one holder tells against all others, most against "unknown".

    `days` are all of the place, and that of each sight.
    """
    seen = np.zeros((len(days[0]), len(index)))
    if not evidence.sights:
        return seen
    day = days[0].searchsorted(days[1])
    weight = np.array([sight.weight for sight in evidence.sights])
    told = np.maximum(weight, 0)  # what tells against every state of a day but the one seen
    state = np.array([index[sight.holder] for sight in evidence.sights])
    cells, width = seen.reshape(-1), len(index)
    np.add.at(cells, day * width + state, weight)
    # a faint sight tells little against "unknown" either
    np.subtract.at(cells, day * width + width - 1, settings.unknown_yields * told / (told + 1))
    result: Floats = seen - np.bincount(day, told, len(seen))[:, None]
    return result


def _turns(evidence: Evidence, when: _Stretches, index: dict[str, int], settings: Settings) -> Floats:
    """For each day the chance to pass from each state (row) to each (column), by the turns told up to that day."""
    odds = np.zeros((len(when.days), len(index), len(index)))
    told = np.full(len(index), math.exp(settings.change_from_holder))  # by the state before
    told[-1] = math.exp(settings.change_from_unknown)
    turns = [replace(t, gain=_anyone_else(t, index, settings)) if t.loser else t for t in evidence.turns]
    if turns:
        _add(odds, turns, when, index, told)
    rows = np.arange(len(index))
    odds[:, rows, rows] += 1.0  # nothing happened; and who is said to gain what he holds, keeps it
    total: Floats = odds / odds.sum(axis=2, keepdims=True)
    return total


def _add(odds: Floats, turns: Sequence[Turn], when: _Stretches, index: dict[str, int], told: Floats) -> None:
    """Spread the odds of each turn evenly over the days it may have been; before it, it has not happened yet."""
    days, first, long = when.days, when.first, when.last - when.first
    start, end = days.searchsorted(first), days.searchsorted(when.last)
    mine = np.array([math.expm1(turn.weight) for turn in turns])[:, None] * told
    for row, turn in enumerate(turns):
        if turn.loser:
            mine[row] *= np.arange(len(index)) == index[turn.loser]
    # all turns in one table, a row for each day on which one of them may have been: one call for all of a place
    counts = end - start
    ends = np.cumsum(counts)
    of = np.repeat(np.arange(len(turns)), counts)
    day = np.arange(ends[-1]) + (start + 1 - ends + counts)[of]
    before, by = ((days[at] - first[of]) / long[of] for at in (day - 1, day))
    chance = (mine / (1 + mine))[of]
    now = np.minimum(chance * (by - before)[:, None] / (1 - chance * before[:, None]), 1 - _TINY)
    odds_now = now / (1 - now)
    for turn, one, count, last in zip(turns, start.tolist(), counts.tolist(), ends.tolist(), strict=True):
        rows = odds_now[last - count : last]
        for holder, share in turn.gain:
            odds[one + 1 : one + 1 + count, :, index[holder]] += share * rows


def _anyone_else(turn: Turn, index: dict[str, int], settings: Settings) -> tuple[tuple[str, float], ...]:
    """Who may have a place that somebody lost to nobody named: whoever is likely where nothing is known, but not he."""
    odds = {holder: settings.unknown_odds if holder == UNKNOWN else 1.0 for holder in index if holder != turn.loser}
    every = sum(odds.values())
    return tuple((holder, one / every) for holder, one in odds.items())


def _run(laid: Sequence[_Laid], settings: Settings) -> list[Course]:
    longest, states = max(len(one.days) for one in laid), laid[0].seen.shape[1]
    days = np.array([np.pad(one.days, (0, longest - len(one.days)), mode="edge") for one in laid])
    turns = np.tile(np.eye(states), (len(laid), longest, 1, 1))
    seen = np.zeros((len(laid), longest, states))
    for i, one in enumerate(laid):
        turns[i, : len(one.days)], seen[i, : len(one.days)] = one.turns, one.seen
    start = prior(states - 1, settings)
    forward, message = smooth(Chains(days=days, turns=turns, seen=seen, prior=start), rate=settings.rate)
    return [
        Course(
            place=one.evidence.place,
            evidence=one.evidence,
            holders=one.states,
            days=days[i, : len(one.days)],
            forward=forward[i, : len(one.days)],
            message=message[i, : len(one.days)],
            prior=start,
            rate=settings.rate,
            rate_before=settings.rate_before,
        )
        for i, one in enumerate(laid)
    ]
