"""JSON Lines: one object a line, one line a report.

In:     a file and its character set.
Out:    `Row`s, in order.
Never:  more than one line in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from heldby.read.format import Format
from heldby.read.formats.rows import FROM_COLUMNS, Row, object_row
from heldby.read.formats.tables import table_of
from heldby.read.lines import Lines
from heldby.read.options import ReadOptions, Stretch
from heldby.read.source import Source


def jsonl_rows(source: Source, encoding: str, options: ReadOptions) -> Iterator[Row]:
    """The objects of a JSON Lines file, blank lines left out."""
    with source.open() as stream:
        lines = Lines(stream, encoding, most=options.max_bytes)
        start = lines.end
        for number, line in enumerate(lines, 1):
            if lines.end - start > options.max_bytes:
                yield Row(number=number, values={}, fault=f"the line is longer than {options.max_bytes:,} bytes")
            elif line.strip():
                yield _object_row(number, line, lines.since(start))
            start = lines.end


def _object_row(number: int, line: str, stretch: Stretch | None) -> Row:
    try:
        return object_row(number, json.loads(line), stretch)
    except (ValueError, RecursionError) as error:
        return Row(number=number, values={}, fault=f"the line is not JSON: {error}")


JSON_LINES = Format(
    name="JSON Lines", endings=(".jsonl", ".ndjson"), read=table_of(jsonl_rows), one="a line", takes=FROM_COLUMNS
)
