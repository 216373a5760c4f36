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
_STEPS = 4  # a turn dated within a stretch is laid on the ends of so many parts of it
_TINY = 1e-9  # a share below which a turn is as good as certain, so that odds stay finite


def courses(evidence: Iterable[Evidence], *, settings: Settings) -> tuple[Course, ...]:
    """Run the chains of all places, in the order of the places' ids."""
    by_size: dict[int, list[Evidence]] = defaultdict(list)
    for one in evidence:
        by_size[len(one.holders) + 1].append(one)
    found: list[Course] = []
    for _, group in sorted(by_size.items()):
        laid = sorted((_laid(e, settings) for e in group), key=lambda one: len(one.days))
        for start in range(0, len(laid), _TOGETHER):
            found += _run(laid[start : start + _TOGETHER], settings)
    return tuple(sorted(found, key=lambda c: c.place))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Laid:
    """The evidence of one place on its days (ordinals)."""

    evidence: Evidence
    days: Sequence[int]
    turns: Floats
    seen: Floats


def prior(count: int, settings: Settings) -> Floats:
    """What is likely where nothing is known: `count` parties alike, and "unknown" several times as likely as any."""
    odds = np.array([1.0] * count + [settings.unknown_odds])
    total: Floats = odds / odds.sum()
    return total


def _first_word(evidence: Evidence) -> date:
    """The day on which to start where nothing tells of a holder: of fighting, a siege, or who has a part of it."""
    fights, sieges, parts = evidence.fights, evidence.sieges, evidence.parts
    return fights[0].first if fights else sieges[0].last if sieges else min(part.first for part in parts)


def _laid(evidence: Evidence, settings: Settings) -> _Laid:
    days = sorted({d for t in evidence.turns for d in _steps(t)} | {s.day.toordinal() for s in evidence.sights})
    days = days or [_first_word(evidence).toordinal()]
    return _Laid(
        evidence=evidence,
        days=days,
        turns=_turns(evidence, days, settings),
        seen=_seen(evidence, days, settings),
    )


def _steps(turn: Turn) -> list[int]:
    first, last = (turn.first - timedelta(days=1)).toordinal(), turn.last.toordinal()
    return [first + round((last - first) * i / _STEPS) for i in range(_STEPS + 1)]


def _seen(evidence: Evidence, days: Sequence[int], settings: Settings) -> Floats:
    """Log likelihoods, days by states. A sight of one holder tells against all others, most against "unknown"."""
    index = {holder: i for i, holder in enumerate(evidence.holders)}
    at = {day: i for i, day in enumerate(days)}
    seen = [[0.0] * (len(index) + 1) for _ in days]
    others = [0.0] * len(days)  # what tells against every state of a day but the one seen
    for sight in evidence.sights:
        day, state = at[sight.day.toordinal()], index[sight.holder]
        seen[day][state] += sight.weight
        if sight.weight > 0:
            others[day] += sight.weight
            # a faint sight tells little against "unknown" either
            seen[day][-1] -= settings.unknown_yields * sight.weight / (sight.weight + 1)
    result: Floats = np.array(seen) - np.array(others)[:, None]
    return result


def _turns(evidence: Evidence, days: Sequence[int], settings: Settings) -> Floats:
    """For each day the chance to pass from each state (row) to each (column), by the turns told up to that day."""
    states = (*evidence.holders, UNKNOWN)
    index = {holder: i for i, holder in enumerate(states)}
    odds = np.zeros((len(days), len(states), len(states)))
    told = np.full(len(states), math.exp(settings.change_from_holder))  # by the state before
    told[-1] = math.exp(settings.change_from_unknown)
    ordinals = np.array(days, dtype=float)
    for turn in evidence.turns:
        gained = replace(turn, gain=_anyone_else(turn, index, settings)) if turn.loser else turn
        _add(odds, gained, index, ordinals, told)
    rows = np.arange(len(states))
    odds[:, rows, rows] += 1.0  # nothing happened; and who is said to gain what he holds, keeps it
    total: Floats = odds / odds.sum(axis=2, keepdims=True)
    return total


def _add(odds: Floats, turn: Turn, index: dict[str, int], days: Floats, told: Floats) -> None:
    """Spread the odds of a turn evenly over the days it may have been; before it, it has not happened yet."""
    first, last = (turn.first - timedelta(days=1)).toordinal(), turn.last.toordinal()
    start, end = days.searchsorted((first, last))
    mine = math.expm1(turn.weight) * told
    if turn.loser:
        mine *= np.arange(len(index)) == index[turn.loser]
    chance = mine / (1 + mine)
    part = ((days[start : end + 1] - first) / (last - first))[:, None]
    now = np.minimum(chance * (part[1:] - part[:-1]) / (1 - chance * part[:-1]), 1 - _TINY)
    odds_now = now / (1 - now)
    for holder, share in turn.gain:
        odds[start + 1 : end + 1, :, index[holder]] += share * odds_now


def _anyone_else(turn: Turn, index: dict[str, int], settings: Settings) -> tuple[tuple[str, float], ...]:
    """Who may have a place that somebody lost to nobody named: whoever is likely where nothing is known, but not he."""
    odds = {holder: settings.unknown_odds if holder == UNKNOWN else 1.0 for holder in index if holder != turn.loser}
    every = sum(odds.values())
    return tuple((holder, one / every) for holder, one in odds.items())


def _run(laid: Sequence[_Laid], settings: Settings) -> list[Course]:
    longest, states = max(len(one.days) for one in laid), laid[0].seen.shape[1]
    days = np.array([[*one.days, *[one.days[-1]] * (longest - len(one.days))] for one in laid], dtype=float)
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
            holders=(*one.evidence.holders, UNKNOWN),
            days=days[i, : len(one.days)],
            forward=forward[i, : len(one.days)],
            message=message[i, : len(one.days)],
            prior=start,
            rate=settings.rate,
            rate_before=settings.rate_before,
        )
        for i, one in enumerate(laid)
    ]
