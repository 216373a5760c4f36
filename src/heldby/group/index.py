"""Which texts are copies of one another, as texts arrive one by one.

In:     ids and texts, in any order.
Out:    `Family` values that depend on the set of texts only, never on their order.
Never:  a vote or a judgement of worth: a family says "one voice", not "false".

Sketches propose pairs, so the work grows with the number of texts and not with its square; the shingles of a proposed
pair then decide.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from heldby.group.families import Groups, Pair
from heldby.group.keeping import KeptShingles
from heldby.group.likeness import Likeness
from heldby.group.proposing import Flags, Rows, proposed
from heldby.group.shingles import Words, shingles, words_of
from heldby.group.sketches import PLACES, agreement, sketch
from heldby.model import Family

_SURE = 3  # standard errors of an estimate
_AT_ONCE = 8192  # pairs, to bound memory
_NO_WORDS = -1


class CopyIndex:
    """Feed it texts with `add`, ask for `families` at any time; adding an id again changes nothing."""

    def __init__(self, likeness: Likeness | None = None) -> None:
        self._likeness = likeness or Likeness()
        self._known: dict[str, int] = {}  # the number of each id's text
        self._ids: list[str] = []
        self._copies: dict[int, list[str]] = {}
        self._first_with: dict[bytes, int] = {}
        self._kept = KeptShingles()
        self._sizes = array("q")
        self._sketched = array("q")  # the numbers of those with a sketch
        self._sketches = bytearray()
        self._families: tuple[Family, ...] | None = None

    def __contains__(self, text_id: object) -> bool:
        return text_id in self._known

    def add(self, text_id: str, text: str) -> bool:
        """Take in one text, and say whether it has words; one without is nobody's copy."""
        words = words_of(text)
        if text_id in self._known or not words.size:
            self._known.setdefault(text_id, _NO_WORDS)
            return bool(words.size)
        self._families = None
        original = self._known[text_id] = self._first_with.setdefault(_mark(words), len(self._ids))
        if original < len(self._ids):
            self._copies.setdefault(original, []).append(text_id)
            return True
        mine = shingles(words)
        if mine.words >= self._likeness.short:
            self._sketched.append(len(self._ids))
            self._sketches += sketch(mine.hashes).tobytes()
        self._ids.append(text_id)
        self._kept.add(mine)
        self._sizes.append(mine.size)
        return True

    def has(self, text_id: str, text: str) -> bool:
        """Whether this id came with these words."""
        words = words_of(text)
        return self._known.get(text_id) == (self._first_with.get(_mark(words)) if words.size else _NO_WORDS)

    def families(self) -> tuple[Family, ...]:
        """The families of two members or more, by id; the same whatever the order of arrival."""
        if self._families is None:
            named = [min(text_id, *self._copies.get(n, ()), text_id) for n, text_id in enumerate(self._ids)]
            pairs = sorted(self._all_pairs(named))
            paired = {text_id for pair in pairs for text_id in (pair.first, pair.second)}
            sizes = {text_id: size for text_id, size in zip(named, self._sizes, strict=True) if text_id in paired}
            groups = Groups(pairs, sizes)
            self._families = tuple(sorted(groups.families(), key=lambda family: family.id))
        return self._families

    def family_of(self, text_id: str) -> Family | None:
        """The family of one text; None when it has no copies."""
        return next((family for family in self.families() if text_id in family.members), None)

    def _all_pairs(self, named: list[str]) -> Iterator[Pair]:
        """Every pair, between the members of exact copies that sort first."""
        for number, copies in self._copies.items():
            for copy in (*copies, self._ids[number]):
                if copy != named[number]:
                    yield Pair(inside=False, unlikeness=0.0, first=named[number], second=copy)
        kept = lru_cache(maxsize=1024)(self._kept.__getitem__)
        for one, other in self._promising():
            found = self._likeness.compare(kept(one), kept(other))
            if found:
                first, second = sorted((named[one], named[other]))
                yield Pair(inside=found[1], unlikeness=1.0 - found[0], first=first, second=second)

    def _promising(self) -> Iterator[tuple[int, int]]:
        """Pairs of numbers whose sketches agree enough for their shingles to be compared.

        Texts in one manner share some phrases without being copies, and are proposed in great numbers. The share of
        equal places in two sketches estimates their likeness.
        """
        sketches = np.frombuffer(self._sketches, dtype=np.uint16).reshape(-1, PLACES)
        numbers = np.array(self._sketched, dtype=np.int64)
        sizes = np.array(self._sizes, dtype=np.int64)[numbers]

        def alike(one: Rows, other: Rows) -> Flags:
            least = self._likeness.least_alike(sizes[one], sizes[other])
            wanted = least - _SURE * np.sqrt(least * (1 - least) / PLACES)
            agree = [
                agreement(sketches[one[at : at + _AT_ONCE]], sketches[other[at : at + _AT_ONCE]])
                for at in range(0, one.size, _AT_ONCE)
            ]
            return np.asarray(np.concatenate(agree) >= wanted)

        marks = np.frombuffer(b"".join(self._first_with), dtype=np.uint64)[::2][numbers]
        ones, others = proposed(sketches, marks, alike)
        for at in range(0, ones.size, _AT_ONCE):
            some = slice(at, at + _AT_ONCE)
            yield from zip(numbers[ones[some]].tolist(), numbers[others[some]].tolist(), strict=True)


def _mark(words: Words) -> bytes:
    """What exact copies share."""
    return blake2b(words.tobytes(), digest_size=16).digest()
