"""The world's towns and villages on disk: two sorted text files, searched by halving without reading them in.

In:     `cities.tsv` and `names.tsv` as training/gazetteer/build.py writes them.
Out:    the lines of a key, in microseconds, without a start-up cost and safe to share between threads and forks.
Never:  a change to the files; they are mapped read-only.
"""

from __future__ import annotations

import mmap
from typing import TYPE_CHECKING

from heldby.model.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class SortedLines:
    """A text file whose lines are `key TAB rest`, sorted by the bytes of the key; each key stands once."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise KnowledgeError(
                f"{path}: cannot be read ({error}); install heldby again, its data is missing"
            ) from None

    def get(self, key: str) -> str | None:
        """The rest of the line of `key`, None when there is none."""
        wanted = key.encode() + b"\t"
        start = self._find(wanted)
        if self._bytes[start : start + len(wanted)] != wanted:
            return None
        return self._bytes[start + len(wanted) : self._bytes.find(b"\n", start)].decode()

    def after(self, key: str, count: int) -> Iterator[tuple[str, str]]:
        """Up to `count` lines from where `key` stands or would stand, as (key, rest)."""
        start = self._find(key.encode())
        for _ in range(count):
            end = self._bytes.find(b"\n", start)
            if end < 0:
                return
            found, _, rest = self._bytes[start:end].decode().partition("\t")
            yield found, rest
            start = end + 1

    def _find(self, wanted: bytes) -> int:
        """Where the first line begins that is not smaller than `wanted`."""
        data, low, high = self._bytes, 0, len(self._bytes)
        while low < high:
            start = data.rfind(b"\n", 0, (low + high) // 2) + 1
            if data[start : start + len(wanted)] < wanted:
                end = data.find(b"\n", start)
                low = end + 1 if end >= 0 else len(data)
            else:
                high = start
        return low
