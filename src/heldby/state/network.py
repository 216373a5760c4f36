"""A network of roads, the shortest way through it, and the ways one would take as places may be barred.

In:     roads; for each place the chance that it bars the way.
Out:    `Way`s, and how likely each is to be the shortest that is free.
Never:  parties or days: only places, kilometres and chances. And no random draws: the chances are worked out.

The shortest way is Dijkstra's ("A note on two problems in connexion with graphs", 1959). The chances follow by
factoring (Moskowitz 1958): the shortest way is taken if nothing on it is barred; else its first barred place is one of
them, and for each of these the next way is sought.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from heldby.model.theatre import Road

_LEAST = 0.002  # what is less likely than this is not followed any further
_SURE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Places in the order one passes them, and how long the way is."""

    places: tuple[str, ...]
    km: float

    @property
    def between(self) -> tuple[str, ...]:
        """The places on it but for its ends."""
        return self.places[1:-1]


class Network:
    """Roads by place."""

    def __init__(self, roads: Iterable[Road]) -> None:
        self._next: dict[str, dict[str, float]] = defaultdict(dict)
        for road in roads:
            for one, other in ((road.one, road.other), (road.other, road.one)):
                self._next[one][other] = min(road.km, self._next[one].get(other, road.km))

    @property
    def places(self) -> tuple[str, ...]:
        """Every place that a road leads to."""
        return tuple(sorted(self._next))

    def __contains__(self, place: object) -> bool:
        return place in self._next

    def shortest(
        self, starts: Collection[str], goals: Collection[str], barred: Collection[str] = frozenset()
    ) -> Way | None:
        """The shortest way from any of `starts` to any of `goals` that touches none of `barred`; None without one."""
        queue: list[tuple[float, tuple[str, ...]]] = []
        for start in sorted(s for s in starts if s in self._next and s not in barred):
            heappush(queue, (0.0, (start,)))
        done: set[str] = set()
        while queue:
            km, path = heappop(queue)
            here = path[-1]
            if here in goals:
                return Way(places=path, km=km)
            if here in done:
                continue
            done.add(here)
            for place, more in self._next[here].items():
                if place not in done and place not in barred:
                    heappush(queue, (km + more, (*path, place)))
        return None

    def nearest(self, known: Collection[str], within: float) -> Mapping[str, str]:
        """For each place less than `within` km by road from any that is `known`, the nearest of them."""
        queue = [(0.0, place, place) for place in sorted(known) if place in self._next]
        found: dict[str, str] = {}
        while queue:
            km, here, source = heappop(queue)
            if here in found or km >= within:
                continue
            found[here] = source
            for place, more in self._next[here].items():
                if place not in found:
                    heappush(queue, (km + more, place, source))
        return found

    def ways(
        self, starts: Collection[str], goals: Collection[str], bars: Mapping[str, float], like: Mapping[str, str]
    ) -> Mapping[Way | None, float]:
        """How likely each way is to be the shortest free one; None stands for no way at all. Adds up to 1.

        Places bar independently of one another, each with its chance in `bars` (0 when it is not there); but a place in
        `like` bars if and only if the place named there does.
        """
        case = _Case(starts, goals, bars, like)
        found: dict[Way | None, float] = defaultdict(float)
        for way, chance in self._branch(case, 1.0):
            found[way] += chance
        return dict(sorted(found.items(), key=lambda item: -item[1]))

    def _branch(self, case: _Case, weight: float) -> Iterator[tuple[Way | None, float]]:
        way = self.shortest(case.starts, case.goals, case.barred_of(self._next))
        if way is None or weight < _LEAST:
            yield way, weight
            return
        free = case.free
        for place in dict.fromkeys(case.like.get(p, p) for p in way.places):
            chance = 0.0 if place in free else case.bars.get(place, 0.0)
            if chance > _SURE:
                yield from self._branch(replace(case, barred=case.barred | {place}, free=free), weight * chance)
                weight, free = weight * (1 - chance), free | {place}
        yield way, weight


@dataclass(frozen=True, slots=True)
class _Case:
    """What is taken for granted on one branch: the places that bar the way, and those that do not."""

    starts: Collection[str]
    goals: Collection[str]
    bars: Mapping[str, float]
    like: Mapping[str, str]
    barred: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()

    def barred_of(self, places: Iterable[str]) -> frozenset[str]:
        """Those of the places that bar the way, with those that are like them."""
        return frozenset(p for p in places if self.like.get(p, p) in self.barred)
