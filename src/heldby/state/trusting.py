"""How far each source has earned to be believed, from how its claims agree with all the others.

In:     told claims, the courses they led to, the weights they had before.
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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from heldby.model.claim import Certainty
from heldby.state.sighting import days as days_of

if TYPE_CHECKING:
    from datetime import date

    from heldby.model.told import Reconciled, Told
    from heldby.state.chain import Floats
    from heldby.state.course import Course
    from heldby.state.holders import Holders
    from heldby.state.settings import Settings
    from heldby.state.weighing import Scales

Group = Sequence[tuple["Told", float]]
_TESTED = {"taken": True, "held": True, "relieved": True, "lost": False}  # whether the actor, or the loser, is tested


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
class Test:
    """A claim held against the course of its place: how likely it is so, its share of one test, its weight before."""

    chance: float
    counts: float
    weight: float


def source_of(told: Told) -> str:
    """Who has a record to lose by a claim: whoever is credited, else the publisher; "" when nobody is named."""
    return "+".join(sorted(told.sources)) or " ".join(told.outlet.casefold().split())


def way_of(told: Told, scales: Scales) -> str:
    """What kind of word it is, each with a record of its own: of a state; of a change that is news, that nobody else
    came to tell, or that others tell too; and whether it serves its teller, hurts him, or neither.
    """
    known, claim = scales.company, told.claim
    if claim.trait("change") == "held":
        what = "state"
    else:
        what = "news" if claim.id in known.fresh else "told alone" if claim.id in known.alone else "change"
    return f"{what}, {scales.interest(told)}"


def learnt(
    reconciled: Reconciled, courses: Mapping[str, Course], holders: Holders, scales: Scales, groups: Iterable[Group]
) -> Trust:
    """The standing of every source, by what the courses make of its claims.

    `groups` are the tellings of each change of hands, one an origin, in the order they could be read.
    """
    looks = _Looks(courses, reconciled.told)
    plain = replace(scales, trust=Trust(), company=replace(scales.company, later=frozenset()))
    tested: dict[tuple[str, str], list[Test]] = defaultdict(list)
    for one in _once_an_origin(reconciled.told):
        if one.claim.hedge.certainty is not Certainty.CERTAIN or not plain.weight(one):
            continue  # who hedges does not stake his name
        for chance, counts in _tests(one, looks, holders):
            test = Test(chance=chance, counts=counts, weight=plain.weight(one))
            tested[source_of(one), way_of(one, scales)].append(test)
            was_news = one.claim.id in scales.company.first and one.claim.id not in scales.company.fresh
            if was_news and one.claim.trait("change") != "held":
                tested[source_of(one), f"news, {scales.interest(one)}"].append(test)
    ways: dict[str, list[Test]] = defaultdict(list)
    for (_, way), pairs in tested.items():
        ways[way] += pairs
    usual = {way: _standing(pairs, plain.settings, 1.0) for way, pairs in ways.items()}
    return Trust(
        standings={
            (source, way): _standing(pairs, plain.settings, usual[way].factor)
            for (source, way), pairs in sorted(tested.items())
        },
        echoes=_echoes(groups, looks, holders, scales),
    )


def _echoes(groups: Iterable[Group], looks: _Looks, holders: Holders, scales: Scales) -> Mapping[str, float]:
    """For each source how much its word adds to what others told before it.

    What they told is so with some probability by their words alone. If it proves so more often once the source has
    told it too, its word adds that much; if not, it is an echo.
    """
    known = scales.settings
    found: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for group in groups:
        before = 0.0
        for one, weight in group:
            echo = one.claim.id in scales.company.later
            for chance, counts in _tests(one, looks, holders) if echo else ():
                found[source_of(one)].append((chance * counts, believed(before, known) * counts, counts))
            before += weight
    result = {}
    for source, rows in sorted(found.items()):
        so, by_others, count = (sum(column) for column in zip(*rows, strict=True))
        prior = known.trust_prior_claims
        gained = weight_of(so / count, known) - weight_of(by_others / count, known) if count else 0.0
        own = weight_of(0.9, known)
        result[source] = min(max((prior * known.trust_later + count * gained / own) / (prior + count), 0.0), 1.0)
    return result


def _once_an_origin(told: Iterable[Told]) -> Iterable[Told]:
    """What copies and repeats by one origin say is one test."""
    found: dict[object, Told] = {}
    for one in told:
        found.setdefault((one.origin, one.claim.trait("change"), one.places, one.actors, one.against, one.when), one)
    return found.values()


class _Looks:
    """The probabilities of each place on the days that claims tell of, asked of its course once for all of them."""

    def __init__(self, courses: Mapping[str, Course], told: Iterable[Told]) -> None:
        self._courses = courses
        wanted: dict[str, set[date]] = defaultdict(set)
        for one in told:
            day = _day(one)
            for place in one.places if day else ():
                if day and place in courses:
                    wanted[place].add(day)
        self._days = {place: sorted(days) for place, days in wanted.items()}
        self._chances: dict[str, Mapping[date, Floats]] = {}

    def course(self, place: str) -> Course | None:
        """The course of a place, None when nothing was told of who holds it."""
        return self._courses.get(place)

    def chances(self, place: str, day: date) -> Floats:
        """The probability of each holder of the place's course on the day."""
        if place not in self._chances:
            days = self._days[place]
            self._chances[place] = dict(zip(days, self._courses[place].chances(days), strict=True))
        return self._chances[place][day]


def _day(told: Told) -> date | None:
    """The day on which a claim of control is put to the test; None for one that cannot be."""
    if told.claim.kind != "control" or not told.counts or (told.claim.trait("change") or "") not in _TESTED:
        return None
    first, last = days_of(told)
    return last or first


def _tests(told: Told, looks: _Looks, holders: Holders) -> Iterable[tuple[float, float]]:
    """For each place of a claim: how likely it is so, and its share of one test; none where nobody else speaks."""
    day = _day(told)
    if day is None:
        return
    by_actor = _TESTED[told.claim.trait("change") or ""]
    for place in told.places:
        course = looks.course(place)
        named = holders.at(place, told.actors if by_actor else told.against)
        if course is None or not named or len(course.holders) < 3 or not course.others(told.origin):
            continue
        yield _chance(course.holders, looks.chances(place, day), named, by_actor=by_actor)


def _chance(holders: Sequence[str], chances: Floats, named: Iterable[str], *, by_actor: bool) -> tuple[float, float]:
    known = 1.0 - float(chances[-1])
    mine = sum(float(chances[holders.index(h)]) for h in named if h in holders)
    share = mine / known if known > 0 else 0.0
    return (share if by_actor else 1.0 - share), known


def _standing(pairs: Sequence[Test], settings: Settings, usual: float) -> Standing:
    """The standing that tests give, where claims of that way have `usual` as their factor."""
    tested = sum(t.counts for t in pairs)
    right = sum(t.chance * t.counts for t in pairs)
    weight = sum(t.weight * t.counts for t in pairs) / tested if tested else 1.0
    prior = settings.trust_prior_claims
    share = (right + prior * believed(weight * usual, settings)) / (tested + prior)
    factor = weight_of(share, settings) / weight
    return Standing(
        tested=tested,
        share=right / tested if tested else 0.0,
        factor=min(max(factor, settings.trust_least), settings.trust_most),
    )


def believed(weight: float, settings: Settings) -> float:
    """How likely a lone claim of that weight is so, where somebody else is known to hold the place."""
    odds = math.expm1(weight) * math.exp(settings.change_from_holder)
    return odds / (1 + odds)


def weight_of(share: float, settings: Settings) -> float:
    """The weight of a claim that is so with that probability: the inverse of `believed`."""
    sure = min(max(share, 1e-3), 1 - 1e-3)
    return math.log1p(sure / (1 - sure) * math.exp(-settings.change_from_holder))
