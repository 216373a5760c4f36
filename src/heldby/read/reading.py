"""Files and folders become reports, one at a time.

In:     paths as the caller wrote them: files, folders, and gzip variants of both kinds of file.
Out:    an `Arrival` for each document, in sorted order of files and in order of rows.
Never:  a traceback for what a file holds, a fetch, a file held whole beyond the bound.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from os import PathLike, fspath

from heldby.model import Problem
from heldby.model.errors import InputError
from heldby.read.decode import decode, encoding_of
from heldby.read.documents import markdown, plain
from heldby.read.files import READ_ERRORS, Source, cannot_open, check, fingerprint, found
from heldby.read.options import Arrival, Draft, Entry, ReadOptions
from heldby.read.page import html
from heldby.read.report import arrive, is_binary, unreadable
from heldby.read.tables import Rows, csv_rows, json_rows, jsonl_rows, table

DOCUMENTS: Mapping[str, Callable[[Draft, ReadOptions], Draft]] = {
    ".txt": plain,
    ".text": plain,
    ".md": markdown,
    ".markdown": markdown,
    ".html": html,
    ".htm": html,
    ".xhtml": html,
}
TABLES: Mapping[str, Rows] = {
    ".csv": csv_rows,
    ".tsv": csv_rows,
    ".jsonl": jsonl_rows,
    ".ndjson": jsonl_rows,
    ".json": json_rows,
}


def read(paths: Iterable[str | PathLike[str]], options: ReadOptions | None = None) -> Iterator[Arrival]:
    """Every document under the paths, with its Problems.

    Raises `InputError` at once for a path that is not there, and on the way for a table, named by the caller, that
    has no column for the text; a table without one found in a folder is a Problem.
    """
    named = [fspath(path) for path in paths]
    for path in named:
        check(path)
    return _read_all(named, options or ReadOptions())


def _read_all(paths: list[str], options: ReadOptions) -> Iterator[Arrival]:
    for path in paths:
        for source in found(path):
            if not isinstance(source, Source):
                yield Arrival(problems=(source,))
                continue
            for number, arrival in enumerate(_read_one(source, options)):
                yield replace(arrival, at=Entry(path=source.path, number=number))


def _read_one(source: Source, options: ReadOptions) -> Iterator[Arrival]:
    rows = TABLES.get(source.suffix)
    try:
        if rows:
            yield from _read_table(source, rows, options)
        else:
            yield _read_document(source, options)
    except InputError as error:
        if source.asked:
            raise
        yield Arrival(problems=(Problem(what="not read", where=source.path, why=str(error)),))
    except READ_ERRORS as error:
        yield Arrival(problems=(cannot_open(source.path, error),))


def _read_table(source: Source, rows: Rows, options: ReadOptions) -> Iterator[Arrival]:
    empty = True
    try:
        for draft in table(source, rows, options):
            empty = False
            yield arrive(draft, options) if isinstance(draft, Draft) else Arrival(problems=(draft,))
    except csv.Error as error:
        yield Arrival(problems=(Problem(what="not read", where=source.path, why=f"it is not a table: {error}"),))
    if empty:
        yield Arrival(problems=(Problem(what="not read", where=source.path, why="it holds no rows"),))


def _read_document(source: Source, options: ReadOptions) -> Arrival:
    data = source.read(options.max_bytes)
    if data is None:
        why = f"it is larger than {options.max_bytes / 1e6:g} MB; split it, or allow more for one document"
        return Arrival(problems=(Problem(what="not read", where=source.path, why=why),))
    encoding, guessed = encoding_of(data)
    text = decode(data, encoding)
    fault = unreadable(text) or ("it is not text" if guessed and _is_packed(data) else None)
    if fault:
        return Arrival(problems=(Problem(what="not read", where=source.path, why=fault),))
    problems: tuple[Problem, ...] = ()
    if guessed:
        why = f"it is not UTF-8; read as {encoding}, so check accented letters and quotation marks"
        problems = (Problem(what="character set guessed", where=source.path, why=why),)
    draft = Draft(
        text=text, where=source.path, name=source.name, path=source.path, raw_hash=fingerprint(data), problems=problems
    )
    made = _reader(source, text)(draft, options)
    return arrive(made, options) if made.text.strip() or made.problems == problems else Arrival(problems=made.problems)


def _reader(source: Source, text: str) -> Callable[[Draft, ReadOptions], Draft]:
    """The reader of a suffix; for an unknown one, HTML when the text begins like a page, else plain text."""
    known = DOCUMENTS.get(source.suffix)
    if known:
        return known
    begins = text[:1000].lstrip("\ufeff \t\r\n").casefold()
    return html if begins.startswith(("<!doctype html", "<html")) else plain


def _is_packed(data: bytes) -> bool:
    """Whether most bytes of the beginning lie outside text in any 8-bit set."""
    sample = data[:4096]
    return is_binary(sample.decode("latin-1")) or sum(byte >= 0x80 for byte in sample) > 0.95 * len(sample)
