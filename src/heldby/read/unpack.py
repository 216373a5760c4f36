"""gzip, bzip2 and xz, known by their first bytes, unpacked as they are read and never far beyond their size.

In:     an open file.
Out:    the same file, or what is packed in it.
Never:  an unpacked file on the disk or whole in memory; a bomb, which a few bytes blow up to fill a disk.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

PACKED: Mapping[str, str] = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz", ".zip": "zip"}
_OPENERS: tuple[tuple[bytes, Callable[[Any], Any]], ...] = (
    (b"\x1f\x8b", lambda raw: gzip.GzipFile(fileobj=raw)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
# Articles shrink to a third or a tenth, a table that says the same in every row to a hundredth.
_RATIO = 250
_FREE = 50_000_000  # bytes that may come of however little


class Bomb(OSError):
    """What is packed grows out of all proportion."""


def inner_name(name: str) -> str:
    """A file name without the ending of a packer ("a.csv.gz" is "a.csv")."""
    ending = PurePosixPath(name).suffix
    return name[: -len(ending)] if ending.casefold() in (".gz", ".bz2", ".xz") else name


def is_packed(start: bytes) -> bool:
    """Whether a file that begins so is gzip, bzip2, xz or zip."""
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06", *(mark for mark, _ in _OPENERS)))


def unpacked(raw: BinaryIO) -> BinaryIO:
    """What a file holds: itself, unless it is packed. Takes `raw` over: closing what comes back closes it."""
    start = raw.read(6)
    raw.seek(0)
    opener = next((opener for mark, opener in _OPENERS if start.startswith(mark)), None)
    if opener is None:
        return raw
    return cast(BinaryIO, io.BufferedReader(Bounded(raw, opener(raw), raw.tell)))


class Bounded(io.RawIOBase):
    """An unpacked stream that stops with `Bomb` when it has grown out of proportion to what was taken in."""

    def __init__(self, raw: BinaryIO, inner: BinaryIO, taken: Callable[[], int]) -> None:
        """Read from `inner`; `taken` counts the packed bytes that went into it, `raw` is closed with it."""
        self._raw, self._inner, self._taken = raw, inner, taken
        self._given = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """Whatever it unpacks can be wound back, slowly."""
        return True

    def seek(self, to: int, whence: int = 0, /) -> int:
        """Wind to a place in what is unpacked."""
        return self._inner.seek(to, whence)

    def tell(self) -> int:
        """The place in what is unpacked."""
        return self._inner.tell()

    def readinto(self, into: Any, /) -> int:
        """Unpack as much as fits."""
        piece = self._inner.read(len(into))
        into[: len(piece)] = piece
        self._given += len(piece)
        if self._given > _FREE and self._given > _RATIO * max(self._taken(), 1):
            raise Bomb(
                f"its {self._taken():,} packed bytes grow to more than {self._given:,}, as only a file does that is "
                "made to fill a disk; if it is sound, unpack it first"
            )
        return len(piece)

    def close(self) -> None:
        """Close both streams."""
        self._inner.close()
        self._raw.close()
        super().close()
