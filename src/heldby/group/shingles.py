"""A text as the set of its word sequences, which is what copies share.

In:     a text, in any language that puts blanks between words.
Out:    `Shingles`, whose likeness to others can be counted exactly.
Never:  an estimate: MinHash only proposes pairs, the sets decide.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

SIZE = 3
"""Words in a shingle. Three find rewrites that four and five miss, and nothing else (bench/near_duplicates.py)."""

_WORD = re.compile(r"\w+")
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)  # one odd 64-bit factor for each place in a shingle
_HALF = np.uint64(32)

Hashes = np.ndarray[Any, np.dtype[np.uint32]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shingles:
    """The shingles of one text as 32-bit hashes, distinct and sorted, and again in the order of the text."""

    hashes: Hashes
    order: Hashes
    words: int

    @property
    def size(self) -> int:
        """How many distinct shingles the text has."""
        return int(self.hashes.size)

    def shared(self, other: Shingles) -> int:
        """How many distinct shingles both texts have."""
        return int(np.intersect1d(self.hashes, other.hashes, assume_unique=True).size)

    def own(self, other: Shingles) -> int:
        """The length in words of the longest stretch of this text of which nothing stands in the other."""
        known = np.flatnonzero(np.isin(self.order, other.hashes))
        return int(np.diff(known, prepend=-1, append=self.order.size).max()) - 1

    def tokens(self) -> list[bytes]:
        """The shingles as MinHash takes them in."""
        return self.hashes.view("V4").tolist()  # type: ignore[no-any-return]


def words_of(text: str) -> list[str]:
    """The words of a text without case, punctuation and blanks; what two exact copies agree in."""
    return _WORD.findall(text.casefold())


def shingles(words: Sequence[str]) -> Shingles:
    """The shingles of a text; of one shorter than a shingle, the whole text. The same on every machine."""
    hashes = np.fromiter(map(_word_hash, words), dtype=np.uint64, count=len(words))
    runs = max(1, len(words) - SIZE + 1)
    mixed = np.zeros(runs, dtype=np.uint64)
    for place, odd in enumerate(_ODD[: len(words)]):
        mixed = (mixed ^ hashes[place : place + runs]) * np.uint64(odd)
    order = (mixed >> _HALF).astype(np.uint32)
    distinct = np.sort(order)
    return Shingles(
        hashes=distinct[np.flatnonzero(np.diff(distinct, prepend=~distinct[:1]))], order=order, words=len(words)
    )


@lru_cache(maxsize=1 << 16)
def _word_hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))
