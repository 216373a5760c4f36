"""XLSX: the first sheet of a workbook that is a table, one row a report.

In:     a workbook.
Out:    `Row`s, in order.
Never:  a formula computed, a whole sheet in memory; a sheet that blows up beyond what its file can hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
from lxml.etree import XMLSyntaxError

from heldby.lexicon.coded_tables import coded_table
from heldby.model.errors import InputError
from heldby.read.columns import columns_of
from heldby.read.format import Format
from heldby.read.formats.office import OFFICE_ERRORS, checked
from heldby.read.formats.rows import FROM_COLUMNS, Row, cells_row, insist_on_text
from heldby.read.formats.tables import table_of
from heldby.read.options import ReadOptions
from heldby.read.source import Source

_WIDEST = 500  # columns looked at


def xlsx_rows(source: Source, _encoding: str, options: ReadOptions) -> Iterator[Row]:
    """The rows of the first sheet with a column for the text. Raises `InputError` when there is none such."""
    with source.open() as stream:
        fault = checked(stream)
        if fault:
            yield Row(number=1, values={}, fault=fault)
            return
        number = 1
        try:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            for number, header, cells in _cells(source, book, options):
                yield cells_row(number, header, cells)
        except (*OFFICE_ERRORS, XMLSyntaxError) as error:
            yield Row(number=number + 1, values={}, fault=f"the workbook is damaged from here on: {error}")


def _cells(source: Source, book: Any, options: ReadOptions) -> Iterator[tuple[int, list[str], list[str]]]:
    """The number of each row, the header and the row's cells, of the sheet that has a text."""
    headers = {name: _header(book[name]) for name in book.sheetnames if hasattr(book[name], "iter_rows")}
    chosen = next((name for name, header in headers.items() if _has_text(header, options)), None)
    if chosen is None:
        insist_on_text(source, next(iter(headers.values()), []), options)
        return
    header = headers[chosen]
    rows = book[chosen].iter_rows(min_row=2, max_col=len(header), values_only=True)
    for number, values in enumerate(rows, 2):
        cells = [_written(value) for value in values]
        if any(cells):
            yield number, header, [*cells, *[""] * (len(header) - len(cells))]


def _header(sheet: Any) -> list[str]:
    first: Sequence[Any] = next(sheet.iter_rows(max_row=1, max_col=_WIDEST, values_only=True), ())
    names = [_written(value) for value in first]
    while names and not names[-1]:
        names.pop()
    return names


def _has_text(header: Sequence[str], options: ReadOptions) -> bool:
    if coded_table(header):
        return True
    try:
        return "text" in columns_of(header, options.columns)
    except InputError:
        return False


def _written(value: Any) -> str:
    """A cell as it would stand in CSV; a day without its midnight."""
    if isinstance(value, datetime):
        return value.date().isoformat() if not any(value.timetuple()[3:6]) else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def is_workbook(names: Sequence[str]) -> bool:
    """Whether the members of a zip file are those of a workbook."""
    return "xl/workbook.xml" in names


XLSX = Format(
    name="XLSX",
    endings=(".xlsx", ".xlsm"),
    read=table_of(xlsx_rows, is_text=False),
    one="a row of the first sheet that has a column for the text",
    takes=FROM_COLUMNS,
)
