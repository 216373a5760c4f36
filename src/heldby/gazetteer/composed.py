"""Places made of other places: northern Syria, the Aleppo countryside, the Homs desert, the Iraq-Syria border.

In:     the id of a base place and a part of it, or two countries.
Out:    a `Place` whose id says how it was made ("sy~northern", "iq+sy~border"), so that it never needs a row.
Never:  a border line or an outline: the coordinates are a middle, and `approx` says so.
"""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians
from typing import TYPE_CHECKING

from heldby.model.knowledge import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Callable

PART = "~"
_JOIN = "+"
BORDER = "border"
_KM_PER_DEGREE = 111.2

# East and north, in shares of the base's reach.
DIRECTIONS = {
    "northern": (0.0, 1.0),
    "southern": (0.0, -1.0),
    "eastern": (1.0, 0.0),
    "western": (-1.0, 0.0),
    "northeastern": (0.7, 0.7),
    "northwestern": (-0.7, 0.7),
    "southeastern": (0.7, -0.7),
    "southwestern": (-0.7, -0.7),
    "central": (0.0, 0.0),
}
GROUNDS = ("countryside", "desert", "suburbs")
_REACH_KM = {PlaceKind.CITY: 4.0, PlaceKind.TOWN: 2.0, PlaceKind.PROVINCE: 50.0, PlaceKind.REGION: 50.0}
_GROUND_REACH_KM = 20.0


def part_id(base: str, direction: str = "", ground: str = "") -> str:
    """The id of a part of a place; `direction` as in DIRECTIONS, `ground` as in GROUNDS.

    >>> part_id("sy", "northern"), part_id("sy-aleppo", "northern", "countryside")
    ('sy~northern', 'sy-aleppo~northern-countryside')
    """
    return f"{base}{PART}{'-'.join(filter(None, (direction, ground)))}"


def border_id(one: str, other: str) -> str:
    """The id of the border between two countries, whichever is named first.

    >>> border_id("sy", "iq")
    'iq+sy~border'
    """
    return f"{_JOIN.join(sorted((one, other)))}{PART}{BORDER}"


def compose(
    place_id: str, get: Callable[[str], Place | None], reach_km: Callable[[str], float] = lambda _: 0.0
) -> Place | None:
    """The place a composed id stands for; None when its base or part is unknown."""
    base_id, _, part = place_id.rpartition(PART)
    if part == BORDER:
        return _border(base_id, get)
    base = get(base_id)
    direction, ground = _parted(part)
    if base is None or base.lat is None or base.lon is None or not (direction or ground):
        return None
    reach = reach_km(base_id) or (_GROUND_REACH_KM if ground else _REACH_KM.get(base.kind, _GROUND_REACH_KM))
    east, north = DIRECTIONS.get(direction, (0.0, 0.0))
    lat = base.lat + north * reach / _KM_PER_DEGREE
    lon = base.lon + east * reach / (_KM_PER_DEGREE * max(cos(radians(base.lat)), 0.1))
    return replace(
        base,
        id=place_id,
        name=_name(base, direction, ground),
        kind=PlaceKind.AREA if ground or base.kind.is_point else PlaceKind.REGION,
        lat=round(min(max(lat, -90.0), 90.0), 3),
        lon=round((lon + 180.0) % 360.0 - 180.0, 3),
        within=base_id,
        population=0,
        approx=True,
        source="composed",
    )


def _parted(part: str) -> tuple[str, str]:
    direction, _, ground = part.partition("-")
    if direction in GROUNDS and not ground:
        return "", direction
    known = direction in DIRECTIONS and (not ground or ground in GROUNDS)
    return (direction, ground) if known else ("", "")


def _name(base: Place, direction: str, ground: str) -> str:
    bare = base.name.removesuffix(" province") if ground else base.name
    return " ".join(filter(None, (direction, bare, ground)))


def _border(base_id: str, get: Callable[[str], Place | None]) -> Place | None:
    sides = [get(side) for side in base_id.split(_JOIN)]
    known = [side for side in sides if side is not None and side.lat is not None and side.lon is not None]
    if len(known) != 2 or len(sides) != 2:
        return None
    one, other = sorted(known, key=lambda place: place.name)
    return Place(
        id=border_id(one.id, other.id),
        name=f"{one.name}-{other.name} border",
        kind=PlaceKind.BORDER,
        country=one.country,
        lat=round(((one.lat or 0) + (other.lat or 0)) / 2, 3),
        lon=round(((one.lon or 0) + (other.lon or 0)) / 2, 3),
        approx=True,
        source="composed",
    )
