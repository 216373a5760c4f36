"""Distances on the globe.

In:     places, or pairs of degrees.
Out:    kilometres along the great circle.
Never:  a road: it is longer.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heldby.model.knowledge import Place
    from heldby.model.theatre import Point

EARTH_KM = 6371.0


def distance_km(one: Place, other: Place) -> float:
    """Kilometres between two places with coordinates. Raises `ValueError` for one without."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        raise ValueError(f"no coordinates: {one.name}, {other.name}")
    return between((one.lon, one.lat), (other.lon, other.lat))


def between(one: Point, other: Point) -> float:
    """Kilometres between two points, (longitude, latitude).

    >>> round(between((38.28, 34.56), (39.01, 35.95)))
    168
    """
    (lon1, lat1), (lon2, lat2) = one, other
    north, east = radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2
    half = sin(north) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(east) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
