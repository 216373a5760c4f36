"""How much of a theatre a party holds, by three ways of counting, and how much it lost since a baseline.

In:     places with the course of each, an outline, how many people live where.
Out:    `Land` (what each place counts for), and what of it a party held on days.
Never:  one number for "territory": places told of, square kilometres of their cells and the people who live in them are
        different questions, and each is answered by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from heldby.gazetteer.flat import Flat
from heldby.model.knowledge import Place
from heldby.model.parties import Parties
from heldby.model.state import Baseline
from heldby.model.theatre import Point
from heldby.state.cells import areas, inside, nearest
from heldby.state.chain import Floats
from heldby.state.course import Course
from heldby.state.evidence import UNKNOWN

METHODS = ("places", "area", "people")
_STEP = 7  # days between looks for a peak
_NOTHING = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Land:
    """Places of which something is told, in one outline; `weights` places by METHODS (one, km2 of its cell, people)."""

    places: tuple[str, ...]
    weights: Floats

    @property
    def total(self) -> Floats:
        """All of it, by method."""
        total: Floats = self.weights.sum(axis=0)
        return total

    def part(self, places: Iterable[str]) -> Land:
        """Only some of the places."""
        wanted = set(places)
        rows = [i for i, place in enumerate(self.places) if place in wanted]
        return Land(places=tuple(self.places[i] for i in rows), weights=self.weights[rows])


def land(told_of: Sequence[Place], outline: Sequence[Sequence[Point]], people: Iterable[Place]) -> Land:
    """What each place counts for: 1, the area nearest to it within the outline, and the people who live there."""
    flat = Flat.around(corner for ring in outline for corner in ring)
    rings = [tuple(map(flat.km, ring)) for ring in outline]
    sites = {p.id: flat.km(_point(p)) for p in told_of if p.kind.is_point and _is_inside(p, outline)}
    names = tuple(sorted(sites))
    if not names:
        return Land(places=(), weights=np.zeros((0, len(METHODS))))
    cells = areas(sites, rings)
    lived = dict.fromkeys(names, 0.0)
    living = [p for p in people if p.population and _is_inside(p, outline)]
    found = nearest([flat.km(_point(p)) for p in living], [sites[name] for name in names])
    for place, at in zip(living, found, strict=True):
        lived[names[at]] += place.population
    return Land(places=names, weights=np.array([(1.0, cells[n], lived[n]) for n in names]))


def _point(place: Place) -> Point:
    assert place.lon is not None
    assert place.lat is not None
    return place.lon, place.lat


def _is_inside(place: Place, outline: Sequence[Sequence[Point]]) -> bool:
    return place.lat is not None and place.lon is not None and inside(_point(place), outline)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a party holds of a land, as days go by."""

    land: Land
    courses: Mapping[str, Course]
    parties: Parties

    def on(self, actor: str, days: Sequence[date]) -> Floats:
        """What the actor most likely held on each day: days by METHODS."""
        held: Floats = self._his(actor, days).T @ self.land.weights
        return held

    def unknown(self, days: Sequence[date]) -> Floats:
        """What most likely nobody is known to have held on each day: days by METHODS."""
        rows = [self.courses[place].chances(days).argmax(axis=1) for place in self.land.places]
        last = [len(self.courses[place].holders) - 1 for place in self.land.places]
        rows = [row == unknown for row, unknown in zip(rows, last, strict=True)]
        held: Floats = np.array(rows).reshape(len(rows), len(days)).T @ self.land.weights
        return held

    def lost(self, actor: str, base: Baseline, day: date) -> Floats | None:
        """The share of what it held by the baseline that it no longer held on the day, by METHODS; None of nothing.

        What it gained elsewhere takes nothing off: where little is told of the first day, most gains are only news.
        """
        then = self._then(actor, base, day)
        if then is None or not then.any():
            return None
        gone = then * (1.0 - self._his(actor, [day])[:, :1])
        shares: Floats = (gone * self.land.weights).sum(axis=0) / (then * self.land.weights).sum(axis=0).clip(_NOTHING)
        return shares

    def _then(self, actor: str, base: Baseline, day: date) -> Floats | None:
        """What it held by the baseline: places by METHODS, for a peak may be of another day by each of them."""
        if base.kind == "since":
            return self._his(actor, [base.day.first()]) if base.day else None
        first, last = self._years(base, day)
        days = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, _STEP)]
        if not days:
            return None
        his = self._his(actor, days)
        if base.kind == "ever":
            ever: Floats = his.max(axis=1, keepdims=True)
            return ever
        peaks: Floats = his[:, (his.T @ self.land.weights).argmax(axis=0)]
        return peaks

    def _years(self, base: Baseline, day: date) -> tuple[date, date]:
        """The days in which to look for a peak: of its year, else from the first news."""
        if base.day:
            return base.day.first(), min(base.day.last(), day)
        first = min((int(self.courses[p].days[0]) for p in self.land.places), default=day.toordinal())
        return date.fromordinal(first), day

    def _his(self, actor: str, days: Sequence[date]) -> Floats:
        """1 where the actor, or who belongs to it, is the likeliest to have held a place, else 0: places by days.

        Not the probability itself: news that grows old would look like territory lost.
        """
        found = np.zeros((len(self.land.places), len(days)))
        for i, place in enumerate(self.land.places):
            course = self.courses[place]
            mine = [s for s, h in enumerate(course.holders) if h != UNKNOWN and self.parties.kin((h,), (actor,))]
            if mine:
                chances = course.chances(days)
                own = chances[:, mine].sum(axis=1)
                chances[:, mine] = 0.0
                found[i] = own >= chances.max(axis=1)
        return found
