"""Files and folders become reports, one at a time.

In:     paths as the caller wrote them: files, folders, archives.
Out:    an `Arrival` for each document, in sorted order of files and in order of rows.
Never:  a traceback for what a file holds, a fetch, a file held whole beyond the bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from os import PathLike, fspath

from heldby.model.errors import InputError
from heldby.read.archive import members
from heldby.read.files import check, found
from heldby.read.format import Format
from heldby.read.formats import format_of
from heldby.read.options import Arrival, Draft, Entry, ReadOptions
from heldby.read.report import arrive
from heldby.read.source import READ_ERRORS, Source, cannot_open, not_read


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
    left = 0
    for path in paths:
        for source in found(path):
            if not isinstance(source, Source):
                yield Arrival(problems=(source,))
                continue
            told = 0
            for number, arrival in enumerate(_read_one(source, options)):
                done = max(source.gauge.done() if source.gauge else 0, told)
                yield replace(arrival, size=done - told + left, at=Entry(path=source.path, number=number))
                told, left = done, 0
            left += (source.gauge.size if source.gauge else 0) - told


def _read_one(source: Source, options: ReadOptions) -> Iterator[Arrival]:
    try:
        kind = format_of(source)
        if isinstance(kind, Format):
            yield from _read_documents(kind, source, options)
        elif kind is not None:
            yield Arrival(problems=(not_read(source, kind),))
        else:
            yield from _read_archive(source, options)
    except InputError as error:
        if source.asked:
            raise
        yield Arrival(problems=(not_read(source, str(error)),))
    except READ_ERRORS as error:
        yield Arrival(problems=(cannot_open(source.path, error),))


def _read_archive(source: Source, options: ReadOptions) -> Iterator[Arrival]:
    empty = True
    for each in members(source):
        empty = False
        yield from _read_one(each, options) if isinstance(each, Source) else [Arrival(problems=(each,))]
    if empty:
        yield Arrival(problems=(not_read(source, "it is an empty archive"),))


def _read_documents(kind: Format, source: Source, options: ReadOptions) -> Iterator[Arrival]:
    for draft in kind.read(source, options):
        yield arrive(draft, options) if isinstance(draft, Draft) else Arrival(problems=(draft,))
