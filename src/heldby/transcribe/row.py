"""A row's cells as quotes, words and numbers.

In:     a report made of a row, and its table's layout.
Out:    `Row`, which answers what a column holds and where that stands.
Never:  a value that cannot be pointed at.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from heldby.lexicon.coded_tables import CodedTable
from heldby.model import Coded, Filler, Report, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table."""

    report: Report
    coded: Coded
    table: CodedTable

    def cell(self, column: str) -> str:
        """What a column holds, empty when it holds nothing."""
        span = self.coded.cells.get(column)
        return self.report.text[span.start : span.end] if span else ""

    def code(self, column: str) -> str:
        """A cell as a code: small letters, whole numbers without ".0"."""
        return self.cell(column).casefold().removesuffix(".0")

    def is_among(self, wanted: Mapping[str, Sequence[str]]) -> bool:
        """Whether every column named holds one of its values."""
        return all(self.code(column) in values for column, values in wanted.items())

    def filler(self, column: str) -> Filler | None:
        """A cell as the words of a role."""
        span = self.coded.cells.get(column)
        return self._words(span) if span else None

    def label(self, column: str, word: str) -> Filler | None:
        """A word of a column's own name ("civilians" of deaths_civilians)."""
        span = self.coded.cells.get(column)
        at = self.report.text.casefold().find(word, self._line(span), span.start) if span else -1
        return self._words(Span(start=at, end=at + len(word))) if at >= 0 else None

    def parts(self, column: str, separators: Sequence[str]) -> Iterator[Filler]:
        """The pieces of a cell that lists several."""
        span = self.coded.cells.get(column)
        if not span:
            return
        at = span.start
        for number, piece in enumerate(_between(tuple(separators)).split(self.cell(column))):
            words = piece.strip()
            if words and number % 2 == 0:  # what stands between two pieces is a separator
                start = at + piece.index(words)
                yield self._words(Span(start=start, end=start + len(words)))
            at += len(piece)

    def number(self, column: str) -> float | None:
        """A cell as a number; None when it holds none. Raises `ValueError` when it holds something else."""
        cell = self.cell(column)
        found = float(cell) if cell else None
        if found is not None and (not math.isfinite(found) or found < 0):
            raise ValueError(f"{column}: {cell!r} is no count")
        return found

    def stretch(self, columns: Sequence[str]) -> Span | None:
        """From the name of the first column that holds something to the end of the last one's cell."""
        there = [column for column in columns if column in self.coded.cells]
        if not there:
            return None
        spans = sorted(self.coded.cells[column] for column in there)
        return Span(start=self._line(spans[0]), end=spans[-1].end)

    def whole(self) -> Span:
        """All of the row."""
        return Span(start=0, end=len(self.report.text.rstrip("\n")))

    def _line(self, cell: Span) -> int:
        """Where the line of a cell begins, with its column's name."""
        return self.report.text.rfind("\n", 0, cell.start) + 1

    def _words(self, span: Span) -> Filler:
        return Filler(start=span.start, end=span.end, text=self.report.text[span.start : span.end])


@lru_cache(maxsize=64)
def _between(separators: tuple[str, ...]) -> re.Pattern[str]:
    """What splits a cell into pieces and keeps the separators between them; without any, nothing does."""
    return re.compile(f"({'|'.join(map(re.escape, separators)) or '(?!)'})")
