"""The lines of a text file, and where in it they stand.

In:     an open file and its character set.
Out:    `Lines`: one line at a time, decoded, with its bytes counted.
Never:  more than a line and a piece of the file in memory.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from heldby.read.options import Stretch

_PIECE = 65_536
_WIDE = ("utf-16", "utf-32")  # here the byte of a line's end may be half of another character


class Lines:
    """Lines with their ends, whether these are written as \\n, \\r\\n or \\r. `end` is where the last given one ends.

    With `most`, a line ends at \\n alone, and of one that has more bytes the first so many are given, the rest passed.
    """

    def __init__(self, stream: BinaryIO, encoding: str, most: int | None = None) -> None:
        """Read an open file from its beginning."""
        self._is_wide = encoding in _WIDE
        self._encoding = "utf-8" if self._is_wide or encoding == "utf-8-sig" else encoding
        self.end = len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0
        stream.read(self.end)
        plain = cast(BinaryIO, io.BufferedReader(_Recoded(stream, encoding))) if self._is_wide else stream
        self._coming = _bounded(plain, most) if most else _universal(plain)

    def __iter__(self) -> Iterator[str]:
        for line, passed in self._coming:
            self.end += len(line) + passed
            yield line.decode(self._encoding, "replace")

    def since(self, start: int) -> Stretch | None:
        """What was given since an earlier `end`; None in a character set in which places cannot be told."""
        return None if self._is_wide else Stretch(start=start, end=self.end, encoding=self._encoding)


def _bounded(stream: BinaryIO, most: int) -> Iterator[tuple[bytes, int]]:
    """Lines that end with \\n, and how many bytes of each are passed by."""
    while line := stream.readline(most + 1):
        passed = 0
        if len(line) > most:
            last = line
            while not last.endswith(b"\n") and (last := stream.readline(_PIECE)):
                passed += len(last)
        yield line, passed


def _universal(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Lines however they end; the last of a piece waits, as its end may go on."""
    held, size = b"", _PIECE
    while piece := stream.read(size):
        *whole, held = (held + piece).splitlines(keepends=True)
        size = _PIECE if whole else 2 * size
        for line in whole:
            yield line, 0
    if held:
        yield held, 0


class _Recoded(io.RawIOBase):
    """A file in a wide character set, read as UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._held = b""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, into: Any, /) -> int:
        """Recode as much as fits."""
        while not self._held:
            piece = self._stream.read(_PIECE)
            self._held = self._decoder.decode(piece, final=not piece).encode()
            if not piece:
                break
        size = min(len(into), len(self._held))
        into[:size], self._held = self._held[:size], self._held[size:]
        return size
