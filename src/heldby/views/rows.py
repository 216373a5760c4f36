"""Rows that a view gives back, and what they turn into.

In:     frozen dataclasses of one type.
Out:    `Rows`: a sequence with `columns`, `to_json`, `to_pandas`, `to_geopandas`.
Never:  an import of pandas or geopandas before somebody asks for them.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Generic, TypeVar, overload

from heldby.views.errors import MissingLibrary

Row = TypeVar("Row")


class Rows(Sequence[Row], Generic[Row]):
    """An unchanging sequence of rows of one type, in the view's order."""

    __slots__ = ("_rows", "row_type")

    def __init__(self, row_type: type[Row], rows: Iterable[Row]) -> None:
        self.row_type = row_type
        self._rows = tuple(rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(f.name for f in fields(self.row_type))  # type: ignore[arg-type]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Rows[Row]:
        return Rows(self.row_type, self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash((self.row_type, len(self._rows)))

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.columns)}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Plain dictionaries; days are ISO 8601, tuples are lists."""
        return [{name: _plain(getattr(row, name)) for name in self.columns} for row in self]

    def to_json(self) -> str:
        """A JSON array of objects, one a row, in UTF-8 text."""
        return json.dumps(self.to_dicts(), ensure_ascii=False)

    def to_pandas(self) -> Any:
        """A pandas DataFrame. Raises `MissingLibrary` when pandas is not installed."""
        return _library("pandas").DataFrame(self.to_dicts(), columns=list(self.columns))

    def to_geopandas(self) -> Any:
        """A GeoDataFrame of points (WGS 84), for views with `lat` and `lon`. Raises `MissingLibrary`, `TypeError`."""
        geopandas, frame = _library("geopandas"), self.to_pandas()
        if "lat" not in self.columns:
            raise TypeError(f"these rows have no places to draw: {', '.join(self.columns)}")
        points = geopandas.points_from_xy(frame["lon"], frame["lat"])
        return geopandas.GeoDataFrame(frame, geometry=points, crs="EPSG:4326")


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise MissingLibrary(name) from None
