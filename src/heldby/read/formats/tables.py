"""Tables: one row, one report, however large the file; rows that somebody coded by their columns.

In:     a file, opened as often as needed (once for the order of its dates, once for its rows).
Out:    a `Draft` or a Problem for every row, in order.
Never:  more than one row in memory; a row without a trace.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from heldby.lexicon.coded_tables import CodedTable, coded_table
from heldby.model import Problem
from heldby.read.coded import Layout, coded_draft, days_in
from heldby.read.columns import columns_of
from heldby.read.dates import Order, order_of, read_date, why_not
from heldby.read.decode import encoding_of_stream
from heldby.read.format import FormatReader
from heldby.read.formats.rows import Row, Rows
from heldby.read.options import Draft, ReadOptions
from heldby.read.source import Source, fingerprint, not_read


def table_of(rows: Rows, *, is_text: bool = True) -> FormatReader:
    """A reader of files whose rows `rows` gives; `is_text` when they are text in some character set."""

    def read(source: Source, options: ReadOptions) -> Iterator[Draft | Problem]:
        empty = True
        try:
            for draft in _table(source, rows, options, is_text=is_text):
                empty = False
                yield draft
        except csv.Error as error:
            empty = False
            yield not_read(source, f"it is not a table: {error}")
        if empty:
            yield not_read(source, "it holds no rows")

    return read


def _table(source: Source, rows: Rows, options: ReadOptions, *, is_text: bool) -> Iterator[Draft | Problem]:
    """Every row of a table as a draft. Raises `InputError` when no row can have a text."""
    encoding, guessed = "", False
    if is_text:
        with source.open() as stream:
            encoding, guessed = encoding_of_stream(stream)
    if guessed:
        why = f"it is not UTF-8; read as {encoding}, so check accented letters and quotation marks"
        yield Problem(what="character set guessed", where=source.path, why=why)
    coded = _coded(rows(source, encoding, options), options)
    if coded:
        yield from _coded_table(source, coded, lambda: rows(source, encoding, options))
        return
    order = _order(rows(source, encoding, options), options)
    for row in rows(source, encoding, options):
        where = f"{source.path}:{row.number}"
        yield (
            Problem(what="row not read", where=where, why=row.fault)
            if row.fault
            else _draft(source, row, order, options)
        )


def _coded(rows: Iterator[Row], options: ReadOptions) -> CodedTable | None:
    """The layout of a table that somebody coded; None for reports, or when the caller says which column is the text."""
    first = next((row for row in rows if row.values), None)
    return coded_table(first.values) if first and "text" not in options.columns else None


def _coded_table(source: Source, table: CodedTable, rows: Callable[[], Iterator[Row]]) -> Iterator[Draft | Problem]:
    """Every row that is not empty, as a draft of its cells."""
    order = order_of(chain.from_iterable(days_in(row.values, table) for row in rows()))
    layout = Layout(table=table, order=order, source=source)
    for row in rows():
        why = row.fault or row.odd
        if why:
            yield Problem(what="row not read", where=f"{source.path}:{row.number}", why=why)
        elif any(value.strip() for value in row.values.values()):
            yield coded_draft(layout, row.number, row.values)


def _order(rows: Iterator[Row], options: ReadOptions) -> Order:
    return order_of(value for row in rows if (value := _fields(row, options).get("published")))


def _fields(row: Row, options: ReadOptions) -> dict[str, str]:
    chosen = {field: name for field, name in options.columns.items() if name in row.values}
    names = columns_of(row.values, chosen)
    return {field: row.values[name].strip() if field != "text" else row.values[name] for field, name in names.items()}


def _no_text(row: Row, fields: Mapping[str, str]) -> str:
    if "text" in fields:
        return "it holds no text"
    shown = ", ".join(name[:40] for name in list(row.values)[:20]) or "none"
    return f"none of its fields ({shown}) holds the text; say which it is: --column text=NAME"


def _draft(source: Source, row: Row, order: Order, options: ReadOptions) -> Draft | Problem:
    fields, where = _fields(row, options), f"{source.path}:{row.number}"
    text = fields.get("text", "")
    if not text.strip():
        return Problem(what="row not read", where=where, why=_no_text(row, fields))
    if len(text) > options.max_bytes:
        return Problem(
            what="row not read", where=where, why=f"its text is longer than {options.max_bytes:,} characters"
        )
    given, problems = fields.get("published"), ()
    column = columns_of(row.values, {}).get("published", "")
    published = (
        read_date(given, order, f"given in column {options.columns.get('published', column)}") if given else None
    )
    if given and not published:
        problems = (Problem(what="publication date not read", where=where, why=why_not(given, order)),)  # type: ignore[assignment]
    language = fields.get("language")
    return Draft(
        text=text,
        where=where,
        name=f"{source.name}:{fields.get('id') or row.number}",
        path=source.path,
        raw_hash=fingerprint(json.dumps(dict(row.values), sort_keys=True).encode()),
        title=fields.get("title") or None,
        source=fields.get("source") or None,
        author=fields.get("author") or None,
        language=language.casefold()[:2] if language else None,
        published=published,
        stretch=row.stretch,
        problems=problems,
    )
