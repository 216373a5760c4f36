"""Files on disk: found in a fixed order, opened, unpacked from gzip, and never read beyond a bound.

In:     paths as the caller wrote them.
Out:    `Source`s that can be opened again and again, and Problems for what cannot be opened.
Never:  a whole large file in memory, a link followed out of a folder, a device read.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from heldby.model import Problem
from heldby.model.errors import InputError

_RECORDS = (".db", ".db-wal", ".db-shm")  # a record often lies in the folder of its reports
READ_ERRORS = (OSError, EOFError, zlib.error)  # gzip raises all three on damaged files


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to read. `asked` when the caller named it, and did not just name a folder it lies in."""

    path: str
    asked: bool

    @property
    def name(self) -> str:
        """The file name."""
        return Path(self.path).name

    @property
    def packed(self) -> bool:
        """Whether it is gzip."""
        return self.path.casefold().endswith(".gz")

    @property
    def suffix(self) -> str:
        """The suffix that says what it is, in small letters, `.gz` left off."""
        inner = Path(self.path[: -len(".gz")] if self.packed else self.path)
        return inner.suffix.casefold()

    def open(self) -> IO[bytes]:
        """Open it for reading, unpacked."""
        if self.packed:
            return cast(IO[bytes], gzip.open(self.path, "rb"))
        return Path(self.path).open("rb")

    def read(self, most: int) -> bytes | None:
        """The bytes, None when there are more than `most`."""
        with self.open() as stream:
            data = stream.read(most + 1)
        return None if len(data) > most else data


def fingerprint(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def check(path: str) -> None:
    """Raise `InputError` when a path the caller named is not there."""
    if not os.path.lexists(path):
        raise InputError(f"there is no file or folder {path!r}; check the spelling and the folder you are in")


def found(path: str) -> Iterator[Source | Problem]:
    """The files a path stands for: itself, or those of a folder, sorted, without hidden files and records."""
    if not Path(path).is_dir():
        yield _regular(path, asked=True)
        return
    failures: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".") and not name.endswith(_RECORDS)):
            yield _regular(str(Path(folder) / name), asked=False)
    for error in failures:
        yield cannot_open(str(error.filename), error)


def cannot_open(path: str, error: BaseException) -> Problem:
    """Say why a file could not be read to its end."""
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        return Problem(
            what="not read", where=path, why=f"the gzip file is cut short or damaged ({error}); get it again"
        )
    why = getattr(error, "strerror", None) or str(error)
    return Problem(what="not read", where=path, why=f"it cannot be opened: {why}")


def _regular(path: str, *, asked: bool) -> Source | Problem:
    if Path(path).is_file():
        return Source(path=path, asked=asked)
    try:
        Path(path).stat()
    except OSError as error:
        return cannot_open(path, error)
    return Problem(what="not read", where=path, why="it is neither a file nor a folder")
