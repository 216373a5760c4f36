"""GeoPackage 1.4 (OGC 12-128r19), for QGIS, ArcGIS and R: a layer a view, with points, lines or none.

In:     the rows of one view or of several.
Out:    an SQLite file made by GDAL: intervals are two days, lists are JSON, every other column as it is.
Never:  the time of day in the file: where the standard wants to know when a layer changed, it has `_NO_TIME`.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from heldby.exports.geometry import Shape, shape_of, wkb
from heldby.exports.libraries import library
from heldby.exports.table import Column, Row, Sort, Table, flat

_NO_TIME = "1970-01-01T00:00:00.000Z"
_alone = Lock()
_ZERO = {Sort.WHOLE: (0, "int64"), Sort.FLAG: (False, "bool")}


class GeoPackage:
    """See the module."""

    name = "gpkg"
    endings = (".gpkg",)
    views = ()
    is_text = False
    has_layers = True
    loses = "that a list is one: it is JSON in a text"

    def write(self, tables: Sequence[Table]) -> bytes:
        """A layer a table, by the name of its view."""
        gdal = library("pyogrio")
        with tempfile.TemporaryDirectory() as folder, _same_time(gdal):
            file = Path(folder) / "heldby.gpkg"
            for number, table in enumerate(tables):
                _add(gdal, file, table, append=number > 0)
            return file.read_bytes()


@contextmanager
def _same_time(gdal: Any) -> Iterator[None]:
    """GDAL's settings are those of the whole program, so that one file is written at a time."""
    with _alone:
        before = gdal.get_gdal_config_option("OGR_CURRENT_DATE")
        gdal.set_gdal_config_options({"OGR_CURRENT_DATE": _NO_TIME})
        try:
            yield
        finally:
            gdal.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def _add(gdal: Any, file: Path, table: Table, *, append: bool) -> None:
    shape, told = shape_of(table), flat(table)
    columns = [c for c in told.columns if not (shape is Shape.LINE and c.name == "line")]
    values, masks = zip(*(_values(column, told.rows) for column in columns), strict=True)
    gdal.raw.write(
        file,
        _array([wkb(table, row) for row in table.rows]) if shape else None,
        list(values),
        [column.name for column in columns],
        field_mask=list(masks),
        layer=table.view,
        driver="GPKG",
        geometry_type=str(shape) if shape else None,
        crs="EPSG:4326" if shape else None,
        append=append,
    )


def _values(column: Column, rows: Sequence[Row]) -> tuple[Any, Any]:
    """A column as an array, and where it has no value, if its sort of array cannot tell."""
    told = [row[column.name] for row in rows]
    if column.sort is Sort.DAY:
        return np.array([day or "NaT" for day in told], dtype="datetime64[D]"), None
    if column.sort is Sort.NUMBER:
        return np.array([np.nan if number is None else number for number in told], dtype="float64"), None
    if column.sort in _ZERO:
        zero, kind = _ZERO[column.sort]
        return np.array([zero if v is None else v for v in told], dtype=kind), np.array([v is None for v in told], bool)
    return _array([json.dumps(v, ensure_ascii=False) if isinstance(v, list) else v for v in told]), None


def _array(values: Sequence[Any]) -> Any:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made
