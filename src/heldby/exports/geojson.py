"""GeoJSON (RFC 7946): one feature a row, a point or a line, every column a property.

In:     rows with `lat` and `lon` in degrees (WGS 84), or with a line.
Out:    a FeatureCollection in UTF-8, coordinates as longitude, latitude.
Never:  a row left out: one without coordinates is a feature without geometry, which the standard allows.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from heldby.exports.geometry import Shape, coordinates, shape_of
from heldby.exports.table import Row, Table

_IN_GEOMETRY = ("lat", "lon", "line")


class GeoJson:
    """See the module."""

    name = "geojson"
    endings = (".geojson", ".json")
    views = ()
    is_text = True
    has_layers = False
    loses = ""

    def write(self, tables: Sequence[Table]) -> bytes:
        """The rows as a FeatureCollection, one feature a line."""
        [table] = tables
        features = ",\n".join(json.dumps(_feature(table, row), ensure_ascii=False) for row in table.rows)
        return f'{{"type": "FeatureCollection", "features": [\n{features}\n]}}\n'.encode()


def _feature(table: Table, row: Row) -> dict[str, Any]:
    told, shape = coordinates(table, row), shape_of(table) or Shape.POINT
    return {
        "type": "Feature",
        "geometry": {"type": str(shape), "coordinates": told} if told else None,
        "properties": {name: row[name] for name in table.names if name not in _IN_GEOMETRY},
    }
