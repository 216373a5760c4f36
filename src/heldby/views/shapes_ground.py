"""The rows of the ground: places, roads, ways, what can be reached, shares of territory.

In:     nothing.
Out:    row types, as in `shapes`: `when` and the like are [earliest, latest], both days inclusive, None where open.
Never:  a column without a name a reader can understand; ids stand beside names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from heldby.views.shapes import Bounds

Line = tuple[tuple[float, float], ...]
"""Points as (longitude, latitude), straight between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """What a party held on two days by one way of counting (`method`): so many of `whole`, shares in percent.

    `lost` is the share of what it held on the first day and no longer on the second. `places_told` count.
    """

    view: ClassVar[str] = "share"
    theatre: str
    actor: str
    actor_id: str
    method: str
    start: date
    end: date
    held_start: float
    held_end: float
    unknown_start: float
    unknown_end: float
    whole: float
    share_start: float | None
    share_end: float | None
    lost: float | None
    places_told: int
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteRow:
    """A way between two places, for one actor, on the day: `reported`, `derived` from control, and whether they agree.

    `probability` is that of the derived state, `km` the way taken, `usual_km` the shortest on the map, `line` the
    places on the way taken (else the usual one), `at` where the shortest is barred.
    """

    view: ClassVar[str] = "routes"
    from_place: str
    from_place_id: str
    to_place: str
    to_place_id: str
    actor: str
    actor_id: str | None
    state: str
    via: tuple[str, ...]
    since: Bounds | None
    reported: str
    derived: str
    probability: float | None
    check: str
    km: float | None
    usual_km: float | None
    line: Line
    at: tuple[str, ...]
    why: str
    claims: tuple[str, ...]
    as_of: date | None
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachRow:
    """A place an actor holds, and how it is reached from a base: open, contested, detour (`via`) or cut (`at`)."""

    view: ClassVar[str] = "reach"
    base: str
    base_id: str
    place: str
    place_id: str
    lat: float | None
    lon: float | None
    actor: str
    actor_id: str
    state: str
    probability: float
    km: float | None
    usual_km: float | None
    via: tuple[str, ...]
    at: tuple[str, ...]
    claims: tuple[str, ...]
    as_of: date | None
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place on the map. `radius_km` is how far it may lie from its coordinates, `told` whether reports tell of it."""

    view: ClassVar[str] = "places"
    place: str
    place_id: str
    lat: float | None
    lon: float | None
    kind: str
    within: str
    country: str
    population: int
    radius_km: float
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRow:
    """A stretch of road between two places, `km` long; a line between its ends is schematic."""

    view: ClassVar[str] = "network"
    theatre: str
    road: str
    from_place: str
    from_place_id: str
    from_lat: float
    from_lon: float
    to_place: str
    to_place_id: str
    to_lat: float
    to_lon: float
    km: float
