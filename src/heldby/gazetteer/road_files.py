"""Files of roads as lines: GeoJSON (RFC 7946) and GeoPackage (OGC 12-128).

In:     a path.
Out:    lines of (longitude, latitude), with the name of the road where it has one.
Never:  another reference system than WGS 84: a GeoPackage in one is the caller's mistake, with its number.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from heldby.model.errors import InputError
from heldby.model.theatre import Point

Line = tuple[Sequence[Point], str]
_WGS84 = 4326
_ENVELOPE = (0, 32, 48, 48, 64)  # bytes of a GeoPackage header's envelope, by its code
_LINE, _LINES = 2, 5  # kinds of geometry in well-known binary


def lines(path: Path) -> tuple[Line, ...]:
    """Every road of a file. Raises `InputError` when it is neither of the formats, or cannot be read."""
    try:
        with path.open("rb") as file:
            is_package = file.read(15) == b"SQLite format 3"
        found = tuple(_of_package(path) if is_package else _of_geojson(path))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, struct.error, sqlite3.Error) as error:
        raise InputError(f"{path}: no roads could be read ({error}); give GeoJSON or GeoPackage lines") from None
    if not found:
        raise InputError(f"{path}: holds no lines; roads are LineStrings or MultiLineStrings")
    return found


def _of_geojson(path: Path) -> Iterator[Line]:
    told: Any = json.loads(path.read_text(encoding="utf-8"))
    for feature in told.get("features", [told]):
        geometry = feature.get("geometry", feature) or {}
        name = (feature.get("properties") or {}).get("name") or ""
        told_of = geometry.get("coordinates")
        parts: Any = {"LineString": [told_of], "MultiLineString": told_of}.get(str(geometry.get("type")), ())
        for part in parts:
            yield [(float(lon), float(lat)) for lon, lat, *_ in part], str(name)


def _of_package(path: Path) -> Iterator[Line]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as package:
        tables = package.execute("SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns").fetchall()
        for table, column, system in tables:
            if system != _WGS84:
                raise ValueError(f"layer {table} is in reference system {system}, not {_WGS84} (WGS 84)")
            named = {row[1] for row in package.execute(f"PRAGMA table_info({_quoted(table)})")}
            name = "name" if "name" in named else "''"
            rows = package.execute(f"SELECT {_quoted(column)}, {name} FROM {_quoted(table)}")  # noqa: S608 - quoted
            for blob, called in rows:
                for part in _parts(blob) if blob else ():
                    yield part, str(called or "")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _parts(blob: bytes) -> Iterator[Sequence[Point]]:
    """The lines of a geometry in GeoPackage's binary form."""
    if blob[:2] != b"GP":
        raise ValueError("a geometry without a GeoPackage header")
    yield from _binary(blob, 8 + _ENVELOPE[(blob[3] >> 1) & 7])[0]


def _binary(blob: bytes, at: int) -> tuple[list[Sequence[Point]], int]:
    """Lines of well-known binary from an offset on, and where they end; other geometries have none."""
    order = "<" if blob[at] else ">"
    (kind,) = struct.unpack_from(f"{order}I", blob, at + 1)
    flat, more = kind % 1000 & 0xFF, _more(kind)
    if flat not in (_LINE, _LINES):
        return [], at
    (count,) = struct.unpack_from(f"{order}I", blob, at + 5)
    at += 9
    if flat == _LINES:
        found: list[Sequence[Point]] = []
        for _ in range(count):
            part, at = _binary(blob, at)
            found += part
        return found, at
    size = 2 + more
    numbers = struct.unpack_from(f"{order}{count * size}d", blob, at)
    return [[(numbers[i], numbers[i + 1]) for i in range(0, len(numbers), size)]], at + 8 * count * size


def _more(kind: int) -> int:
    """How many numbers a point has besides longitude and latitude: height, measure (ISO codes or EWKB flags)."""
    iso = kind % 0x10000000 // 1000
    return {1: 1, 2: 1, 3: 2}.get(iso, bool(kind & 0x80000000) + bool(kind & 0x40000000))
