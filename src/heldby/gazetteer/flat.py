"""A flat map on which areas are true, around the middle of a theatre.

In:     longitudes and latitudes in degrees.
Out:    kilometres east and north of the middle, by Lambert's azimuthal equal-area projection on a sphere.
Never:  a map for the whole globe: far from the middle shapes are bent, though areas stay true.

Snyder, "Map Projections: A Working Manual" (1987), page 185.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from heldby.gazetteer.globe import EARTH_KM
from heldby.model.theatre import Point


@dataclass(frozen=True, slots=True)
class Flat:
    """A projection with its middle in degrees."""

    lon: float
    lat: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> Flat:
        """The projection in the middle of the points' bounds."""
        lons, lats = zip(*points, strict=True)
        return cls((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)

    def km(self, point: Point) -> Point:
        """A point in kilometres, (east, north).

        >>> east, north = Flat(40.0, 34.0).km((40.0, 35.0))
        >>> east, round(north, 1)
        (0.0, 111.2)
        """
        east, lat, middle = radians(point[0] - self.lon), radians(point[1]), radians(self.lat)
        scale = EARTH_KM * sqrt(2 / (1 + sin(middle) * sin(lat) + cos(middle) * cos(lat) * cos(east)))
        north = cos(middle) * sin(lat) - sin(middle) * cos(lat) * cos(east)
        return scale * cos(lat) * sin(east), scale * north
