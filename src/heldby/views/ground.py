"""The ground that a record tells of: its places with how exactly they are known, towns around them, and the roads.

In:     a `Snapshot`.
Out:    rows for maps.
Never:  who holds what; that is `control`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from heldby.model import Place
from heldby.model.knowledge import PlaceKind
from heldby.views.knowledge import knowledge, place_of
from heldby.views.rows import Rows
from heldby.views.shapes_ground import NetworkRow, PlaceRow
from heldby.views.snapshot import Snapshot

# How far a place of a kind commonly lies from the point that stands for it; kinds that are points have none.
_RADIUS_KM = {
    PlaceKind.CONTINENT: 2000.0,
    PlaceKind.COUNTRY: 300.0,
    PlaceKind.SEA: 300.0,
    PlaceKind.REGION: 100.0,
    PlaceKind.RIVER: 100.0,
    PlaceKind.BORDER: 100.0,
    PlaceKind.PROVINCE: 60.0,
    PlaceKind.MOUNTAIN: 30.0,
    PlaceKind.AREA: 20.0,
    PlaceKind.ISLAND: 10.0,
}
_APPROX_KM = 15.0
_AROUND = 2.0  # degrees beyond the outermost place of a country: towns there still help to find one's way


def places(
    snapshot: Snapshot,
    *,
    people: Annotated[int | None, "Also the towns around them with so many people."] = None,
) -> Rows[PlaceRow]:
    """The places whose holder the reports tell of: where they are, how exactly, what they are part of.

    `told` is whether reports tell of who holds it, `radius_km` how far it may lie from its coordinates (0: a point).
    """
    told = knowledge(snapshot).courses
    known = [place for id_ in told if (place := place_of(snapshot, id_))]
    around = _towns(snapshot, known, people) if people is not None else ()
    rows = [_row(snapshot, place) for place in (*known, *(town for town in around if town.id not in told))]
    return Rows(PlaceRow, sorted(rows, key=lambda r: (not r.told, -r.population, r.place_id)))


def network(snapshot: Snapshot) -> Rows[NetworkRow]:
    """The roads of the theatres, stretch by stretch: which places they join. Drawn as lines they are schematic."""
    rows = [
        NetworkRow(
            theatre=theatre.name,
            road=road.name,
            from_place=one.name,
            from_place_id=one.id,
            from_lat=one.lat,
            from_lon=one.lon,
            to_place=other.name,
            to_place_id=other.id,
            to_lat=other.lat,
            to_lon=other.lon,
            km=road.km,
        )
        for theatre in snapshot.grounds
        for road in theatre.roads
        if (one := place_of(snapshot, road.one)) and (other := place_of(snapshot, road.other))
        if one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None
    ]
    return Rows(NetworkRow, rows)


def _towns(snapshot: Snapshot, told: Iterable[Place], people: int) -> Iterator[Place]:
    """Towns of the countries told of, near to some place that is told of."""
    points = [(p.country, p.lat, p.lon) for p in told if p.lat is not None and p.lon is not None and p.country]
    boxes = {country: _box([(lat, lon) for c, lat, lon in points if c == country]) for country, _, _ in points}
    for town in snapshot.gazetteer.peopled(sorted(boxes)):
        if town.population >= people and town.country in boxes and town.lat is not None and town.lon is not None:
            south, west, north, east = boxes[town.country]
            if south <= town.lat <= north and west <= town.lon <= east:
                yield town


def _box(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    return min(lats) - _AROUND, min(lons) - _AROUND, max(lats) + _AROUND, max(lons) + _AROUND


def _row(snapshot: Snapshot, place: Place) -> PlaceRow:
    within = place_of(snapshot, place.within) if place.within else None
    return PlaceRow(
        place=place.name,
        place_id=place.id,
        lat=place.lat,
        lon=place.lon,
        kind=str(place.kind),
        within=within.name if within else "",
        country=place.country,
        population=place.population,
        radius_km=_radius(place),
        told=place.id in knowledge(snapshot).courses,
    )


def _radius(place: Place) -> float:
    return _RADIUS_KM.get(place.kind, _APPROX_KM if place.approx else 0.0)
