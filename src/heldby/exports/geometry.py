"""Where a row lies: the point of its place, or the line of its way, in degrees (WGS 84).

In:     a table with `lat` and `lon`, or with a column of lines.
Out:    the kind of geometry that a table has, a row's coordinates as longitude, latitude, and the same as WKB.
Never:  a point for want of a better: a row without coordinates has no geometry.
"""

from __future__ import annotations

import struct
from enum import StrEnum
from typing import Any

from heldby.exports.table import Row, Sort, Table

_LITTLE_ENDIAN, _POINT, _LINE = 1, 1, 2
_ENDS = 2  # a line has at least so many points


class Shape(StrEnum):
    """The geometry of a table, by its name in OGC's Simple Features."""

    POINT = "Point"
    LINE = "LineString"


def shape_of(table: Table) -> Shape | None:
    """What a table's rows are on a map, None when they are nothing there."""
    if any(column.sort is Sort.LINE for column in table.columns):
        return Shape.LINE
    return Shape.POINT if {"lat", "lon"} <= set(table.names) else None


def coordinates(table: Table, row: Row) -> list[Any] | None:
    """A row's point, or the points of its line."""
    shape = shape_of(table)
    if shape is Shape.LINE:
        name = next(column.name for column in table.columns if column.sort is Sort.LINE)
        points = [list(point) for point in row[name] or ()]
        return points if len(points) >= _ENDS else None
    if shape is None or row["lat"] is None or row["lon"] is None:
        return None
    return [row["lon"], row["lat"]]


def wkb(table: Table, row: Row) -> bytes | None:
    """A row's geometry as Well-Known Binary (OGC 06-103r4), little-endian."""
    told = coordinates(table, row)
    if told is None:
        return None
    if shape_of(table) is Shape.POINT:
        return struct.pack("<BIdd", _LITTLE_ENDIAN, _POINT, *told)
    return struct.pack("<BII", _LITTLE_ENDIAN, _LINE, len(told)) + b"".join(struct.pack("<dd", *p) for p in told)
