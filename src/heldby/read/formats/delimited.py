"""CSV and TSV: a table with a header, one row a report.

In:     a file and its character set.
Out:    `Row`s, in order.
Never:  more than one row in memory.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from heldby.model.errors import InputError
from heldby.read.format import Format
from heldby.read.formats.rows import FROM_COLUMNS, Row, cells_row, insist_on_text
from heldby.read.formats.tables import table_of
from heldby.read.lines import Lines
from heldby.read.options import ReadOptions
from heldby.read.report import is_binary
from heldby.read.source import Source

if TYPE_CHECKING:
    from _csv import Reader

_LONGEST_HEADER = 100_000  # characters


def csv_rows(source: Source, encoding: str, options: ReadOptions) -> Iterator[Row]:
    """The rows of a CSV or TSV file. Raises `InputError` when it has no column for the text."""
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))  # the module has no other way to say it
    with source.open() as stream:
        lines = Lines(stream, encoding)
        reader = _reader(source, lines)
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
            begins, start = reader.line_num + 1, lines.end
            try:
                values = next(reader, None)
            except csv.Error as error:
                yield Row(number=begins, values={}, fault=f"the rows from here on cannot be read: {error}")
                return
            if values is None:
                return
            if values:  # a blank line is no row
                yield cells_row(begins, header, values, lines.since(start))


def csv_around(source: Source, encoding: str) -> tuple[bytes, bytes]:
    """What must stand before and behind a row to make it a file of its own: the header, and nothing."""
    with source.open() as stream:
        lines = Lines(stream, encoding)
        next(_reader(source, lines), [])
        stream.seek(0)
        return stream.read(lines.end), b""


def _reader(source: Source, lines: Lines) -> Reader:
    """A reader of rows. What parts the columns: a tab in TSV, else what the first line has most of.

    Spreadsheets in Europe write ";".
    """
    coming = iter(lines)
    first = next(coming, "")
    delimiter = "\t" if source.suffix == ".tsv" else max(",;\t", key=first[:_LONGEST_HEADER].count)
    return csv.reader(chain([first], coming), delimiter=delimiter)


CSV = Format(name="CSV", endings=(".csv",), read=table_of(csv_rows), one="a row", takes=FROM_COLUMNS, around=csv_around)
TSV = Format(name="TSV", endings=(".tsv",), read=table_of(csv_rows), one="a row", takes=FROM_COLUMNS, around=csv_around)
