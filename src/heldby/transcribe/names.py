"""What a row's names stand for: places by name and coordinates, actors by the lexicon.

In:     a name as a table writes it, with the coordinates or country beside it.
Out:    `Meant`: an id, a name, a reason.
Never:  the bearer of a name that lies elsewhere; a choice between two actors that fit alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians
from typing import TYPE_CHECKING

from heldby.gazetteer.given import given_id
from heldby.lexicon.coded_tables import coded_names
from heldby.lexicon.demonyms import key
from heldby.model import Actor, Place, PlaceKind

if TYPE_CHECKING:
    from heldby.model.ports import Actors, Gazetteer

_KM_PER_DEGREE = 111.2
_POINT_KM, _AREA_KM = 8.0, 120.0
_EXACT = frozenset({"", "1", "2"})  # where_prec up to which a name is that of a point
_CACHE = 65_536
OWN = "heldby"  # the source of the places that heldby's own list has
_IN_PARENTHESES = re.compile(r"\s*\(([^()]*)\)\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a name stands for; `id` None is an abstention."""

    id: str | None
    name: str
    reason: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place as a row gives it. `precision` is UCDP's where_prec, empty when the table has none."""

    name: str
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = ""


class Names:
    """Looks names up once each: a table repeats them."""

    def __init__(self, gazetteer: Gazetteer, actors: Actors) -> None:
        self._gazetteer = gazetteer
        self._actors = actors
        self.place = lru_cache(_CACHE)(self._place)
        self.actor = lru_cache(_CACHE)(self._actor)
        self._iso = lru_cache(_CACHE)(self._country)

    def __reduce__(self) -> tuple[type[Names], tuple[Gazetteer, Actors]]:
        """Sent to another process, it begins anew there: what it remembers cannot travel."""
        return Names, (self._gazetteer, self._actors)

    def _place(self, spot: Spot) -> Meant:
        bare, kind = _of_kind(_IN_PARENTHESES.sub("", spot.name))
        area = spot.precision not in _EXACT or kind in _AREAS
        names = dict.fromkeys((spot.name, bare, *(part.strip() for part in bare.split("/"))))
        bearers = [p for name in names for p in self._gazetteer.find(name)]
        fitting = [p for p in bearers if area != p.kind.is_point]
        if spot.lat is None or spot.lon is None:
            return self._by_country(spot, fitting)
        near = [(km, p) for p in fitting if (km := _km(p, spot.lat, spot.lon)) <= (_AREA_KM if area else _POINT_KM)]
        if near:
            km, place = min(near, key=lambda found: found[0])
            return Meant(id=place.id, name=place.name, reason=f"bears the name, {km:.0f} km from the coordinates given")
        wanted = kind or (PlaceKind.AREA if area else PlaceKind.SITE)
        iso = self._iso(spot.country)
        made = Place(id="", name=bare if kind else spot.name, kind=wanted, country=iso, lat=spot.lat, lon=spot.lon)
        return Meant(id=given_id(made), name=made.name, reason="known by the name and coordinates given")

    def _by_country(self, spot: Spot, bearers: Sequence[Place]) -> Meant:
        iso = self._iso(spot.country)
        fitting = [p for p in bearers if not iso or p.country == iso]
        if not fitting:
            return Meant(
                id=None,
                name=spot.name,
                reason="no place of this name is known; columns lat and lon would tell",
                weight=0.0,
            )
        if len(fitting) > 1 and not iso and fitting[1].country != fitting[0].country and not _stands_out(fitting):
            told = ", ".join(sorted({p.country for p in fitting}))
            why = f"places of this name lie in {told}; a column country, or lat and lon, would tell"
            return Meant(id=None, name=spot.name, reason=why, weight=0.0)
        why = "the only place of this name" if len(fitting) == 1 else "the best known place of this name"
        return Meant(id=fitting[0].id, name=fitting[0].name, reason=f"{why}{f' in {iso}' if iso else ''}", weight=0.9)

    def _country(self, name: str) -> str:
        found = (p.country for p in self._gazetteer.find(name) if p.kind is PlaceKind.COUNTRY) if name else ()
        return next(iter(found), "")

    def _actor(self, name: str, country: str) -> Meant:
        iso = self._iso(country)
        behind = _IN_PARENTHESES.search(name)
        bare = name[: behind.start()].strip() if behind else name
        own = (self._iso(behind[1]) if behind else "") or iso
        tries = [name, bare, bare.partition(": ")[2].strip(), bare.partition(": ")[0].strip()]
        for words in dict.fromkeys(filter(None, tries)):
            found = self._actors.find(words)
            chosen = _of_country(found, own)
            if chosen:
                return Meant(id=chosen.id, name=chosen.name, reason="bears the name")
            if found:
                rivals = ", ".join(actor.id for actor in found)
                return Meant(id=None, name=name, reason=f"several bear the name: {rivals}", weight=0.0)
        formed = self._formed(bare, own)
        if formed:
            return Meant(id=formed.id, name=formed.name, reason="as tables write the forces and governments of states")
        return Meant(
            id="text:" + key(bare).replace(" ", "-"), name=bare, reason="known only from the table", weight=0.9
        )

    def _formed(self, name: str, iso: str) -> Actor | None:
        words = key(name)
        whole = coded_names().in_country.get(words)
        if whole and iso:
            return self._actors.get(f"{whole}.{iso.lower()}")
        for opening, prefix in coded_names().of_country.items():
            if words.startswith(f"{opening} "):
                state = self._iso(name[len(opening) :].strip()) or self._state(words.removeprefix(f"{opening} "))
                return self._actors.get(f"{prefix}.{state.lower()}") if state else None
        return None

    def _state(self, name: str) -> str:
        states = (actor for actor in self._actors.find(name) if actor.id.startswith("state."))
        return next((actor.country for actor in states), "")


_AREAS = frozenset({PlaceKind.PROVINCE, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.AREA})


def _of_kind(name: str) -> tuple[str, PlaceKind | None]:
    """A name without the word that says what the place is, and what it says."""
    for word, kind in coded_names().place_kinds.items():
        if name.casefold().endswith(f" {word}"):
            return name[: -len(word)].strip(), PlaceKind(kind)
    return name, None


def _of_country(found: Sequence[Actor], iso: str) -> Actor | None:
    """The actor of the country, else the only one, else the only one that belongs to no country."""
    here = [actor for actor in found if iso and actor.country == iso]
    if here or len(found) == 1:
        return (here or found)[0]
    anywhere = [actor for actor in found if not actor.country]
    return anywhere[0] if len(anywhere) == 1 else None


def _stands_out(places: Sequence[Place]) -> bool:
    """Whether the first is far larger than any other, or the only one of heldby's own list of places in wars."""
    alone = places[0].source == OWN and all(p.source != OWN for p in places[1:])
    return alone or places[0].population > 10 * max(p.population for p in places[1:])


def _km(place: Place, lat: float, lon: float) -> float:
    if place.lat is None or place.lon is None:
        return float("inf")
    east = (place.lon - lon + 180.0) % 360.0 - 180.0
    return hypot(place.lat - lat, east * cos(radians(lat))) * _KM_PER_DEGREE
