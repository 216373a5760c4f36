"""Which texts are copies of one another, as texts arrive one by one.

In:     ids and texts, in any order.
Out:    `Family` values that depend on the set of texts only, never on their order.
Never:  a vote or a judgement of worth: a family says "one voice", not "false".

MinHash with banding (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3) proposes pairs, so the work grows
with the number of texts and not with its square; the shingle sets of a proposed pair then decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rensa import RMinHash, RMinHashLSH

from heldby.group.shingles import Shingles, sequences, shingles, words_of
from heldby.model import Family

_PERMUTATIONS = 256
_BANDS = 128  # two rows a band: a pair that shares a fifth of its shingles is proposed 99 times in 100
_SEED = 42


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """When two texts are one: they share `alike` of all their shingles, or `inside` of the shorter one's.

    The second finds a copy inside a longer page; `least` is the number of shared shingles below which being inside
    proves nothing; a text under `short` words joins only its exact copies. The defaults were chosen on 1,823 texts of
    60 pages (bench/near_duplicates.py).
    """

    alike: float = 0.6
    inside: float = 0.8
    least: int = 20
    short: int = 20


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Pair:
    """Two texts found to be copies, the surest pair first when sorted."""

    unlikeness: float
    first: str
    second: str
    inside: bool


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
        self._pairs: list[tuple[int, int, float, bool]] = []

    def __contains__(self, text_id: object) -> bool:
        return text_id in self._known

    def add(self, text_id: str, text: str) -> None:
        """Take in one text. A text without any word is nobody's copy."""
        words = words_of(text)
        if text_id in self._known:
            return
        self._known.add(text_id)
        if not words:
            return
        original = self._first_with.setdefault(tuple(words), len(self._ids))
        if original < len(self._ids):
            self._copies.setdefault(original, []).append(text_id)
            return
        self._take(text_id, words)

    def _take(self, text_id: str, words: list[str]) -> None:
        """Take in a text that is no exact copy of one taken before."""
        mine, number = shingles(words), len(self._ids)
        self._ids.append(text_id)
        self._sets.append(mine)
        if mine.words < self._likeness.short:
            return
        sketch = RMinHash(_PERMUTATIONS, _SEED)
        sketch.update(sequences(words))
        for other in self._near.query(sketch):
            found = self._compare(mine, self._sets[other])
            if found:
                self._pairs.append((other, number, *found))
        self._near.insert(number, sketch)

    def _compare(self, one: Shingles, other: Shingles) -> tuple[float, bool] | None:
        """The share of shingles that makes them one text, and whether it is of the shorter; None when they are two."""
        shared = one.shared(other)
        alike = shared / (one.hashes.size + other.hashes.size - shared)
        if alike >= self._likeness.alike:
            return alike, False
        inside = shared / min(one.hashes.size, other.hashes.size)
        return (inside, True) if inside >= self._likeness.inside and shared >= self._likeness.least else None

    def families(self) -> tuple[Family, ...]:
        """The families of two members or more, by id; the same whatever the order of arrival."""
        groups = _Groups()
        for pair in sorted(self._all_pairs()):
            groups.join(pair)
        return tuple(sorted(groups.families(), key=lambda family: family.id))

    def family_of(self, text_id: str) -> Family | None:
        """The family of one text; None when it has no copies."""
        return next((family for family in self.families() if text_id in family.members), None)

    def _all_pairs(self) -> Iterator[_Pair]:
        """Every pair, between the members of exact copies that sort first."""
        named = [min(text_id, *self._copies.get(n, ()), text_id) for n, text_id in enumerate(self._ids)]
        for number, copies in self._copies.items():
            for copy in (*copies, self._ids[number]):
                if copy != named[number]:
                    yield _Pair(unlikeness=0.0, first=named[number], second=copy, inside=False)
        for one, other, share, inside in self._pairs:
            first, second = sorted((named[one], named[other]))
            yield _Pair(unlikeness=1.0 - share, first=first, second=second, inside=inside)


class _Groups:
    """Union-find over text ids that remembers the weakest pair each group needed (Kruskal's spanning tree)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._weakest: dict[str, _Pair] = {}

    def _root(self, text_id: str) -> str:
        root = text_id
        while (up := self._parent.setdefault(root, root)) != root:
            root = up
        while text_id != root:
            self._parent[text_id], text_id = root, self._parent[text_id]
        return root

    def join(self, pair: _Pair) -> None:
        """Make one group of the two; pairs must come surest first."""
        one, other = sorted((self._root(pair.first), self._root(pair.second)))
        if one != other:
            self._parent[other] = one
            self._weakest[one] = max([pair, *(self._weakest[r] for r in (one, other) if r in self._weakest)])

    def families(self) -> Iterator[Family]:
        members: dict[str, list[str]] = {}
        for text_id in sorted(self._parent):
            members.setdefault(self._root(text_id), []).append(text_id)
        for root, ids in members.items():
            weakest = self._weakest[root]
            yield Family(id=root, members=tuple(ids), likeness=round(1 - weakest.unlikeness, 4), why=_why(weakest))


def _why(pair: _Pair) -> str:
    share = f"{1 - pair.unlikeness:.0%}"
    if pair.unlikeness == 0 and not pair.inside:
        return "word for word the same"
    if pair.inside:
        return f"at the weakest link ({pair.first}, {pair.second}) {share} of the shorter text stands in the longer"
    return f"at the weakest link ({pair.first}, {pair.second}) {share} of all word sequences are shared"
