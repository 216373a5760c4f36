"""Files and folders become reports, one at a time.

In:     paths as the caller wrote them: files, folders, archives.
Out:    an `Arrival` for each document, in sorted order of files and in order of rows.
Never:  a traceback for what a file holds, a fetch, a file held whole beyond the bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from os import PathLike, fspath

from heldby.model import Problem
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
            for numbers, each in _documents(source, options):
                arrival = arrive(each, options) if isinstance(each, Draft) else Arrival(problems=(each,))
                stretch = each.stretch if isinstance(each, Draft) else None
                at = Entry(path=source.path, numbers=numbers, stretch=stretch)
                done = max(source.gauge.done() if source.gauge else 0, told)
                yield replace(arrival, size=done - told + left, at=at)
                told, left = done, 0
            left += (source.gauge.size if source.gauge else 0) - told


def _documents(source: Source, options: ReadOptions) -> Iterator[tuple[tuple[int, ...], Draft | Problem]]:
    """Every document of one file with the numbers under which it is found again, and Problems."""
    try:
        kind = format_of(source)
        if isinstance(kind, Format):
            for number, each in enumerate(kind.read(source, options)):
                yield (number,), each
        elif kind is not None:
            yield (), not_read(source, kind)
        else:
            yield from _archived(source, options)
    except InputError as error:
        if source.asked:
            raise
        yield (), not_read(source, str(error))
    except READ_ERRORS as error:
        yield (), cannot_open(source.path, error)


def _archived(source: Source, options: ReadOptions) -> Iterator[tuple[tuple[int, ...], Draft | Problem]]:
    empty = True
    for number, each in enumerate(members(source)):
        empty = False
        if isinstance(each, Source):
            for numbers, found_there in _documents(each, options):
                yield (number, *numbers), found_there
        else:
            yield (), each
    if empty:
        yield (), not_read(source, "it is an empty archive")
