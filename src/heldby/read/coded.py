"""A row of a table that somebody coded becomes a text of its cells, one a line, behind the names of their columns.

In:     a row and the table's layout.
Out:    a `Draft` whose text holds every cell word for word, with the days it is about and the day it could be read.
Never:  a cell changed but for blanks around it; a date that could be two days.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from heldby.lexicon.coded_tables import CodedTable, column_key, column_name
from heldby.model import ROW, Coded, Problem, Span, TimeError, When
from heldby.read.dates import Order, read_date, why_not
from heldby.read.options import Draft
from heldby.read.source import Source, fingerprint

_HALF_A_WEEK = timedelta(days=3)
_SEPARATOR = ";"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file's rows are to be read: its table, and whether it writes 3/4/2016 with the day or the month first."""

    table: CodedTable
    order: Order
    source: Source


def days_in(values: Mapping[str, str], table: CodedTable) -> Iterator[str]:
    """The days that a row gives, as written; they tell which order a file keeps."""
    wanted = {table.when.first, table.when.last, table.known if table.known_form == "days" else ""}
    for (_, key), value in zip(_columns(tuple(values)), values.values(), strict=True):
        if key in wanted:
            yield from (part for part in value.split(_SEPARATOR) if part.strip())


@lru_cache(maxsize=64)
def _columns(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each column's name as it is written before its cells, and as it is looked up."""
    return tuple((column_name(name), column_key(name)) for name in names)


def coded_draft(layout: Layout, number: int, values: Mapping[str, str]) -> Draft | Problem:
    """The row that begins on line `number` as a draft, or why it is none."""
    table, where = layout.table, f"{layout.source.path}:{number}"
    row = _Row.of(layout, where, values)
    if not any(row.cell(column) for column in table.place.name):
        why = f"it names no place; one of {', '.join(table.place.name)} is needed"
        return Problem(what="row not read", where=where, why=why)
    when = row.when()
    known = row.known(when)
    return Draft(
        text=row.text,
        where=where,
        name=f"{layout.source.name}:{row.cell(table.id).removesuffix('.0') or number}",
        path=where,
        raw_hash=fingerprint(json.dumps(dict(values), sort_keys=True).encode()),
        title=row.cell(table.title) or None,
        source=row.cell(table.outlet) or table.publisher or None,
        language=ROW,
        published=known,
        coded=Coded(table=table.key, row=number, cells=row.cells, when=when),
        problems=tuple(row.problems),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row as text, its cells in it, and what is wrong with them."""

    layout: Layout
    where: str
    text: str
    cells: Mapping[str, Span]
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, layout: Layout, where: str, values: Mapping[str, str]) -> _Row:
        """Write the cells that hold something, one a line."""
        lines, cells, at = list[str](), dict[str, Span](), 0
        for (column, key), value in zip(_columns(tuple(values)), values.values(), strict=True):
            cell = value.strip()
            if cell and column and key not in cells:
                at += len(column) + 2
                cells[key] = Span(start=at, end=at + len(cell))
                at += len(cell) + 1
                lines.append(f"{column}: {cell}\n")
        return cls(layout=layout, where=where, text="".join(lines), cells=cells)

    def cell(self, column: str) -> str:
        """What a column holds, empty when it holds nothing."""
        span = self.cells.get(column)
        return self.text[span.start : span.end] if span else ""

    def when(self) -> When | None:
        """The days the row is about; None, with a problem, when it does not tell any that can be read."""
        rule = self.layout.table.when
        first, last = self._days(rule.first), self._days(rule.last)
        if not first and not last:
            if not self.cell(rule.first):
                self._trouble("date not read", f"{rule.first} is empty")
            return None
        reason = f"given in {rule.first}" + (f" and {rule.last}" if last else "")
        start, end = (found[0].start if found else None for found in (first, last))
        made = When.throughout if rule.throughout else When.within
        if rule.last:
            if start and end and end.last() < start.first():
                self._trouble("date not read", f"{rule.last} lies before {rule.first}")
                return None
            return made(start, end if last or rule.throughout else start, reason)
        return self._widened(first[0], reason)

    def _widened(self, day: When, reason: str) -> When:
        """One day as wide as the table says it is known."""
        rule = self.layout.table.when
        scale, start = rule.scale.get(self.cell(rule.precision).removesuffix(".0")), day.earliest
        if start is None or scale not in ("week", "month"):
            return day.because(reason)
        why = f"{reason}, known to the {scale} ({rule.precision} {self.cell(rule.precision)})"
        if scale == "week":
            return When.within(start - _HALF_A_WEEK, start + _HALF_A_WEEK, why)
        return When.within(start.replace(day=1), start.replace(day=monthrange(start.year, start.month)[1]), why)

    def known(self, when: When | None) -> When | None:
        """The day by which the row could be read: not before what it tells of was over, where it tells of a past."""
        table = self.layout.table
        found = self._seconds() if table.known_form == "seconds" else self._days(table.known)
        told = [day for day in found if day.latest]
        if not told:
            return None
        known = max(told, key=lambda day: day.latest or date.min)
        over = when.latest if when and not table.when.throughout else None
        if over and known.latest and known.latest < over:
            return When.on(over, f"{known.reason}, which lies before the day it tells of")
        return known

    def _days(self, column: str) -> list[When]:
        found: list[When] = []
        for part in filter(None, (p.strip() for p in self.cell(column).split(_SEPARATOR))):
            day = self._day(part, f"given in {column}")
            if day:
                found.append(day)
            else:
                self._trouble("date not read", f"{column}: {why_not(part, self.layout.order)}")
        return found

    def _day(self, text: str, reason: str) -> When | None:
        try:
            return read_date(text, self.layout.order, reason)
        except TimeError:
            return None

    def _seconds(self) -> list[When]:
        column = self.layout.table.known
        cell = self.cell(column)
        if not cell:
            return []
        try:
            return [When.on(datetime.fromtimestamp(float(cell), UTC).date(), f"given in {column}")]
        except (ValueError, OverflowError, OSError):
            self._trouble("date not read", f"{column}: {cell!r} is no number of seconds since 1970")
            return []

    def _trouble(self, what: str, why: str) -> None:
        self.problems.append(Problem(what=what, where=self.where, why=why))
