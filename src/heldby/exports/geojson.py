"""GeoJSON (RFC 7946): one point feature a row, every column a property.

In:     rows with `lat` and `lon` in degrees (WGS 84).
Out:    a FeatureCollection in UTF-8, coordinates as longitude, latitude.
Never:  a row left out: one without coordinates is a feature without geometry, which the standard allows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any


class GeoJson:
    """See the module."""

    name = "geojson"
    loses = ""

    def write(self, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
        """The rows as a FeatureCollection, one feature a line."""
        features = ",\n".join(json.dumps(_feature(columns, row), ensure_ascii=False) for row in rows)
        return f'{{"type": "FeatureCollection", "features": [\n{features}\n]}}\n'.encode()


def _feature(columns: Sequence[str], row: Mapping[str, Any]) -> dict[str, Any]:
    lat, lon = row.get("lat"), row.get("lon")
    located = lat is not None and lon is not None
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if located else None,
        "properties": {name: row[name] for name in columns if name not in ("lat", "lon")},
    }
