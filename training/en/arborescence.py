"""The best tree over the words of a sentence, whatever arc each word would like best for itself.

In:     a score for every arc, of every word under every other and under the root.
Out:    a head for each word: one tree with one root.
Never:  a cycle, and never two roots.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEVER = -1e6


def best(scores: list[list[float]]) -> list[int]:
    """Heads of the words (0: the root) in the best tree with one root, greedily where that is a tree already.

    `scores[d][h]` is for word d + 1 under head h. Otherwise Chu and Liu's and Edmonds' contraction, once for each root
    that could still be better than the best tree found.
    """
    heads = [max(range(len(row)), key=row.__getitem__) for row in scores]
    if heads.count(0) == 1 and not _cycle(heads):
        return heads
    free = [max(row[1:]) for row in scores]
    most = {root: sum(free) - free[root] + row[0] for root, row in enumerate(scores)}
    found = (float("-inf"), heads)
    for root in sorted(most, key=lambda d: -most[d]):
        if most[root] > found[0]:
            heads = _rooted(scores, root)
            found = max(found, (sum(scores[d][h] for d, h in enumerate(heads)), heads))
    return found[1]


def _rooted(scores: list[list[float]], root: int) -> list[int]:
    """The best tree whose root is that word."""
    bound = [[_NEVER, *row[1:]] for row in scores]
    bound[root] = [scores[root][0], *([_NEVER] * len(scores))]
    return _contracted([[0.0] * (len(scores) + 1), *bound])[1:]


def _cycle(heads: Sequence[int]) -> list[int]:
    """The words (from 1) of some cycle among the heads of the words, or nothing."""
    state = [0] * (len(heads) + 1)
    for start in range(1, len(heads) + 1):
        path, at = [], start
        while at and not state[at]:
            state[at] = start
            path.append(at)
            at = heads[at - 1]
        if at and state[at] == start and at in path:
            return path[path.index(at) :]
    return []


def _contracted(scores: list[list[float]]) -> list[int]:
    """Chu-Liu-Edmonds: the best head of every node but 0, `scores[dependent][head]`; entry 0 means nothing."""
    size = len(scores)
    heads = [0, *(max((h for h in range(size) if h != d), key=scores[d].__getitem__) for d in range(1, size))]
    cycle = _cycle(heads[1:])
    if not cycle:
        return heads
    ring = set(cycle)
    kept = [n for n in range(size) if n not in ring]
    new = {old: k for k, old in enumerate(kept)}
    one = len(kept)
    small = [[_NEVER] * (one + 1) for _ in range(one + 1)]
    out_of: dict[int, int] = {}
    into: dict[int, int] = {}
    for d in kept:
        for h in kept:
            small[new[d]][new[h]] = scores[d][h]
        out_of[d] = max(cycle, key=scores[d].__getitem__)
        small[new[d]][one] = scores[d][out_of[d]]
    for h in kept:
        into[h] = max(cycle, key=lambda d: scores[d][h] - scores[d][heads[d]])
        small[one][new[h]] = scores[into[h]][h] - scores[into[h]][heads[into[h]]]
    inner = _contracted(small)
    found = list(heads)
    for d in kept:
        if d:
            found[d] = out_of[d] if inner[new[d]] == one else kept[inner[new[d]]]
    entry = kept[inner[one]]
    found[into[entry]] = entry
    return found
