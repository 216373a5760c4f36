"""Which texts are copies of one another, as texts arrive one by one.

In:     ids and texts, in any order.
Out:    `Family` values that depend on the set of texts only, never on their order.
Never:  a vote or a judgement of worth: a family says "one voice", not "false".

MinHash with banding (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3) proposes pairs, so the work grows
with the number of texts and not with its square; the shingle sets of a proposed pair then decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from rensa import RMinHash, RMinHashLSH

from heldby.group.families import Groups, Pair
from heldby.group.likeness import Likeness
from heldby.group.shingles import Shingles, shingles, words_of
from heldby.model import Family

_PERMUTATIONS = 256
_BANDS = 128  # two rows a band: a pair that shares a fifth of its shingles is proposed 99 times in 100
_SEED = 42
_ERRORS = 0.1  # four standard errors of a likeness of a fifth

Sketch = np.ndarray[Any, np.dtype[Any]]


class CopyIndex:
    """Feed it texts with `add`, ask for `families` at any time; adding an id again changes nothing."""

    def __init__(self, likeness: Likeness | None = None) -> None:
        self._likeness = likeness or Likeness()
        self._near = RMinHashLSH(0.5, _PERMUTATIONS, _BANDS)
        self._ids: list[str] = []
        self._sets: list[Shingles] = []
        self._first_with: dict[tuple[str, ...], int] = {}
        self._copies: dict[int, list[str]] = {}
        self._known: set[str] = set()
        self._row: dict[int, int] = {}
        self._sketches = np.empty((0, _PERMUTATIONS), dtype=np.uint32)
        self._sizes = np.empty((0,), dtype=np.int64)
        self._pairs: list[tuple[int, int, float, bool]] = []

    def __contains__(self, text_id: object) -> bool:
        return text_id in self._known

    def add(self, text_id: str, text: str) -> bool:
        """Take in one text, and say whether it has words; one without is nobody's copy."""
        words = words_of(text)
        if text_id in self._known or not words:
            self._known.add(text_id)
            return bool(words)
        self._known.add(text_id)
        original = self._first_with.setdefault(tuple(words), len(self._ids))
        if original < len(self._ids):
            self._copies.setdefault(original, []).append(text_id)
        else:
            self._take(text_id, words)
        return True

    def _take(self, text_id: str, words: list[str]) -> None:
        """Take in a text that is no exact copy of one taken before."""
        mine, number = shingles(words), len(self._ids)
        self._ids.append(text_id)
        self._sets.append(mine)
        if mine.words < self._likeness.short:
            return
        sketch = RMinHash(_PERMUTATIONS, _SEED)
        sketch.update(mine.tokens())
        mine_sketched = np.array(sketch.digest(), dtype=np.uint32)
        for other in self._promising(self._near.query(sketch), mine, mine_sketched):
            found = self._likeness.compare(mine, self._sets[other])
            if found:
                self._pairs.append((other, number, *found))
        self._near.insert(number, sketch)
        self._row[number] = len(self._row)
        self._sketches = _grown(self._sketches, len(self._row))
        self._sketches[self._row[number]] = mine_sketched
        self._sizes = _grown(self._sizes, len(self._row))
        self._sizes[self._row[number]] = mine.size

    def _promising(self, proposed: list[int], mine: Shingles, sketched: Sketch) -> list[int]:
        """Those of the proposed texts whose sketches agree enough for their shingles to be compared.

        Texts in one manner share some phrases without being copies, and are proposed in great numbers. The share of
        equal places in two sketches estimates their likeness with a standard error of three hundredths at most.
        """
        if not proposed:
            return []
        numbers = sorted(proposed)
        at = np.fromiter((self._row[n] for n in numbers), dtype=np.int64, count=len(numbers))
        agree = (self._sketches[at] == sketched).mean(axis=1)
        least = self._likeness.least_alike(mine.size, self._sizes[at])
        return [n for n, kept in zip(numbers, agree >= least - _ERRORS, strict=True) if kept]

    def families(self) -> tuple[Family, ...]:
        """The families of two members or more, by id; the same whatever the order of arrival."""
        named = [min(text_id, *self._copies.get(n, ()), text_id) for n, text_id in enumerate(self._ids)]
        sizes = {name: mine.size for name, mine in zip(named, self._sets, strict=True)}
        return tuple(sorted(Groups(self._all_pairs(named), sizes).families(), key=lambda family: family.id))

    def family_of(self, text_id: str) -> Family | None:
        """The family of one text; None when it has no copies."""
        return next((family for family in self.families() if text_id in family.members), None)

    def _all_pairs(self, named: list[str]) -> Iterator[Pair]:
        """Every pair, between the members of exact copies that sort first."""
        for number, copies in self._copies.items():
            for copy in (*copies, self._ids[number]):
                if copy != named[number]:
                    yield Pair(inside=False, unlikeness=0.0, first=named[number], second=copy)
        for one, other, share, inside in self._pairs:
            first, second = sorted((named[one], named[other]))
            yield Pair(inside=inside, unlikeness=1.0 - share, first=first, second=second)


def _grown(held: Sketch, rows: int) -> Sketch:
    """An array with room for so many rows, doubled when it is full."""
    if rows <= len(held):
        return held
    more = np.empty((max(1024, len(held)), *held.shape[1:]), dtype=held.dtype)
    return np.concatenate([held, more])
