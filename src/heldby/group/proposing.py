"""Which texts are worth comparing: those whose sketches agree in some places together.

In:     sketches of texts, and a number for each that depends on its words only.
Out:    `proposed`: pairs of rows, each once.
Never:  work that grows with the square of the texts: what stands in many texts alike proposes a few pairs of each.

Banding (Leskovec et al., Mining of Massive Datasets, ch. 3) with bands as long as they need be (LSH Forest: Bawa et al.
2005). Texts that agree in two places of a band are few, unless a phrase of the day stands in them all: then a third and
a fourth place must agree too. Where many still do, they are copies, and a copy of a copy needs no more than some
neighbours to be found. A pair that shares a fifth of its shingles is proposed 99 times in 100.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from heldby.group.sketches import PLACES, Sketch

_SHORT, _LONG = 2, 4  # places that must agree, at the least and at the most
_BANDS = [range(at, at + step * _LONG, step) for step in (1, 2) for at in range(PLACES)]
_FEW = 32  # texts that agree and are all compared with one another
_NEIGHBOURS = 4  # with how many each is compared when they are more
_AT_ONCE = 1 << 20  # pairs held before those that came twice are dropped

Rows = np.ndarray[Any, np.dtype[np.int64]]
Keys = np.ndarray[Any, np.dtype[np.uint64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
Alike = Callable[[Rows, Rows], Flags]


def proposed(sketches: Sketch, marks: Keys, alike: Alike) -> tuple[Rows, Rows]:
    """Pairs of rows that agree in places enough and that `alike` lets pass, sorted; the lower row of each comes first.

    `marks` decide who is whose neighbour among many.
    """
    found, held = [np.empty(0, dtype=np.uint64)], 0
    for band in _BANDS:
        for one, other in _agreeing(sketches, marks, band):
            kept = alike(one, other)
            found.append(_coded(one[kept], other[kept]))
            held += found[-1].size
        if held > _AT_ONCE:
            found, held = [_distinct(found)], 0
    pairs = _distinct(found)
    return (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _coded(one: Rows, other: Rows) -> Keys:
    """A number for each pair, whichever way round."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    return (low.astype(np.uint64) << np.uint64(32)) | high.astype(np.uint64)


def _distinct(pairs: list[Keys]) -> Keys:
    every = np.sort(np.concatenate(pairs))
    return every[np.flatnonzero(np.diff(every, prepend=~every[:1]))]


def _agreeing(sketches: Sketch, marks: Keys, band: range) -> Iterator[tuple[Rows, Rows]]:
    """Pairs that agree in the first places of a band."""
    rows = np.arange(len(sketches))
    for length in range(_SHORT, _LONG + 1):
        keys = _keys(sketches, rows, band[:length])
        order = np.lexsort((_shuffled(marks[rows], band), keys)) if length == _LONG else np.argsort(keys)
        rows, keys = rows[order], keys[order]
        many = _in_many(keys)
        yield from _pairs(rows[~many], keys[~many], _FEW)
        rows, keys = rows[many], keys[many]
    yield from _pairs(rows, keys, _NEIGHBOURS + 1)


def _keys(sketches: Sketch, rows: Rows, places: range) -> Keys:
    keys = np.zeros(rows.size, dtype=np.uint64)
    for place in places:
        keys = (keys << np.uint64(16)) | sketches[rows, place % PLACES]
    return keys


def _shuffled(marks: Keys, band: range) -> Keys:
    """Another order in each band, so that neighbours are others, too."""
    return (marks ^ np.uint64(band.start + PLACES * band.step)) * np.uint64(0x9E3779B97F4A7C15 + 2 * band.start)


def _in_many(keys: Keys) -> Flags:
    """Whether a sorted key is that of more than a few."""
    starts = np.flatnonzero(np.diff(keys, prepend=~keys[:1]))
    counts = np.diff(starts, append=keys.size)
    return np.repeat(counts > _FEW, counts)


def _pairs(rows: Rows, keys: Keys, reach: int) -> Iterator[tuple[Rows, Rows]]:
    """Pairs of rows with equal keys that stand less than `reach` apart; the keys are sorted."""
    for apart in range(1, reach):
        same = np.flatnonzero(keys[apart:] == keys[:-apart])
        if not same.size:
            return
        yield rows[same], rows[same + apart]
