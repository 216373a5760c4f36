"""The elements of a JSON array, one at a time, however long the array.

In:     an open text file.
Out:    Python values.
Never:  more than one element in memory, and no element beyond the bound.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

_PIECE = 65_536
_BEFORE = 4_096  # characters kept of what stands before an array
_BLANK = re.compile(r"[ \t\r\n]*")


class JsonStream:
    """JSON text, read from its beginning on. `most` bounds one element, in characters."""

    def __init__(self, stream: TextIO, most: int) -> None:
        """Read from an open file."""
        self._stream, self._most = stream, most
        self._text, self._ended = "", False
        self._decoder = json.JSONDecoder()

    def opens_with(self) -> str:
        """The first character that is not blank; empty when there is none."""
        while not (found := self._text.lstrip("\ufeff \t\r\n")[:1]) and self._more():
            pass
        return found

    def enter(self, array: re.Pattern[str]) -> str | None:
        """Go to just behind the next match, the opening bracket of an array; gives what stands before, None without."""
        while not (found := array.search(self._text)):
            self._text = self._text[-_BEFORE:]
            if not self._more():
                return None
        before, self._text = self._text[: found.start()], self._text[found.end() :]
        return before

    def elements(self) -> Iterator[Any]:
        """The elements up to the closing bracket. Raises `ValueError` where it is no JSON or an element too large."""
        while True:
            value, end = self._element()
            if end is None:
                return
            yield value
            self._text = self._text[end:]

    def _element(self) -> tuple[Any, int | None]:
        """The next element and where the text goes on; None behind the last."""
        size = _PIECE
        while True:
            at = self._skip(0)
            if self._text[at : at + 1] == "]":
                self._text = self._text[at + 1 :]
                return None, None
            try:
                value, end = self._decoder.raw_decode(self._text, at)
                end = self._skip(end)
                follows = self._text[end : end + 1]
                if follows in (",", "]") and follows:
                    return value, end + (follows == ",")
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

    def _skip(self, at: int) -> int:
        found = _BLANK.match(self._text, at)
        return found.end() if found else at

    def _more(self, size: int = _PIECE) -> bool:
        piece = self._stream.read(size)
        self._ended = not piece
        self._text += piece
        return bool(piece)
