"""Who can pass from one place to another: the state of a way, derived from who holds the places on it.

In:     where an actor stands on a day, two ends.
Out:    a `Passage`: open, cut, contested, by a detour, or unknown, with its chance, length and where it is barred.
Never:  a word of what reports say of the way itself; that is `routing`, and the two are compared in the views.

How it is derived. A place bars the way for an actor as likely as somebody else than he and those on his side holds it;
one nobody tells of is taken to be held like the nearest known by road. He takes the shortest way that is free. An end
held by others cuts the way, unless both are: then the question is in whose hands the road between them is. As far as
nobody is known to hold an end, the state is unknown; a country at an end needs no holder. A detour through places of
which nothing is known, and near which nothing is, is none that one could count on: the way is then as good as cut.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from math import prod

from heldby.model.time import When
from heldby.state.holding import on
from heldby.state.network import Way
from heldby.state.standing import LIKELY, Stand, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The state of a way for an actor. `way` is what he takes (None: cut), `usual` the shortest on the map.

    `at` are the places on the usual way that bar it, `fought` those on his way that are contested, `held_to` how far
    the usual way is free from the end that is (None when neither or all of it is). `between_only`: both ends are held
    by others. `perhaps`: another way may be free, but nobody tells of the places on it. Of `taken` nobody tells: they
    are taken to be held like the nearest known; `unknown` have none near.
    """

    state: str
    probability: float
    usual: Way
    way: Way | None
    at: tuple[str, ...] = ()
    fought: tuple[str, ...] = ()
    held_to: tuple[str, float] | None = None
    between_only: bool = False
    perhaps: bool = False
    taken: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    since: When | None = None
    claims: tuple[str, ...] = ()

    @property
    def via(self) -> tuple[str, ...]:
        """What a detour passes that the usual way does not."""
        usual = set(self.usual.places)
        return tuple(p for p in self.way.places if p not in usual) if self.way else ()


def passage(standing: Standing, starts: Collection[str], goals: Collection[str], actor: str) -> Passage | None:
    """The state of the way from any of `starts` to any of `goals`; None when the network does not join them."""
    usual = standing.network.shortest(starts, goals)
    if usual is None or len(usual.places) < 2:
        return None
    question = _question(
        standing, usual, frozenset(p for side in (starts, goals) if len(side) > 1 for p in side), actor
    )
    ways = standing.network.ways(starts, goals, question.bars, question.like)
    return _judged(standing, question, ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What is asked: how likely each place bars the way, which are like which, and how likely the ends are his."""

    usual: Way
    stands: Mapping[str, Stand]
    bars: Mapping[str, float]
    like: Mapping[str, str]
    theirs: float
    between_only: bool
    abroad: frozenset[str]

    def chance(self, place: str) -> float:
        """How likely a place bars the way, by itself or as another does."""
        return self.bars.get(self.like.get(place, place), 0.0)

    def is_open(self, place: str) -> bool:
        """Whether nobody is known to hold a place."""
        return not self.stands[place].is_known and place not in self.abroad

    def state(self, way: Way | None) -> str:
        """What it means to have to take a way, None for none."""
        if way == self.usual:
            return "open"
        astray = way is None or any(self.is_open(p) and p not in self.like for p in way.between)
        return "cut" if astray else "detour"


def _question(standing: Standing, usual: Way, abroad: frozenset[str], actor: str) -> _Question:
    stands = standing.of(actor)
    ends = {usual.places[0], usual.places[-1]} - abroad
    neither = len(ends) == 2 and bool(usual.between) and all(stands[end].others > LIKELY for end in ends)
    aside = abroad | (ends if neither else frozenset())
    if neither:
        theirs = 1.0 - prod(1.0 - stands[p].own for p in usual.between)
    else:
        theirs = prod(stands[p].his_if_free for p in ends)
    return _Question(
        usual=usual,
        stands=stands,
        bars={p: stand.bars for p, stand in stands.items() if p not in aside},
        like={p: as_ for p, as_ in standing.like(stands, aside).items() if p not in ends},
        theirs=theirs,
        between_only=neither,
        abroad=abroad,
    )


def _judged(standing: Standing, question: _Question, ways: Mapping[Way | None, float]) -> Passage:
    usual = question.usual
    chances = dict.fromkeys(("open", "cut", "detour", "unknown"), 0.0)
    for taken, chance in ways.items():
        known = chance if question.state(taken) == "cut" else chance * question.theirs
        chances[question.state(taken)] += known
        chances["unknown"] += chance - known
    state = max(chances, key=lambda s: chances[s])
    likely = next((w for w in ways if question.state(w) == state), next(iter(ways)))
    way = None if state == "cut" else likely
    seen = way or usual
    fought = standing.fought(seen.between)
    at = _barring(question) if way != usual else ()
    since, claims = _told(standing, at or [p for p in seen.places if question.stands[p].own > LIKELY])
    open_ = [p for p in seen.places if question.is_open(p)]
    return Passage(
        state="contested" if fought and state == "open" else state,
        probability=chances[state],
        usual=usual,
        way=way,
        at=at,
        fought=fought,
        held_to=_held_to(standing, question) if state == "cut" else None,
        between_only=question.between_only,
        perhaps=state == "cut" and likely is not None,
        taken=tuple(p for p in open_ if p in question.like),
        unknown=tuple(p for p in open_ if p not in question.like),
        since=since,
        claims=claims,
    )


def _barring(question: _Question) -> tuple[str, ...]:
    """The places on the usual way that likely bar it, as far as told; where none does, the likeliest."""
    likely = tuple(p for p in question.usual.places if question.bars.get(p, 0.0) > LIKELY)
    return likely or (max(question.usual.places, key=question.chance),)


def _held_to(standing: Standing, question: _Question) -> tuple[str, float] | None:
    """From the end that is free, the last place before the first that bars the way, and the kilometres to it."""
    places = question.usual.places
    barred = [question.chance(p) > LIKELY for p in places]
    if barred[0] == barred[-1]:
        return None
    path = places[::-1] if barred[0] else places
    reached = path[: next(i for i, place in enumerate(path) if question.chance(place) > LIKELY)]
    there = standing.network.shortest({reached[0]}, {reached[-1]}, set(standing.network.places) - set(reached))
    return (reached[-1], there.km) if there and len(reached) > 1 else None


def _told(standing: Standing, places: Collection[str]) -> tuple[When | None, tuple[str, ...]]:
    """Since when the first of the places is so, and the claims that say so of all of them."""
    courses = [standing.courses[p] for p in places if p in standing.courses]
    # of a place that somebody once fought over, nothing may be told of its holders on the day
    holdings = [held[0] for course in courses if (held := on(course, standing.day))]
    begun = [h.since for h in holdings if h.since and h.since.earliest]
    claims = tuple(dict.fromkeys(c for h in holdings for c in h.claims))
    return min(begun, key=lambda w: (w.earliest or date.min, w.latest or date.max), default=None), claims
