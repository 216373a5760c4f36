"""Rows that a view gives back, and what they turn into.

In:     frozen dataclasses of one type.
Out:    `Rows`: a sequence with `columns`, `to_json`, `to_pandas`, `to_geopandas`, `to_FORMAT`, `plot`, and a table in
        Jupyter.
Never:  an import of pandas, geopandas or matplotlib before somebody asks for them.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import cache, partial
from os import PathLike
from pathlib import Path
from typing import Any, Generic, TypeVar, cast, get_type_hints, overload

from heldby.exports import FORMATS, checked, put
from heldby.exports.geometry import shape_of, wkb
from heldby.exports.libraries import library
from heldby.exports.table import Column, Sort, Table, flat
from heldby.views.shapes import Bounds
from heldby.views.shapes_ground import Line

Row = TypeVar("Row")
_TO = "to_"
_SORTS: Mapping[Any, Sort] = {
    str: Sort.TEXT,
    str | None: Sort.TEXT,
    int: Sort.WHOLE,
    int | None: Sort.WHOLE,
    float: Sort.NUMBER,
    float | None: Sort.NUMBER,
    bool: Sort.FLAG,
    date: Sort.DAY,
    date | None: Sort.DAY,
    Bounds: Sort.SPAN,
    Bounds | None: Sort.SPAN,
    Line: Sort.LINE,
    tuple[str, ...]: Sort.TEXTS,
}


class Rows(Sequence[Row], Generic[Row]):
    """An unchanging sequence of rows of one type, in the view's order.

    `to_csv`, `to_geojson`, `to_gpkg` and so on, one for each format of docs/formats.md, give the content of a file, or
    write it when they are given a path. They raise `InputError` where the format cannot take these rows or the file
    cannot be written, and `MissingLibrary`.
    """

    __slots__ = ("_rows", "row_type")

    def __init__(self, row_type: type[Row], rows: Iterable[Row]) -> None:
        self.row_type = row_type
        self._rows = tuple(rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(f.name for f in fields(self.row_type))  # type: ignore[arg-type]

    @property
    def view(self) -> str:
        """The name of the view they come from."""
        return str(self.row_type.view)  # type: ignore[attr-defined]

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

    def __getattr__(self, name: str) -> Any:
        if name.startswith(_TO) and name.removeprefix(_TO) in FORMATS:
            return partial(self._to, name.removeprefix(_TO))
        raise AttributeError(f"rows have no {name!r}; they turn into: {', '.join(_TO + f for f in FORMATS)}")

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *(f"{_TO}{name}" for name in FORMATS)})

    def table(self) -> Table:
        """The rows with what each column holds, as a format takes them."""
        return Table(view=self.view, columns=_columns(cast("Hashable", self.row_type)), rows=self.to_dicts())

    def to_dicts(self) -> list[dict[str, Any]]:
        """Plain dictionaries; days are ISO 8601, tuples are lists."""
        return [{name: _plain(getattr(row, name)) for name in self.columns} for row in self]

    def to_json(self) -> str:
        """A JSON array of objects, one a row, in UTF-8 text."""
        return json.dumps(self.to_dicts(), ensure_ascii=False)

    def to_pandas(self) -> Any:
        """A pandas DataFrame; an interval is two columns, `..._earliest` and `..._latest`. Raises `MissingLibrary`."""
        pandas, told = library("pandas"), flat(self.table())
        frame = pandas.DataFrame(list(told.rows), columns=list(told.names))
        for column in told.columns:
            if column.sort in _TYPES:
                frame[column.name] = frame[column.name].astype(_TYPES[column.sort])
        return frame

    def to_geopandas(self) -> Any:
        """A GeoDataFrame of points or lines (WGS 84), for rows with places. Raises `MissingLibrary`, `TypeError`."""
        geopandas, table = library("geopandas"), self.table()
        if shape_of(table) is None:
            raise TypeError(f"these rows have no places to draw: {', '.join(self.columns)}")
        drawn = geopandas.GeoSeries.from_wkb([wkb(table, row) for row in table.rows], crs="EPSG:4326")
        return geopandas.GeoDataFrame(self.to_pandas(), geometry=drawn.values)

    def plot(self, ax: Any = None) -> Any:
        """A map, bars of time or ranges, as fits the view, on matplotlib's axes, which it gives back.

        Raises `MissingLibrary`, and `TypeError` for a view that has no picture.
        """
        from heldby.views.plotting import plot  # noqa: PLC0415 - pictures are seldom asked for

        return plot(self, ax)

    def _repr_html_(self) -> str:
        """A table, and a small map where rows have places, as Jupyter shows it."""
        from heldby.views.jupyter import shown  # noqa: PLC0415 - only Jupyter asks for it

        return shown(self)

    def _to(self, name: str, path: str | PathLike[str] | None = None) -> Any:
        chosen = checked(FORMATS[name], (self.view,))
        content = chosen.write((self.table(),))
        if path is None:
            return content.decode() if chosen.is_text else content
        put(Path(path), content)
        return Path(path)


_TYPES = {Sort.DAY: "datetime64[s]", Sort.NUMBER: "float64", Sort.WHOLE: "Int64", Sort.FLAG: "bool"}


@cache
def _columns(row_type: Any) -> tuple[Column, ...]:
    hints = get_type_hints(row_type)
    return tuple(Column(name=f.name, sort=_SORTS.get(hints[f.name], Sort.DATA)) for f in fields(row_type))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value
