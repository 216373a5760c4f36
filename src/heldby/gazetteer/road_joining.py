"""From lines on a map to stretches of road between places: gaps closed, places put on the nearest road.

In:     lines, places, how wide a gap may be, how far from a road a place may lie.
Out:    `Road`s between neighbouring places, what gaps were closed, and the places that lie on no road.
Never:  a gap closed in silence, or wider than asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import pairwise
from math import ceil, floor

from heldby.gazetteer.globe import between
from heldby.gazetteer.road_files import Line
from heldby.model.knowledge import Place
from heldby.model.theatre import Point, Road

_STEP_KM = 1.0  # points are set on a line at least so near, so that others can join it anywhere
_DIGITS = 4  # decimals of a degree (about 10 m) within which two points are one
_DEGREE_KM = 111.2
_AROUND = 4.0  # an end that leads to the other side of a gap within so many times its width needs no joining


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """`gaps` are the two sides and the kilometres of each gap that was closed; `off` the places on no road."""

    roads: tuple[Road, ...]
    gaps: tuple[tuple[Point, Point, float], ...]
    off: tuple[Place, ...]


def join(lines: Iterable[Line], places: Sequence[Place], *, gap_km: float, near_km: float, source: str) -> Joined:
    """Roads between neighbouring places; of several places on one spot of a road the most populous stands for it."""
    web = _Web()
    for points, name in lines:
        web.add(points, name)
    gaps = tuple(web.close(gap_km))
    at: dict[Point, Place] = {}
    off: list[Place] = []
    for place in sorted(places, key=lambda p: (-p.population, p.id)):
        spot = web.nearest(_point(place), near_km)
        if spot is None or spot in at:
            off.append(place)
        else:
            at[spot] = place
    return Joined(roads=tuple(_stretches(web, at, source)), gaps=gaps, off=tuple(off))


def _point(place: Place) -> Point:
    if place.lon is None or place.lat is None:
        raise ValueError(f"{place.name} has no coordinates")
    return place.lon, place.lat


@dataclass(slots=True)
class _Web:
    """Points joined by stretches, with a grid to find what lies near."""

    beside: dict[Point, dict[Point, float]] = field(default_factory=lambda: defaultdict(dict))
    names: dict[Point, str] = field(default_factory=dict)
    grid: dict[tuple[int, int], list[Point]] = field(default_factory=lambda: defaultdict(list))
    cell: float = 0.1

    def add(self, points: Sequence[Point], name: str) -> None:
        """A line, with points set on it densely."""
        dense = [(round(lon, _DIGITS), round(lat, _DIGITS)) for lon, lat in _dense(points)]
        for one, other in pairwise(dense):
            if one != other:
                self.link(one, other)
        if name:
            self.names.update((p, name) for p in dense[1:-1])

    def link(self, one: Point, other: Point) -> None:
        """Two points joined by a straight stretch."""
        km = between(one, other)
        for here, there in ((one, other), (other, one)):
            if here not in self.beside:
                self.grid[self._square(here)].append(here)
            self.beside[here][there] = km

    def close(self, gap_km: float) -> Iterator[tuple[Point, Point, float]]:
        """Join each loose end to the nearest point within the gap that it does not lead to anyway."""
        ends = sorted(p for p, others in self.beside.items() if len(others) == 1)
        for end in ends if gap_km > 0 else ():
            own = self.reached(end, _AROUND * gap_km)
            other = self.nearest(end, gap_km, without=own)
            if other is not None:
                self.link(end, other)
                yield end, other, between(end, other)

    def reached(self, start: Point, within: float) -> Mapping[Point, float]:
        """Every point less than so many kilometres along the roads."""
        done: dict[Point, float] = {}
        queue = [(0.0, start)]
        while queue:
            km, here = heappop(queue)
            if here not in done and km <= within:
                done[here] = km
                for there, more in self.beside[here].items():
                    heappush(queue, (km + more, there))
        return done

    def nearest(self, point: Point, within: float, without: Mapping[Point, float] | None = None) -> Point | None:
        """The nearest point of a road within so many kilometres."""
        rings = ceil(within / (_DEGREE_KM * self.cell * 0.5)) if within > 0 else 0
        east, north = self._square(point)
        around = [
            (x, y) for x in range(east - rings, east + rings + 1) for y in range(north - rings, north + rings + 1)
        ]
        known = (p for square in around for p in self.grid.get(square, ()) if not without or p not in without)
        found = min(((between(point, p), p) for p in known), default=None)
        return found[1] if found and found[0] <= within else None

    def _square(self, point: Point) -> tuple[int, int]:
        return floor(point[0] / self.cell), floor(point[1] / self.cell)


def _dense(points: Sequence[Point]) -> Iterator[Point]:
    for one, other in pairwise(points):
        steps = max(1, ceil(between(one, other) / _STEP_KM))
        for i in range(steps):
            part = i / steps
            yield one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])
    yield from points[-1:]


def _stretches(web: _Web, at: Mapping[Point, Place], source: str) -> Iterator[Road]:
    """From each place along the roads as far as the next places, with the way to and from the road."""
    for start, place in sorted(at.items(), key=lambda item: item[1].id):
        done: set[Point] = set()
        queue: list[tuple[float, Point, str]] = [(0.0, start, "")]
        while queue:
            km, here, name = heappop(queue)
            if here in done:
                continue
            done.add(here)
            if here in at and here != start:
                if place.id < at[here].id:
                    off = between(_point(place), start) + between(here, _point(at[here]))
                    yield Road(one=place.id, other=at[here].id, km=round(km + off, 1), name=name, source=source)
                continue
            for there, more in web.beside[here].items():
                if there not in done:
                    heappush(queue, (km + more, there, name or web.names.get(there, "")))
