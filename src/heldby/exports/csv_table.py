"""CSV (RFC 4180): a header and one line a row.

In:     rows.
Out:    UTF-8 text; lists are joined with "; ", an interval is two columns, its first and its last day, what has columns
        of its own (a side of a dispute) is JSON in its cell.
Never:  a formula: a cell that a spreadsheet would run is quoted with an apostrophe.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_INTERVALS = frozenset({"since", "until", "when"})
_RUNS = ("=", "+", "-", "@", "\t", "\r")


class Csv:
    """See the module."""

    name = "csv"
    loses = "the difference between an empty list and no value"

    def write(self, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
        """The rows as a table; a header alone when there are no rows."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([name for column in columns for name in _names(column)])
        writer.writerows([_safe(value) for column in columns for value in _values(column, row[column])] for row in rows)
        return text.getvalue().encode()


def _names(column: str) -> tuple[str, ...]:
    return (f"{column}_earliest", f"{column}_latest") if column in _INTERVALS else (column,)


def _values(column: str, value: Any) -> Iterator[Any]:
    if column in _INTERVALS:
        yield from value if isinstance(value, list) else (value, value)
    else:
        yield "; ".join(map(_inner, value)) if isinstance(value, list) else value


def _inner(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _safe(value: Any) -> Any:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RUNS) else value
