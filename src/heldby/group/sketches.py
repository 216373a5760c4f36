"""Short sketches of texts, whose likeness estimates that of the texts.

In:     the shingles of a text.
Out:    `sketch`: so many numbers a text, equal in as large a share of places as the texts have shingles in common.
Never:  a decision: an estimate is off by some hundredths.

MinHash (Broder 1997), of which the low 16 bits are kept (Li and König 2010): 256 bytes a text.
"""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from heldby.group.shingles import Hashes

PLACES = 128
"""Numbers in a sketch."""

_AT_ONCE = 2048  # shingles, so that a long text takes no more memory than a short one
_CHOOSER = random.Random(42)  # noqa: S311 - the same sketches on every machine
_ODD = np.array([_CHOOSER.getrandbits(32) | 1 for _ in range(PLACES)], dtype=np.uint32)
_FLIPPED = np.array([_CHOOSER.getrandbits(32) for _ in range(PLACES)], dtype=np.uint32)

Sketch = np.ndarray[Any, np.dtype[np.uint16]]
Shares = np.ndarray[Any, np.dtype[np.float64]]


def sketch(shingles: Hashes) -> Sketch:
    """The sketch of a text that has these shingles, one at least."""
    least = np.full(PLACES, 0xFFFFFFFF, dtype=np.uint32)
    for start in range(0, shingles.size, _AT_ONCE):
        shuffled = shingles[start : start + _AT_ONCE, None] * _ODD
        shuffled += _FLIPPED
        np.minimum(least, shuffled.min(axis=0), out=least)
    return least.astype(np.uint16)


def agreement(one: Sketch, other: Sketch) -> Shares:
    """The share of places in which sketches agree, row by row."""
    return np.asarray(np.count_nonzero(one == other, axis=1) / PLACES)
