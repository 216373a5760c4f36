"""CSV (RFC 4180): a header and one line a row.

In:     rows.
Out:    UTF-8 text; lists are joined with "; ", an interval is two columns, its first and its last day, what has columns
        of its own (a side of a dispute) is JSON in its cell.
Never:  a formula: a cell that a spreadsheet would run is quoted with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from heldby.exports.table import Table, flat

_RUNS = ("=", "+", "-", "@", "\t", "\r")


class Csv:
    """See the module."""

    name = "csv"
    endings = (".csv",)
    views = ()
    is_text = True
    has_layers = False
    loses = "the difference between an empty list and no value"

    def write(self, tables: Sequence[Table]) -> bytes:
        """The rows as a table; a header alone when there are no rows."""
        [told] = tables
        table = flat(told)
        return lines([table.names, *([row[name] for name in table.names] for row in table.rows)])


def lines(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows of cells as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def cell(value: Any) -> Any:
    """A cell that no spreadsheet would run; nothing for no value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    told = "; ".join(map(str, value)) if isinstance(value, list) else value
    return f"'{told}" if isinstance(told, str) and told.startswith(_RUNS) else told
