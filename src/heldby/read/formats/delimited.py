"""CSV and TSV: a table with a header, one row a report.

In:     a file and its character set.
Out:    `Row`s, in order.
Never:  more than one row in memory.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from heldby.model.errors import InputError
from heldby.read.format import Format
from heldby.read.formats.rows import FROM_COLUMNS, Row, cells_row, insist_on_text
from heldby.read.formats.tables import table_of
from heldby.read.options import ReadOptions
from heldby.read.report import is_binary
from heldby.read.source import Source

_LONGEST_HEADER = 100_000  # characters


def csv_rows(source: Source, encoding: str, options: ReadOptions) -> Iterator[Row]:
    """The rows of a CSV or TSV file. Raises `InputError` when it has no column for the text."""
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))  # the module has no other way to say it
    with source.open() as stream, io.TextIOWrapper(stream, encoding, errors="replace", newline="") as lines:
        reader = csv.reader(lines, delimiter=_delimiter(source, lines))
        try:
            header = next(reader, [])
        except csv.Error as error:
            raise InputError(f"{source.path}: its first line is not a CSV header: {error}") from None
        if not any(header):
            return
        if is_binary("".join(header)):
            yield Row(number=1, values={}, fault="it is not text: it holds control characters")
            return
        insist_on_text(source, header, options)
        while True:
            begins = reader.line_num + 1
            try:
                values = next(reader, None)
            except csv.Error as error:
                yield Row(number=begins, values={}, fault=f"the rows from here on cannot be read: {error}")
                return
            if values is None:
                return
            if values:  # a blank line is no row
                yield cells_row(begins, header, values)


def _delimiter(source: Source, lines: io.TextIOWrapper) -> str:
    """What parts the columns: a tab in TSV, else what the header has most of; spreadsheets in Europe write ";"."""
    if source.suffix == ".tsv":
        return "\t"
    header = lines.readline(_LONGEST_HEADER)
    lines.seek(0)
    return max(",;\t", key=header.count)


CSV = Format(name="CSV", endings=(".csv",), read=table_of(csv_rows), one="a row", takes=FROM_COLUMNS)
TSV = Format(name="TSV", endings=(".tsv",), read=table_of(csv_rows), one="a row", takes=FROM_COLUMNS)
