"""Files on disk, found in a fixed order.

In:     paths as the caller wrote them.
Out:    `Source`s, and Problems for what cannot be opened.
Never:  a link followed out of a folder, a device read, the pictures and scripts of a saved page.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from heldby.model import Problem
from heldby.model.errors import InputError
from heldby.read.source import Gauge, Source, cannot_open

_RECORDS = (".db", ".db-wal", ".db-shm", ".db-journal")  # a record often lies in the folder of its reports
_PAGES = (".html", ".htm", ".xhtml")
_ASSETS = ("_files", ".files", "_file", "_fichiers", "-Dateien", "_archivos")  # what browsers call a page's folder


def check(path: str) -> None:
    """Raise `InputError` when a path the caller named is not there."""
    if path.casefold().startswith(("http://", "https://")):
        raise InputError(f"{path} is an address, and adding fetches nothing; say: heldby fetch {path}")
    if not os.path.lexists(path):
        raise InputError(f"there is no file or folder {path!r}; check the spelling and the folder you are in")


def found(path: str) -> Iterator[Source | Problem]:
    """The files a path stands for: itself, or those of a folder, sorted, without hidden files and records."""
    if not Path(path).is_dir():
        yield _regular(path, asked=True)
        return
    failures: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=failures.append):
        assets = pages_with_files(names)
        folders[:] = sorted(name for name in folders if not is_passed_by(name) and name not in assets)
        for name in sorted(name for name in names if not is_passed_by(name)):
            yield _regular(str(Path(folder) / name), asked=False)
    for error in failures:
        yield cannot_open(str(error.filename), error)


def size_of(paths: Iterable[str]) -> int:
    """How many bytes lie under these paths, as they lie there; what cannot be looked at counts nothing."""
    each = (source.gauge for path in paths for source in found(path) if isinstance(source, Source))
    return sum(gauge.size for gauge in each if gauge)


def is_passed_by(name: str) -> bool:
    """Whether a name in a folder is hidden, or that of a record."""
    return name.startswith(".") or name.endswith(_RECORDS)


def pages_with_files(names: Iterable[str]) -> frozenset[str]:
    """The folders in which browsers keep what belongs to the saved pages among these names ("page_files")."""
    pages = (PurePosixPath(name) for name in names if name.casefold().endswith(_PAGES))
    return frozenset(str(page.with_name(page.stem + ending)) for page in pages for ending in _ASSETS)


def _regular(path: str, *, asked: bool) -> Source | Problem:
    try:
        about = Path(path).stat()
    except OSError as error:
        return cannot_open(path, error)
    if S_ISREG(about.st_mode):
        return Source(path=path, asked=asked, gauge=Gauge(about.st_size))
    return Problem(what="not read", where=path, why="it is neither a file nor a folder")
