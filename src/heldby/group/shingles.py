"""A text as the set of its word sequences, which is what copies share.

In:     a text, in any language that puts blanks between words.
Out:    `Shingles`, whose likeness to others can be counted exactly.
Never:  an estimate: sketches only propose pairs, the sets decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

SIZE = 3
"""Words in a shingle. Three find rewrites that four and five miss, and nothing else (bench/near_duplicates.py)."""

_WORD = re.compile(r"\w+")
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)  # one odd 64-bit factor for each place in a shingle
_HALF = np.uint64(32)
_BASE, _UNBASE = 0x5851F42D4C957F2D, pow(0x5851F42D4C957F2D, -1, 1 << 64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_AT_ONCE = 4096  # powers kept; a longer text makes its own

Hashes = np.ndarray[Any, np.dtype[np.uint32]]
Words = np.ndarray[Any, np.dtype[np.uint64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]


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
        both = np.concatenate([self.hashes, other.hashes])
        both.sort(kind="stable")  # two sorted runs, merged
        return int(np.count_nonzero(both[1:] == both[:-1]))

    def own(self, other: Shingles) -> int:
        """The length in words of the longest stretch of this text of which nothing stands in the other."""
        known = np.flatnonzero(np.isin(self.order, other.hashes))
        return int(np.diff(known, prepend=-1, append=self.order.size).max()) - 1


def words_of(text: str) -> Words:
    """The words of a text without case, punctuation and blanks, as 64-bit hashes; exact copies agree in all of them.

    A word's hash is a polynomial of its letters: the sum up to its end less that up to its beginning, moved to place 0.
    """
    letters = np.frombuffer(text.casefold().encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    inside = np.zeros(letters.size + 2, dtype=np.int8)
    inside[1:-1] = _word_letters()[letters]
    edges = np.flatnonzero(np.diff(inside))
    starts, ends = edges[::2], edges[1::2]
    up, down = _powers(letters.size)
    sums = np.zeros(letters.size + 1, dtype=np.uint64)
    np.cumsum((letters + np.uint64(1)) * up[: letters.size], out=sums[1:])
    hashes = (sums[ends] - sums[starts]) * down[starts]
    hashes ^= hashes >> _HALF
    return hashes * _MIX


def shingles(words: Words) -> Shingles:
    """The shingles of a text; of one shorter than a shingle, the whole text. The same on every machine."""
    runs = max(1, words.size - SIZE + 1)
    mixed = np.zeros(runs, dtype=np.uint64)
    for place, odd in enumerate(_ODD[: words.size]):
        mixed = (mixed ^ words[place : place + runs]) * np.uint64(odd)
    order = (mixed >> _HALF).astype(np.uint32)
    return shingles_in(order, words.size)


def shingles_in(order: Hashes, words: int) -> Shingles:
    """The same from the hashes in the order of the text."""
    distinct = np.sort(order)
    kept = np.empty(distinct.size, dtype=np.bool_)
    kept[0] = True
    np.not_equal(distinct[1:], distinct[:-1], out=kept[1:])
    return Shingles(hashes=distinct[kept], order=order, words=words)


@cache
def _word_letters() -> Flags:
    """For each code point, whether it can stand in a word."""
    every = np.arange(0x110000, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
    found = np.zeros(len(every), dtype=np.bool_)
    for run in _WORD.finditer(every):
        found[run.start() : run.end()] = True
    return found


def _powers(size: int) -> tuple[Words, Words]:
    """The powers of the base, and of its inverse, up to that of `size`, modulo 2 ** 64."""
    return _made_powers(_AT_ONCE) if size < _AT_ONCE else _made_powers.__wrapped__(size + 1)


@cache
def _made_powers(count: int) -> tuple[Words, Words]:
    up, down = (np.full(count, base, dtype=np.uint64) for base in (_BASE, _UNBASE))
    up[0] = down[0] = 1
    return np.cumprod(up, dtype=np.uint64), np.cumprod(down, dtype=np.uint64)
