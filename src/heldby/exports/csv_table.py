"""CSV (RFC 4180): a header and one line a row.

In:     rows.
Out:    UTF-8 text; lists are joined with "; ", an interval is two columns, its first and its last day.
Never:  a formula: a cell that a spreadsheet would run is quoted with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_INTERVALS = frozenset({"since", "until", "when"})
_RUNS = ("=", "+", "-", "@", "\t", "\r")


class Csv:
    """See the module."""

    name = "csv"
    loses = "the difference between an empty list and no value"

    def write(self, rows: Sequence[Mapping[str, Any]]) -> bytes:
        """The rows as a table; nothing at all when there are no rows."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        flat = [dict(_flat(row)) for row in rows]
        if flat:
            writer.writerow(flat[0])
            writer.writerows([_safe(value) for value in row.values()] for row in flat)
        return text.getvalue().encode()


def _flat(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if name in _INTERVALS and not isinstance(value, str):
            first, last = value or (None, None)
            yield f"{name}_earliest", first
            yield f"{name}_latest", last
        else:
            yield name, "; ".join(map(str, value)) if isinstance(value, list) else value


def _safe(value: Any) -> Any:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RUNS) else value
