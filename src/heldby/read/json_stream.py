"""The elements of a JSON array, one at a time, however long the array.

In:     an open file and its character set.
Out:    Python values, and where they stand.
Never:  more than one element in memory, and no element beyond the bound.
"""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from heldby.read.options import Stretch

_PIECE = 65_536
_BEFORE = 4_096  # characters kept of what stands before an array
_BLANK = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A value, and where it stands; None in a character set in which places are not told."""

    value: Any
    stretch: Stretch | None


class JsonStream:
    """JSON text, read from its beginning on. `most` bounds one element, in characters."""

    def __init__(self, stream: BinaryIO, encoding: str, most: int) -> None:
        """Read from an open file."""
        # line ends as they are, for places to be counted in bytes
        self._stream = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
        self._most = most
        self._text, self._ended = "", False
        self._decoder = json.JSONDecoder()
        self._is_placed = encoding in ("utf-8", "utf-8-sig")
        self._at = len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0

    def opens_with(self) -> str:
        """The first character that is not blank; empty when there is none."""
        while not (found := self._text.lstrip("\ufeff \t\r\n")[:1]) and self._more():
            pass
        return found

    def enter(self, array: re.Pattern[str]) -> str | None:
        """Go to just behind the next match, the opening bracket of an array; gives what stands before, None without."""
        while not (found := array.search(self._text)):
            self._pass(max(0, len(self._text) - _BEFORE))
            if not self._more():
                return None
        before = self._text[: found.start()]
        self._pass(found.end())
        return before

    def elements(self) -> Iterator[Element]:
        """The elements up to the closing bracket. Raises `ValueError` where it is no JSON or an element too large."""
        while True:
            value, end = self._element()
            if end is None:
                return
            start = self._at
            self._pass(end)
            stretch = Stretch(start=start, end=self._at) if self._is_placed else None
            self._pass(self._text[:1] == ",")
            yield Element(value=value, stretch=stretch)

    def _element(self) -> tuple[Any, int | None]:
        """The next element and where it ends; None behind the last."""
        size = _PIECE
        while True:
            at = self._skip(0)
            if self._text[at : at + 1] == "]":
                self._pass(at + 1)
                return None, None
            try:
                value, end = self._decoder.raw_decode(self._text, at)
                end = self._skip(end)
                follows = self._text[end : end + 1]
                if follows in (",", "]") and follows:
                    return value, end
                if follows:
                    raise json.JSONDecodeError("a comma is missing", self._text, end)
            except ValueError:
                if self._ended:
                    raise
            if len(self._text) > self._most:
                raise ValueError(f"an element is longer than {self._most:,} characters")
            if not self._more(size):
                raise ValueError("it is cut short: the list does not end")
            size *= 2

    def _pass(self, count: int) -> None:
        """Go on by so many characters."""
        passed, self._text = self._text[:count], self._text[count:]
        if self._is_placed:
            self._at += len(passed.encode())

    def _skip(self, at: int) -> int:
        found = _BLANK.match(self._text, at)
        return found.end() if found else at

    def _more(self, size: int = _PIECE) -> bool:
        piece = self._stream.read(size)
        self._ended = not piece
        self._text += piece
        return bool(piece)
