"""One thing to read: a file, or a member of an archive, opened as often as needed and unpacked on the way.

In:     a path, or a member's name and how to open it.
Out:    `Source`s whose bytes come unpacked and bounded; fingerprints; why one cannot be opened.
Never:  a whole large file in memory; a member written to the disk; more unpacked than `unpack` allows.
"""

from __future__ import annotations

import hashlib
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from heldby.model import Problem
from heldby.read.unpack import PACKED, Bomb, inner_name, is_packed, unpacked

READ_ERRORS = (
    OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError,
    UnicodeDecodeError, IndexError, OverflowError, struct.error,
)  # fmt: skip
"""What Python's readers of gzip, bzip2, xz and zip raise on damaged, cut, encrypted or odd files."""

_HEAD = 4096  # bytes by which a format is known


def _nothing() -> float:
    return 0.0


class Gauge:
    """How far a file on the disk has been read, as packed as it lies there.

    That is where its last opened stream stands; of an archive, whose members need not lie in the order in which they
    are read, what the members read so far take up.
    """

    def __init__(self, size: int) -> None:
        """Measure a file of `size` bytes."""
        self.size = size
        self._stream: BinaryIO | None = None
        self._members: int | None = None
        self._within: Callable[[], float] = _nothing

    def count(self, member: int) -> None:
        """Measure by members from now on; one that takes up so many bytes lies behind."""
        self._members = (self._members or 0) + member
        self._within = _nothing

    def within(self, done: Callable[[], float]) -> None:
        """Ask this for how many bytes lie behind in the member that is being read."""
        self._within = done

    def watch(self, stream: BinaryIO) -> BinaryIO:
        """Measure by this stream from now on."""
        self._stream = stream
        return stream

    def done(self) -> int:
        """How many bytes lie behind."""
        if self._members is not None:
            return min(self._members + int(self._within()), self.size)
        if self._stream is None:
            return 0
        return self.size if self._stream.closed else min(self._stream.tell(), self.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to read. `asked` when the caller named it, and did not just name a folder or archive it lies in.

    `path` is what Problems point at; a member of an archive has the archive's path before its own. `inside` counts
    the archives around it, `opener` opens a member, `gauge` tells of a file how far it has been read.
    """

    path: str
    asked: bool
    inside: int = 0
    opener: Callable[[], BinaryIO] | None = field(default=None, compare=False, repr=False)
    gauge: Gauge | None = field(default=None, compare=False, repr=False)

    @property
    def name(self) -> str:
        """The file name."""
        return PurePosixPath(self.path).name if self.inside else Path(self.path).name

    @property
    def suffix(self) -> str:
        """The ending that says what it is, in small letters, that of a packer left off."""
        return PurePosixPath(inner_name(self.name)).suffix.casefold()

    def open(self) -> BinaryIO:
        """Open it for reading, unpacked. Reading may raise any of `READ_ERRORS`."""
        return unpacked(self._raw())

    def _raw(self) -> BinaryIO:
        if self.opener:
            return self.opener()
        stream = Path(self.path).open("rb")  # noqa: SIM115 - whoever asks for it closes it
        return self.gauge.watch(stream) if self.gauge else stream

    @property
    def misnamed(self) -> str | None:
        """The packer its name tells of, where nothing is packed in it."""
        told = PACKED.get(PurePosixPath(self.name).suffix.casefold())
        if told is None:
            return None
        with self._raw() as raw:
            return None if is_packed(raw.read(6)) else told

    def read(self, most: int) -> bytes | None:
        """The bytes, None when there are more than `most`."""
        with self.open() as stream:
            data = stream.read(most + 1)
        return None if len(data) > most else data

    def head(self) -> bytes:
        """Its first few thousand bytes, unpacked."""
        with self.open() as stream:
            return stream.read(_HEAD)


def fingerprint(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def too_large(source: Source, most: int) -> Problem:
    """Say that a document exceeds the bound."""
    why = f"it is larger than {most / 1e6:g} MB; split it (in Python, ReadOptions(max_bytes=...) allows more)"
    return Problem(what="not read", where=source.path, why=why)


def not_read(source: Source, why: str) -> Problem:
    """Say why a source gave no report."""
    return Problem(what="not read", where=source.path, why=why)


def cannot_open(path: str, error: BaseException) -> Problem:
    """Say why a file could not be read to its end."""
    return Problem(what="not read", where=path, why=_why(path, error))


def _why(path: str, error: BaseException) -> str:
    if isinstance(error, Bomb):
        return str(error)
    if "password" in str(error) or "encrypted" in str(error):
        return "it is locked with a password; unpack it first"
    kind = PACKED.get(PurePosixPath(path).suffix.casefold())
    is_damaged = not isinstance(error, OSError | RuntimeError)
    if is_damaged or (isinstance(error, OSError) and error.errno is None):
        return f"the {kind or 'packed'} file is cut short or damaged ({error}); get it again"
    return f"it cannot be opened: {getattr(error, 'strerror', None) or str(error)}"
