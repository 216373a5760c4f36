"""Parquet, and GeoParquet 1.1 where rows have a place or a way: typed columns for R, Python, DuckDB.

In:     rows.
Out:    one file; lists are lists, days are days, an interval is two days; `geometry` is WKB in WGS 84.
Never:  a type that hangs on the values: a file without rows has the same schema as any other.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from heldby.exports.geometry import Shape, shape_of, wkb
from heldby.exports.libraries import library
from heldby.exports.table import Column, Sort, Table, flat


class Parquet:
    """See the module."""

    name = "parquet"
    endings = (".parquet", ".geoparquet")
    views = ()
    is_text = False
    has_layers = False
    loses = ""

    def write(self, tables: Sequence[Table]) -> bytes:
        """The rows as one Parquet file."""
        arrow, parquet = library("pyarrow"), library("pyarrow.parquet")
        [table] = tables
        shape, told = shape_of(table), flat(table)
        columns = [c for c in told.columns if not (shape is Shape.LINE and c.name == "line")]
        arrays = [arrow.array([_value(c, row[c.name]) for row in told.rows], _type(arrow, c)) for c in columns]
        names = [c.name for c in columns]
        if shape:
            arrays.append(arrow.array([wkb(table, row) for row in table.rows], arrow.binary()))
            names.append("geometry")
        metadata = {"heldby": json.dumps({"view": table.view}), **({"geo": _geo(shape)} if shape else {})}
        made = arrow.Table.from_arrays(arrays, names=names).replace_schema_metadata(metadata)
        sink = arrow.BufferOutputStream()
        parquet.write_table(made, sink)
        return bytes(sink.getvalue().to_pybytes())


def _type(arrow: Any, column: Column) -> Any:
    types = {Sort.NUMBER: arrow.float64(), Sort.WHOLE: arrow.int64(), Sort.FLAG: arrow.bool_()}
    types |= {Sort.DAY: arrow.date32(), Sort.TEXTS: arrow.list_(arrow.string())}
    return types.get(column.sort, arrow.string())


def _value(column: Column, value: Any) -> Any:
    return date.fromisoformat(value) if column.sort is Sort.DAY and value is not None else value


def _geo(shape: Shape) -> str:
    """GeoParquet's metadata; without a `crs` it is longitude and latitude in WGS 84 (OGC:CRS84)."""
    column = {"encoding": "WKB", "geometry_types": [str(shape)]}
    return json.dumps({"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}})
