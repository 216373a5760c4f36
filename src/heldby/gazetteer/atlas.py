"""Every place heldby knows: curated ones first, then the world's towns and villages.

In:     the tables and the compiled GeoNames files under data/places, and a theatre's own tables.
Out:    `Atlas`, which finds places by name, by id, or by the nearest spelling.
Never:  a choice between namesakes: that needs a report, and is the `resolve` stage's.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from heldby.gazetteer.composed import PART, compose
from heldby.gazetteer.curated import Row, rows
from heldby.gazetteer.facilities import AT, facility_place
from heldby.gazetteer.given import GIVEN, given_place
from heldby.gazetteer.nearest import nearest_keys
from heldby.gazetteer.spelling import likeness, plain, sound
from heldby.gazetteer.store import SortedLines
from heldby.gazetteer.told import TOLD, told_place
from heldby.gazetteer.wording import PlaceWords, place_words
from heldby.model.knowledge import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

DATA = Path(__file__).resolve().parents[1] / "data" / "places"
_GEONAMES = "gn"
_CITY_FROM, _TOWN_FROM = 50_000, 5_000
_CACHE = 65_536
_SPELT_LIKE = 0.6
_ALL = 10_000_000
_ON_ROADS = frozenset(
    {PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.BASE, PlaceKind.AIRBASE, PlaceKind.CROSSING}
)


class Atlas:
    """The gazetteer of GeoNames and curated places; safe to share between threads, cheap to make anew in a process."""

    def __init__(self, *theatre: Path, data: Path = DATA) -> None:
        """Load the curated tables and map the compiled ones; `theatre` tables win. Raises `KnowledgeError`."""
        self._source = (data, theatre)
        self._rows: dict[str, Row] = rows([*sorted(data.glob("*.csv")), *theatre])
        self._cities, self._names, self._sounds = (
            SortedLines(data / f"{file}.tsv") for file in ("cities", "names", "sounds")
        )
        self._curated_by_geonames = {row.geonames: id_ for id_, row in self._rows.items() if row.geonames}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_demonym: dict[str, list[str]] = defaultdict(list)
        for id_, row in self._rows.items():
            self._index(id_, row)
        self.exact = lru_cache(maxsize=_CACHE)(self._exact)
        self.bears = lru_cache(maxsize=_CACHE)(self._bears)
        self._kept = lru_cache(maxsize=_CACHE)(self._get)

    def __reduce__(self) -> tuple[Callable[[Path, tuple[Path, ...]], Atlas], tuple[Path, tuple[Path, ...]]]:
        """Sent to another process, an atlas is opened there anew: maps of files cannot travel."""
        return _opened, self._source

    def _index(self, id_: str, row: Row) -> None:
        for key in {plain(name) for name in row.names}:
            self._by_name[key].append(id_)
        for demonym in row.demonyms:
            self._by_demonym[plain(demonym)].append(id_)

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        """Curated ids by sound key; made when first asked for, since most names are spelt as we know them."""
        by_sound: dict[str, list[str]] = defaultdict(list)
        for id_, row in self._rows.items():
            for key in {sound(name) for name in row.names} - {""}:
                by_sound[key].append(id_)
        return by_sound

    def find(self, name: str) -> Sequence[Place]:
        """Every place that bears this name: by plain spelling, else composed ("northern Syria"), else by sound."""
        return self.exact(name) or self._composed(name) or self.alike(name)

    def known(self, name: str) -> bool:
        """Whether `find` would find anything; most often without making a `Place`."""
        return self.bears(name) or bool(self.find(name))

    def alike(self, name: str) -> Sequence[Place]:
        """The places whose names are other transliterations of this one, curated and larger ones first.

        Of our own only those of which a name is also spelt somewhat like it ("Sakhour" is not Sukkari), and no country.
        """
        key = sound(name)
        found = self._places(key, self._by_sound, self._sounds) if key else ()
        return tuple(place for place in found if self._is_spelt_like(place, name))

    def _is_spelt_like(self, place: Place, name: str) -> bool:
        if place.kind is PlaceKind.COUNTRY:
            return False
        row = self._rows.get(place.id)
        return row is None or any(likeness(known, name) >= _SPELT_LIKE for known in row.names)

    def demonym(self, word: str) -> Sequence[Place]:
        """The countries or regions an adjective or people belongs to: "Syrian", "Iraqis"."""
        return tuple(self._rows[id_].place for id_ in self._by_demonym.get(plain(word), ()))

    def get(self, place_id: str) -> Place | None:
        """The place of an id: curated, "gn163843", or made ("sy~northern", "geo:...", "in:...", "at:...")."""
        return self._kept(place_id)

    def _get(self, place_id: str) -> Place | None:
        if place_id.startswith(GIVEN):
            return given_place(place_id)
        if place_id.startswith(TOLD):
            return told_place(place_id, self.get)
        if place_id.startswith(AT):
            return facility_place(place_id, self.get)
        row = self._rows.get(place_id)
        if row:
            return self._with_population(row)
        if PART in place_id:
            return compose(place_id, self.get, self._reach)
        return self._geonames(place_id.removeprefix(_GEONAMES)) if place_id.startswith(_GEONAMES) else None

    def nearest(self, name: str, count: int = 3) -> Sequence[Place]:
        """The places whose names are spelt most like it, best first; curated and larger ones before their equals."""
        found: dict[str, Place] = {}
        for key in nearest_keys(plain(name), self._by_name, self._names):
            for place in self.exact(key):
                found.setdefault(place.id, place)
                break
            if len(found) == count:
                break
        return tuple(found.values())

    def peopled(self, countries: Collection[str]) -> Iterator[Place]:
        """Every place of these countries (ISO 3166 alpha-2) whose population is known, each once."""
        for key, rest in self._cities.after("", _ALL):
            _, country, *_, people = rest.split("\t")
            if country in countries and int(people) and (place := self._geonames(key)):
                yield place
        for row in self._rows.values():
            if row.place.country in countries and row.place.kind.is_point and not row.geonames and row.place.population:
                yield row.place

    def within(self, box: Sequence[float], *, people: int) -> Iterator[Place]:
        """Towns, bases and crossings in a box (west, south, east, north): ours, and others with so many people."""
        west, south, east, north = box
        for id_, row in self._rows.items():
            lat, lon = row.place.lat, row.place.lon
            if lat is None or lon is None or row.place.approx or row.place.kind not in _ON_ROADS:
                continue
            if west <= lon <= east and south <= lat <= north and (place := self.get(id_)):
                yield place
        for key, rest in self._cities.after("", _ALL):
            *_, lat_, lon_, living = rest.split("\t")
            large = int(living) >= people and key not in self._curated_by_geonames
            if large and west <= float(lon_) <= east and south <= float(lat_) <= north:
                yield from filter(None, (self._geonames(key),))

    def _exact(self, name: str) -> Sequence[Place]:
        return self._places(plain(name), self._by_name, self._names)

    def _bears(self, name: str) -> bool:
        key = plain(name)
        return key in self._by_name or self._names.get(key) is not None

    def _places(self, key: str, curated: dict[str, list[str]], store: SortedLines) -> Sequence[Place]:
        ids = list(curated.get(key, ()))
        listed = filter(None, (store.get(key) or "").split(","))
        ids += [self._curated_by_geonames.get(gid, _GEONAMES + gid) for gid in listed]
        places = (self.get(id_) for id_ in dict.fromkeys(ids))
        found = [place for place in places if place is not None]
        # GeoNames also lists many places under names nobody uses now; a main name goes before them.
        return tuple(sorted(found, key=lambda p: (p.id not in self._rows, plain(p.name) != key, -p.population)))

    def _composed(self, name: str) -> Sequence[Place]:
        for base, part in _words().splits(name):
            bases = self.exact(base)
            if bases:
                made = (self.get(f"{place.id}{PART}{part}") for place in bases)
                return tuple(place for place in made if place is not None)
        pair = _words().border_between(name)
        if not pair:
            return ()
        one, other = (self._country(side) for side in pair)
        border = self.get(f"{one.id}+{other.id}{PART}border") if one and other else None
        return (border,) if border else ()

    def _country(self, name: str) -> Place | None:
        bearers = (*self.exact(name), *self.demonym(name))
        return next((place for place in bearers if place.kind is PlaceKind.COUNTRY), None)

    def _with_population(self, row: Row) -> Place:
        if row.place.population or not row.geonames or row.place.kind is PlaceKind.COUNTRY:
            return row.place
        city = self._cities.get(row.geonames)
        return replace(row.place, population=int(city.rsplit("\t", 1)[1])) if city else row.place

    def _geonames(self, gid: str) -> Place | None:
        if gid in self._curated_by_geonames:
            return self.get(self._curated_by_geonames[gid])
        city = self._cities.get(gid)
        if city is None:
            return None
        name, country, code, lat, lon, population = city.split("\t")
        people = int(population)
        return Place(
            id=_GEONAMES + gid,
            name=name,
            kind=_kind(people),
            country=country,
            lat=float(lat),
            lon=float(lon),
            within=self._provinces.get((country, code), country.lower()),
            population=people,
            source="GeoNames",
        )

    def _reach(self, place_id: str) -> float:
        row = self._rows.get(place_id)
        return row.reach_km if row else 0.0

    @cached_property
    def _provinces(self) -> dict[tuple[str, str], str]:
        """GeoNames' numbers of provinces as our ids, learnt from the curated towns of each province."""
        votes: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for row in self._rows.values():
            within = self._rows.get(row.place.within)
            city = self._cities.get(row.geonames) if row.geonames else None
            if city and within and within.place.kind is PlaceKind.PROVINCE:
                votes[row.place.country, city.split("\t")[2]][within.place.id] += 1
        learnt = {code: max(sorted(told), key=told.__getitem__) for code, told in votes.items()}
        given = {(r.place.country, r.admin1): id_ for id_, r in self._rows.items() if r.admin1}
        return {**learnt, **given}


def _kind(people: int) -> PlaceKind:
    if people >= _CITY_FROM:
        return PlaceKind.CITY
    return PlaceKind.TOWN if people >= _TOWN_FROM else PlaceKind.VILLAGE


def _words() -> PlaceWords:
    return place_words("en")


def _opened(data: Path, theatre: tuple[Path, ...]) -> Atlas:
    return Atlas(*theatre, data=data)
