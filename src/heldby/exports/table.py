"""The rows of a view as a format gets them: plain values, and what sort of value each column holds.

In:     columns with their sorts, rows as dictionaries of plain values (days are ISO 8601, tuples are lists).
Out:    `Table`; `flat`, the same where a cell holds one value: an interval is two columns, its first and its last day.
Never:  a sort guessed from the values: a table without rows has the same columns as one with many.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Row = Mapping[str, Any]


class Sort(StrEnum):
    """What a column holds. A span is [earliest, latest], a line points as [longitude, latitude], data any JSON."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole number"
    FLAG = "yes or no"
    DAY = "day"
    SPAN = "two days"
    TEXTS = "texts"
    LINE = "line"
    DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's name and what it holds."""

    name: str
    sort: Sort


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of one view, in its order."""

    view: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def flat(table: Table) -> Table:
    """The table with a column for each end of an interval; what a list of places or the like holds becomes JSON."""
    columns = [column for each in table.columns for column in _flat_columns(each)]
    rows = [dict(pair for each in table.columns for pair in _flat_values(each, row[each.name])) for row in table.rows]
    return Table(view=table.view, columns=tuple(columns), rows=rows)


def _flat_columns(column: Column) -> Iterator[Column]:
    if column.sort is Sort.SPAN:
        yield Column(name=f"{column.name}_earliest", sort=Sort.DAY)
        yield Column(name=f"{column.name}_latest", sort=Sort.DAY)
    elif column.sort in (Sort.LINE, Sort.DATA):
        yield Column(name=column.name, sort=Sort.TEXT)
    else:
        yield column


def _flat_values(column: Column, value: Any) -> Iterator[tuple[str, Any]]:
    if column.sort is Sort.SPAN:
        first, last = value or (None, None)
        yield f"{column.name}_earliest", first
        yield f"{column.name}_latest", last
    elif column.sort in (Sort.LINE, Sort.DATA):
        yield column.name, None if value is None else json.dumps(value, ensure_ascii=False)
    else:
        yield column.name, value
