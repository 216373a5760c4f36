"""The claims about one place held against its course: how likely each is so, once everybody has been heard.

In:     what was told of a place, its course, the weights that claims have.
Out:    `Tests` of the place, to be summed over all places (trusting.py).
Never:  a claim tested by its own word alone: where nobody else speaks of a place, nothing is tested.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from heldby.model.claim import Certainty
from heldby.state.company import source_of
from heldby.state.gathering import changes_told
from heldby.state.sighting import days as days_of
from heldby.state.trusting import UNIT, Sums, Tests, believed, way_of
from heldby.state.turning import shares

if TYPE_CHECKING:
    from datetime import date

    from heldby.model.told import Local, Told
    from heldby.state.chain import Floats
    from heldby.state.course import Course
    from heldby.state.holders import Holders
    from heldby.state.weighing import Scales

_TESTED = {"taken": True, "held": True, "relieved": True, "lost": False}  # whether the actor, or the loser, is tested
Way = tuple[str, str]
K = TypeVar("K", str, Way)


def tested(local: Local, course: Course, holders: Holders, scales: Scales) -> Tests:
    """What the course of a place makes of the claims about it."""
    look = _Look.of(local, course, holders)
    claims: dict[Way, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in _once_an_origin(local.told):
        weight = scales.by_itself(one) if one.claim.hedge.certainty is Certainty.CERTAIN else 0.0
        # who hedges does not stake his name
        if weight and (found := look.test(one)):
            for way in _ways(one, scales):
                _add(claims[source_of(one), way], (found[0] * found[1], found[1], weight * found[1]))
    return Tests(claims=_frozen(claims), echoes=_echoes(local, look, scales))


def _ways(told: Told, scales: Scales) -> Iterator[str]:
    """The records that a claim is an entry of: what was news when it came keeps its place among the news."""
    way, news = way_of(told, scales), f"news, {scales.interest(told)}"
    yield way
    if told.claim.id in scales.company.first and way != news and told.claim.trait("change") != "held":
        yield news


def _echoes(local: Local, look: _Look, scales: Scales) -> Mapping[str, Sums]:
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for tellings in changes_told(local):
        before = 0.0
        for one, weight in shares(tellings.told, scales):
            test = look.test(one) if one.claim.id in scales.company.later else None
            if test:
                by_others = believed(before, scales.settings) * test[1]
                _add(found[source_of(one)], (test[0] * test[1], by_others, test[1]))
            before += weight
    return _frozen(found)


def _add(sums: list[int], parts: tuple[float, float, float]) -> None:
    for i, part in enumerate(parts):
        sums[i] += round(part * UNIT)


def _frozen(sums: Mapping[K, list[int]]) -> dict[K, Sums]:
    return {key: (parts[0], parts[1], parts[2]) for key, parts in sums.items()}


def _once_an_origin(told: Iterable[Told]) -> Iterable[Told]:
    """What copies and repeats by one origin say is one test."""
    found: dict[object, Told] = {}
    for one in told:
        found.setdefault((one.origin, one.claim.trait("change"), one.places, one.actors, one.against, one.when), one)
    return found.values()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Look:
    """A course, and its probabilities on the days that claims tell of, asked for once."""

    course: Course
    holders: Holders
    chances: Mapping[date, Floats] = field(default_factory=dict)

    @classmethod
    def of(cls, local: Local, course: Course, holders: Holders) -> _Look:
        days = sorted({day for one in local.told if (day := _day(one))})
        chances = dict(zip(days, course.chances(days), strict=True)) if days else {}
        return cls(course=course, holders=holders, chances=chances)

    def test(self, told: Told) -> tuple[float, float] | None:
        """How likely a claim is so, and its share of one test; None where nobody else speaks."""
        day, course = _day(told), self.course
        if day is None:
            return None
        by_actor = _TESTED[told.claim.trait("change") or ""]
        named = self.holders.at(course.place, told.actors if by_actor else told.against)
        if not named or len(course.holders) < 3 or not course.others(told.origin):
            return None
        return _chance(course.holders, self.chances[day], named, by_actor=by_actor)


def _day(told: Told) -> date | None:
    """The day on which a claim of control is put to the test; None for one that cannot be."""
    if told.claim.kind != "control" or not told.counts or (told.claim.trait("change") or "") not in _TESTED:
        return None
    first, last = days_of(told)
    return last or first


def _chance(holders: Sequence[str], chances: Floats, named: Iterable[str], *, by_actor: bool) -> tuple[float, float]:
    known = 1.0 - float(chances[-1])
    mine = sum(float(chances[holders.index(h)]) for h in named if h in holders)
    share = mine / known if known > 0 else 0.0
    return (share if by_actor else 1.0 - share), known
