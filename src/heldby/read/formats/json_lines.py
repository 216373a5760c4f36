"""JSON Lines: one object a line, one line a report.

In:     a file and its character set.
Out:    `Row`s, in order.
Never:  more than one line in memory.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from itertools import count

from heldby.read.format import Format
from heldby.read.formats.rows import FROM_COLUMNS, Row, object_row
from heldby.read.formats.tables import table_of
from heldby.read.options import ReadOptions
from heldby.read.source import Source


def jsonl_rows(source: Source, encoding: str, options: ReadOptions) -> Iterator[Row]:
    """The objects of a JSON Lines file, blank lines left out."""
    with source.open() as stream, io.TextIOWrapper(stream, encoding, errors="replace", newline="\n") as lines:
        for number in count(1):
            line = lines.readline(options.max_bytes + 1)
            if not line:
                return
            if len(line) > options.max_bytes:
                yield Row(number=number, values={}, fault=f"the line is longer than {options.max_bytes:,} characters")
                _skip_line(lines)
            elif line.strip():
                yield _object_row(number, line)


def _skip_line(lines: io.TextIOWrapper) -> None:
    while (rest := lines.readline(1_000_000)) and not rest.endswith("\n"):
        pass


def _object_row(number: int, line: str) -> Row:
    try:
        return object_row(number, json.loads(line))
    except (ValueError, RecursionError) as error:
        return Row(number=number, values={}, fault=f"the line is not JSON: {error}")


JSON_LINES = Format(
    name="JSON Lines", endings=(".jsonl", ".ndjson"), read=table_of(jsonl_rows), one="a line", takes=FROM_COLUMNS
)
