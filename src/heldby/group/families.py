"""Pairs of copies become families, the surest pair first.

In:     `Pair`s, in any order, and how many shingles each text has (of exact copies, one).
Out:    `Family` values of two members or more, the same whatever the order.
Never:  two unlike texts in one family because a page, a roundup of the day, holds both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from heldby.model import Family


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Pair:
    """Two texts found to be copies, the surest pair first when sorted; `inside` when one stands in the other."""

    inside: bool
    unlikeness: float
    first: str
    second: str


class Groups:
    """Union-find over text ids that remembers the weakest pair each group needed (Kruskal's spanning tree).

    Memory grows with the pairs, not with the texts: most have no copy.
    """

    def __init__(self, pairs: Iterable[Pair], sizes: Mapping[str, int]) -> None:
        self._sizes = sizes
        self._members: dict[str, list[str]] = {}
        self._group: dict[str, str] = {}
        self._weakest: dict[str, Pair] = {}
        self._copies: defaultdict[str, set[str]] = defaultdict(set)
        wanted = sorted(pairs)
        pieces = {self._parts(pair)[0] for pair in wanted if pair.inside}
        for pair in wanted:
            for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
                if one in pieces:
                    self._copies[one].add(other)
        for pair in wanted:
            self._join(pair)

    def _parts(self, pair: Pair) -> tuple[str, str]:
        """The shorter text and the longer."""
        piece, page = sorted((pair.first, pair.second), key=lambda text: (self._sizes[text], text))
        return piece, page

    def _join(self, pair: Pair) -> None:
        """Make one group of the two, if the pair is enough for that."""
        one, other = sorted(self._group.setdefault(text, text) for text in (pair.first, pair.second))
        if one == other or (pair.inside and self._is_bridge(pair)):
            return
        into = self._members.setdefault(one, [one])
        moved = self._members.pop(other, [other])
        into += moved
        self._group.update(dict.fromkeys(moved, one))
        known = (self._weakest.pop(root) for root in (one, other) if root in self._weakest)
        self._weakest[one] = max([pair, *known], key=lambda weak: (weak.unlikeness, weak))

    def _is_bridge(self, pair: Pair) -> bool:
        """Whether the longer text holds another text too, or several, that are no copies of the shorter.

        Of the longer one's group those count that are too short to be all of it.
        """
        piece, page = self._parts(pair)
        page_size = self._sizes[page]
        room = page_size - self._sizes[piece] / 2
        group = self._members.get(self._group[page], [page])
        others = [text for text in group if text != page and self._sizes.get(text, page_size) <= room]
        unlike = sum(text not in self._copies[piece] for text in others)
        return unlike > len(others) - unlike

    def families(self) -> Iterator[Family]:
        """The groups of two members or more."""
        for root, members in self._members.items():
            weakest = self._weakest[root]
            share = round(1 - weakest.unlikeness, 4)
            yield Family(id=min(members), members=tuple(sorted(members)), likeness=share, why=_why(weakest))


def _why(pair: Pair) -> str:
    share = f"{1 - pair.unlikeness:.0%}"
    if pair.unlikeness == 0 and not pair.inside:
        return "word for word the same"
    if pair.inside:
        return f"at the weakest link ({pair.first}, {pair.second}) {share} of the shorter text stands in the longer"
    return f"at the weakest link ({pair.first}, {pair.second}) {share} of all word sequences are shared"
