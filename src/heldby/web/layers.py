"""Rows as features of a map: which views are collections, where a row lies, and what names it for good.

In:     a snapshot, days.
Out:    GeoJSON features (RFC 7946) in the view's order.
Never:  a feature whose id changes when others come or go.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from heldby.views.control import control, timeline
from heldby.views.events import events
from heldby.views.knowledge import place_of
from heldby.views.rows import Rows
from heldby.views.snapshot import OnDay, Snapshot
from heldby.views.ways import routes

Feature = dict[str, Any]
Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees; west may lie east of east, across the antimeridian."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """An instant (`first` is `last`) or an interval, both inclusive, None where open."""

    first: date | None
    last: date | None

    @property
    def is_instant(self) -> bool:
        """Whether it is a single day."""
        return self.first is not None and self.first == self.last

    def meets(self, start: date | None, end: date | None) -> bool:
        """Whether any day is in both."""
        return (self.first or date.min) <= (end or date.max) and (start or date.min) <= (self.last or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A collection: `rows` as of some days (None: the latest news), `named` the columns that identify a row."""

    name: str
    title: str
    told: str
    rows: Callable[[Snapshot, Days | None], Iterable[Mapping[str, Any]]]
    named: Sequence[str]
    places: Sequence[str]

    def features(self, snapshot: Snapshot, days: Days | None, box: Box | None) -> list[Feature]:
        """Every feature, in the view's order; with a box those that lie in it."""
        made = (self._feature(snapshot, row) for row in self.rows(snapshot, days))
        return [f for f in made if box is None or _inside(f["geometry"], box)]

    def _feature(self, snapshot: Snapshot, row: Mapping[str, Any]) -> Feature:
        told = "\x1f".join(str(row[name]) for name in self.named)
        return {
            "type": "Feature",
            "id": row["id"] if self.named == ("id",) else hashlib.sha256(told.encode()).hexdigest()[:16],
            "geometry": _geometry([_point(snapshot, row[name]) for name in self.places]),
            "properties": {name: value for name, value in row.items() if name not in ("lat", "lon")},
        }


def _held(snapshot: Snapshot, days: Days | None) -> Iterator[Mapping[str, Any]]:
    """Who held each place on a day; through an interval, every spell that meets it."""
    if days is None or days.is_instant:
        yield from control(_on(snapshot, days)).to_dicts()
        return
    rows = timeline(snapshot)
    met = (r for r in rows if days.meets((r.since or (None,))[0], (r.until or (None, None))[1]))
    yield from Rows(rows.row_type, met).to_dicts()


def _happened(snapshot: Snapshot, days: Days | None) -> Iterator[Mapping[str, Any]]:
    rows = events(snapshot)
    yield from Rows(rows.row_type, (r for r in rows if days is None or days.meets(*r.when))).to_dicts()


def _ways(snapshot: Snapshot, days: Days | None) -> Iterator[Mapping[str, Any]]:
    """The ways on a day; for an interval, on its last."""
    yield from routes(_on(snapshot, days)).to_dicts()


def _on(snapshot: Snapshot, days: Days | None) -> Snapshot:
    return OnDay.of(snapshot, days.last) if days and days.last else snapshot


LAYERS = {
    layer.name: layer
    for layer in (
        Layer(
            name="control",
            title="Who held what",
            told="A point for each place and holder on a day (datetime), or for each spell that meets an interval.",
            rows=_held,
            named=("place_id", "holder", "since"),
            places=("place_id",),
        ),
        Layer(
            name="events",
            title="What happened",
            told="A point for each occurrence, told by one or more reports; datetime keeps what may fall into it.",
            rows=_happened,
            named=("id",),
            places=("place_id",),
        ),
        Layer(
            name="routes",
            title="Ways open and cut",
            told="A straight line from end to end for each way, on a day or on the last of an interval.",
            rows=_ways,
            named=("from_place_id", "to_place_id", "actor_id", "via"),
            places=("from_place_id", "to_place_id"),
        ),
    )
}


def _point(snapshot: Snapshot, place_id: str) -> list[float] | None:
    place = place_of(snapshot, place_id)
    return [place.lon, place.lat] if place and place.lon is not None and place.lat is not None else None


def _geometry(points: list[list[float] | None]) -> Feature | None:
    known = [p for p in points if p is not None]
    if not known or len(known) < len(points):
        return None
    if len(known) == 1:
        return {"type": "Point", "coordinates": known[0]}
    return {"type": "LineString", "coordinates": known}


def _inside(geometry: Feature | None, box: Box) -> bool:
    """Whether a geometry's own box meets the box."""
    if geometry is None:
        return False
    points = geometry["coordinates"] if geometry["type"] == "LineString" else [geometry["coordinates"]]
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    west, south, east, north = box
    if max(lats) < south or min(lats) > north:
        return False
    if west <= east:
        return bool(max(lons) >= west and min(lons) <= east)
    return bool(max(lons) >= west or min(lons) <= east)
