"""A state that grows: the course of a place is worked out again when what it rests on differs, and not otherwise.

In:     what differs from one version of a record to the next.
Out:    `State`, the same as if it had been worked out from nothing.
Never:  a number that rests on the order in which reports came.

What a place's course rests on is what was told of the place (and of its town), what parties are called, who told a
thing first, and how far each source is believed. The last is learnt from all places, round after round, so every report
might move every place. It does not, because a source's factor comes in whole steps (`[trust] step`): sums over all
places are kept in whole numbers, and only when they take a factor over the edge of a step are the places of that
source's claims of that sort worked out again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from heldby.model.parties import Parties
from heldby.state.charting import courses
from heldby.state.company import source_of
from heldby.state.gathering import gather
from heldby.state.lying import Land
from heldby.state.surroundings import Surroundings
from heldby.state.testing import tested
from heldby.state.trusting import Sums, Tests, Trust, learnt, way_of
from heldby.state.weighing import Scales
from heldby.state.within import with_the_whole

if TYPE_CHECKING:
    from heldby.model.ports import Actors, Gazetteer
    from heldby.model.problem import Problem
    from heldby.model.told import Local, Told
    from heldby.state.course import Course
    from heldby.state.holders import Holders
    from heldby.state.settings import Settings

_COMPANY = "in company"
Way = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class State:
    """The course of every place, what could not be used, and the scales that the claims were weighed with.

    `renewed` are the places that were worked out again for it.
    """

    courses: tuple[Course, ...]
    problems: tuple[Problem, ...]
    scales: Scales
    holders: Holders
    renewed: frozenset[str] = frozenset()


class Stating:
    """Holds the courses of the places, and what sources have earned by them."""

    def __init__(self, *, actors: Actors, gazetteer: Gazetteer, settings: Settings) -> None:
        self._settings = settings
        self._land = Land(gazetteer, settings)
        self._around = Surroundings(Parties(actors=actors), settings)
        self._scales = Scales(settings=settings, parties=Parties(actors=actors))
        self._rounds = [_Round() for _ in range(settings.trust_rounds)]
        self._ways: dict[str, frozenset[Way]] = {}
        self._where: dict[Way, set[str]] = defaultdict(set)
        self._trusts = [Trust() for _ in range(settings.trust_rounds + 1)]
        self._courses: dict[str, Course] = {}
        self._problems: dict[str, tuple[Problem, ...]] = {}

    def to(self, gone: Iterable[Told], come: Iterable[Told], places: Mapping[str, Local]) -> State:
        """Take in which claims are gone and which came, and what is told now of the places where anything differs."""
        left = tuple(gone)
        touched = self._around.move(left, come, places)
        holders = self._around.holders()
        scales = replace(self._scales.without(left), company=self._around.company())
        self._follow(touched, scales)
        for n, one in enumerate(self._rounds):
            touched = self._land.with_parts(touched)
            found = self._charted(touched, holders, replace(scales, trust=self._trusts[n]))
            one.put(touched, found.tests())
            touched |= self._learn(n + 1, learnt(one.all(), self._settings))
        touched = self._land.with_parts(touched)
        self._scales = replace(scales, trust=self._trusts[-1])
        self._renew(touched, self._charted(touched, holders, self._scales))
        return State(
            courses=tuple(self._courses[place] for place in sorted(self._courses)),
            problems=tuple(p for place in sorted(self._problems) for p in self._problems[place]),
            scales=self._scales,
            holders=holders,
            renewed=frozenset(touched),
        )

    def _follow(self, touched: Iterable[str], scales: Scales) -> None:
        """Note which sources' words of which sort are told of the places."""
        for place in touched:
            for way in self._ways.pop(place, ()):
                self._where[way].discard(place)
            ways = frozenset(_ways(self._around.local(place), scales))
            if ways:
                self._ways[place] = ways
            for way in ways:
                self._where[way].add(place)

    def _learn(self, n: int, trust: Trust) -> set[str]:
        """The places of claims that weigh otherwise by what is known of their sources now."""
        before, self._trusts[n] = self._trusts[n], trust
        keys = before.standings.keys() | trust.standings.keys()
        changed = {key for key in keys if before.factor(*key) != trust.factor(*key)}
        sources = before.echoes.keys() | trust.echoes.keys()
        known = self._settings
        changed |= {(s, _COMPANY) for s in sources if before.adds(s, known) != trust.adds(s, known)}
        return {place for way in changed for place in self._where.get(way, ())}

    def _charted(self, places: Iterable[str], holders: Holders, scales: Scales) -> _Charted:
        there = sorted(place for place in places if place in self._around.locals)
        told = {place: gather(self._around.local(place), holders=holders, scales=scales) for place in there}
        wholes = {whole for place in told if (whole := self._land.whole_of(place))}
        turns = {w: gather(self._around.local(w), holders=holders, scales=scales)[0].turns for w in sorted(wholes)}
        every = [
            with_the_whole(found, turns.get(self._land.whole_of(place), ()), self._settings)
            for place, (found, _) in told.items()
        ]
        held = [e for e in every if not e.is_empty and self._land.can_be_held(e.place)]
        return _Charted(
            courses=courses(held, settings=self._settings),
            problems={place: problems for place, (_, problems) in told.items() if problems},
            local=self._around.local,
            holders=holders,
            scales=scales,
        )

    def _renew(self, places: Iterable[str], charted: _Charted) -> None:
        for place in places:
            self._courses.pop(place, None)
            self._problems.pop(place, None)
        self._courses |= {course.place: course for course in charted.courses}
        self._problems |= charted.problems


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Charted:
    """The courses of some places, by the scales of one round."""

    courses: tuple[Course, ...]
    problems: Mapping[str, tuple[Problem, ...]]
    local: Callable[[str], Local]
    holders: Holders
    scales: Scales

    def tests(self) -> dict[str, Tests]:
        """What each course makes of the claims of its place."""
        return {c.place: tested(self.local(c.place), c, self.holders, self.scales) for c in self.courses}


class _Round:
    """The tests of one round, by place and summed up."""

    def __init__(self) -> None:
        self._of: dict[str, Tests] = {}
        self._claims: dict[Way, Sums] = {}
        self._echoes: dict[str, Sums] = {}

    def put(self, places: Iterable[str], tests: Mapping[str, Tests]) -> None:
        """Replace the tests of these places."""
        for place in places:
            old, new = self._of.pop(place, None), tests.get(place)
            for one, sign in ((old, -1), (new, 1)):
                if one:
                    _add(self._claims, one.claims, sign)
                    _add(self._echoes, one.echoes, sign)
            if new:
                self._of[place] = new

    def all(self) -> Tests:
        """The sums over all places."""
        return Tests(claims=self._claims, echoes=self._echoes)


def _add(sums: dict[Any, Sums], parts: Mapping[Any, Sums], sign: int) -> None:
    for key, part in parts.items():
        before = sums.get(key, (0, 0, 0))
        after = (before[0] + sign * part[0], before[1] + sign * part[1], before[2] + sign * part[2])
        sums[key] = after
        if not any(after):
            del sums[key]


def _ways(local: Local, scales: Scales) -> Iterator[Way]:
    """Whose word, and of which sorts, is told of a place, whatever becomes known of who is an echo of whom."""
    for one in local.told:
        if one.claim.kind == "control":
            source = source_of(one)
            yield source, way_of(one, scales)
            if one.claim.id in scales.company.others:
                yield source, _COMPANY
                yield from ((source, f"{what}, {scales.interest(one)}") for what in ("news", "told alone", "change"))
