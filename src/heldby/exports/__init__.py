"""Formats that rows leave in, one module each, listed in `FORMATS`.

In:     rows as plain dictionaries.
Out:    bytes, the same for the same rows.
Never:  a loss that is not told: each format says what it cannot carry.
"""

from __future__ import annotations

from collections.abc import Mapping

from heldby.exports.csv_table import Csv
from heldby.exports.format import Format
from heldby.exports.geojson import GeoJson
from heldby.exports.kml import Kml
from heldby.exports.web_annotation import WebAnnotation

FORMATS: Mapping[str, Format] = {known.name: known for known in (GeoJson(), Csv(), Kml(), WebAnnotation())}

__all__ = ["FORMATS", "Format"]
