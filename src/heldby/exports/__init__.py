"""Formats that rows leave in, one module each, listed in `FORMATS`.

In:     rows as plain dictionaries, with what each column holds.
Out:    bytes, the same for the same rows.
Never:  a loss that is not told: each format says what it cannot carry.
"""

from __future__ import annotations

from collections.abc import Mapping

from heldby.exports.acled import Acled
from heldby.exports.choosing import checked, chosen
from heldby.exports.csv_table import Csv
from heldby.exports.format import Format
from heldby.exports.geojson import GeoJson
from heldby.exports.geopackage import GeoPackage
from heldby.exports.hxl import Hxl
from heldby.exports.kml import Kml
from heldby.exports.parquet import Parquet
from heldby.exports.plover import Plover
from heldby.exports.saving import put
from heldby.exports.table import Column, Sort, Table
from heldby.exports.ucdp import Ucdp
from heldby.exports.war_map import WarMap
from heldby.exports.web_annotation import WebAnnotation

# Of formats that share an ending, the first is meant by it.
FORMATS: Mapping[str, Format] = {
    known.name: known
    for known in (
        GeoJson(),
        GeoPackage(),
        Kml(),
        Csv(),
        Hxl(),
        Parquet(),
        WebAnnotation(),
        Acled(),
        Ucdp(),
        Plover(),
        WarMap(),
    )
}

__all__ = ["FORMATS", "Column", "Format", "Sort", "Table", "checked", "chosen", "put"]
