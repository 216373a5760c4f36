"""When two texts are one: copies, copies inside longer pages, and rewrites.

In:     the shingles of two texts.
Out:    the share of shingles that makes them one, or None.
Never:  a judgement by a site's furniture or a shared background: what is alike must stand all over the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from heldby.group.shingles import Shingles

Sizes = np.ndarray[Any, np.dtype[Any]]
_NEAR = 2 / 3  # of the longer text's words; a shorter one is rather a part of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """When two texts are one: they share `alike` of all their shingles, or `inside` of the shorter one's.

    A rewrite shares fewer, `rewritten` of all or `retold` of the shorter one's, but they stand all over it: the shorter
    text has no stretch of its own of more than `own` words or `own_share` of its length. Pages of one site, and reports
    that end in the same background, share as much and have such a stretch: the article.
    `least` is the number of shared shingles below which nothing but `alike` counts; a text under `short` words joins
    only its exact copies. The defaults were chosen on 1,823 texts of 60 pages and read through on 804 news reports
    (bench/near_duplicates.py; that rewrites of a wire share a third of their shingles agrees with Silcock et al. 2022).
    """

    alike: float = 0.7
    inside: float = 0.95
    rewritten: float = 0.3
    retold: float = 0.6
    own: int = 60
    own_share: float = 0.25
    least: int = 20
    short: int = 20

    def least_alike(self, sizes: Sizes, others: Sizes) -> Sizes:
        """The least share of all shingles with which texts of so many shingles can be one with such of other sizes."""
        shorter, longer = np.minimum(sizes, others), np.maximum(sizes, others)
        shared = self.retold * shorter
        return np.asarray(np.minimum(self.rewritten, shared / (shorter + longer - shared)))

    def compare(self, one: Shingles, other: Shingles) -> tuple[float, bool] | None:
        """The share of shingles that makes two texts one, and whether it is of the shorter; None when they are two."""
        shared = one.shared(other)
        alike, inside = shared / (one.size + other.size - shared), shared / min(one.size, other.size)
        if alike >= self.alike:
            return alike, False
        if shared < self.least or not (inside >= self.retold or alike >= self.rewritten):
            return None
        if inside >= self.inside:
            return inside, True
        shorter, longer = sorted((one, other), key=lambda text: text.words)
        if shorter.own(longer) > min(self.own, self.own_share * shorter.words):
            return None
        near = shorter.words >= _NEAR * longer.words
        return (alike, False) if near and alike >= self.rewritten else (inside, True)
