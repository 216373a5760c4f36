"""JSON Lines, JSON and CSV: one row, one report, however large the file; rows that somebody coded by their columns.

In:     a file, opened as often as needed (once for the order of its dates, once for its rows).
Out:    a `Draft` or a Problem for every row, in order.
Never:  more than one row in memory; a row without a trace.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from heldby.lexicon.coded_tables import CodedTable, coded_table
from heldby.model import Problem
from heldby.model.errors import InputError
from heldby.read.coded import Layout, coded_draft, days_in
from heldby.read.columns import SYNONYMS, columns_of
from heldby.read.dates import Order, order_of, read_date, why_not
from heldby.read.decode import encoding_of_stream
from heldby.read.files import Source, fingerprint
from heldby.read.options import Draft, ReadOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the number of the line it begins on, and its values, or why it has none.

    `odd` tells of cells that are missing or too many, so that the others may stand under the wrong name.
    """

    number: int
    values: Mapping[str, str]
    fault: str | None = None
    odd: str | None = None


Rows = Callable[[Source, str, ReadOptions], Iterator[Row]]


def table(source: Source, rows: Rows, options: ReadOptions) -> Iterator[Draft | Problem]:
    """Every row of a table as a draft. Raises `InputError` when no row can have a text."""
    with source.open() as stream:
        encoding, guessed = encoding_of_stream(stream)  # type: ignore[arg-type]
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


def csv_rows(source: Source, encoding: str, options: ReadOptions) -> Iterator[Row]:
    """The rows of a CSV or TSV file. Raises `InputError` when it has no column for the text."""
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))  # the module has no other way to say it
    with source.open() as stream, io.TextIOWrapper(stream, encoding, errors="replace", newline="") as lines:
        reader = csv.reader(lines, delimiter="\t" if source.suffix == ".tsv" else ",")
        try:
            header = next(reader, [])
        except csv.Error as error:
            raise InputError(f"{source.path}: its first line is not a CSV header: {error}") from None
        _insist_on_text(source, header, options)
        while True:
            begins = reader.line_num + 1
            try:
                values = next(reader, None)
            except csv.Error as error:
                yield Row(number=begins, values={}, fault=f"the rows from here on cannot be read: {error}")
                return
            if values is None:
                return
            told = f"it has {len(values)} cells, the header {len(header)}"
            odd = told if values and len(values) != len(header) else None
            yield Row(number=begins, values=dict(zip(header, values, strict=False)), odd=odd)


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


def json_rows(source: Source, encoding: str, options: ReadOptions) -> Iterator[Row]:
    """The objects of a JSON file: a list of them, or one."""
    data = source.read(options.max_bytes)
    if data is None:
        yield Row(
            number=1, values={}, fault=f"larger than {options.max_bytes:,} bytes; write one object a line (.jsonl)"
        )
        return
    try:
        found = json.loads(data.decode(encoding, "replace"))
    except (ValueError, RecursionError) as error:
        yield Row(number=1, values={}, fault=f"it is not JSON: {error}")
        return
    if isinstance(found, dict) and isinstance(found.get("data"), list):
        found = found["data"]  # as programs answer
    for number, item in enumerate(found if isinstance(found, list) else [found], 1):
        yield _as_row(number, item)


def _skip_line(lines: io.TextIOWrapper) -> None:
    while (rest := lines.readline(1_000_000)) and not rest.endswith("\n"):
        pass


def _object_row(number: int, line: str) -> Row:
    try:
        return _as_row(number, json.loads(line))
    except (ValueError, RecursionError) as error:
        return Row(number=number, values={}, fault=f"the line is not JSON: {error}")


def _as_row(number: int, item: Any) -> Row:
    if not isinstance(item, dict):
        return Row(number=number, values={}, fault='an object with a text is wanted, such as {"text": "..."}')
    values = {key: str(value) for key, value in item.items() if isinstance(value, str | int | float)}
    return Row(number=number, values=values)


def _insist_on_text(source: Source, header: list[str], options: ReadOptions) -> None:
    if "text" not in columns_of(header, options.columns) and not coded_table(header):
        shown = ", ".join(name for name in header if name) or "none"
        wanted = ", ".join(SYNONYMS["text"][:4])
        raise InputError(
            f"{source.path}: none of its columns ({shown}) holds the text; name it {wanted}, or say which column it is"
        )


def _order(rows: Iterator[Row], options: ReadOptions) -> Order:
    return order_of(value for row in rows if (value := _fields(row, options).get("published")))


def _fields(row: Row, options: ReadOptions) -> dict[str, str]:
    chosen = {field: name for field, name in options.columns.items() if name in row.values}
    names = columns_of(row.values, chosen)
    return {field: row.values[name].strip() if field != "text" else row.values[name] for field, name in names.items()}


def _draft(source: Source, row: Row, order: Order, options: ReadOptions) -> Draft | Problem:
    fields, where = _fields(row, options), f"{source.path}:{row.number}"
    text = fields.get("text", "")
    if not text.strip():
        return Problem(what="row not read", where=where, why="it holds no text")
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
        problems=problems,
    )
