"""Copies and rewrites of one text, gathered so that they count as one voice.

In:     ids and texts, in any order.
Out:    `Family` values of two members or more, and Problems.
Never:  a text dropped: a copy joins a family and stays.
"""

from __future__ import annotations

from collections.abc import Iterable

from heldby.group.index import CopyIndex
from heldby.group.likeness import Likeness
from heldby.model import Family, Problem


def group(
    texts: Iterable[tuple[str, str]], likeness: Likeness | None = None
) -> tuple[tuple[Family, ...], tuple[Problem, ...]]:
    """Gather `(id, text)` pairs into families, by family id; a text without copies is in none.

    A text without a word, and an id that comes twice with different texts (the first is kept), are Problems.

    >>> families, problems = group([("b", "Raqqa fell."), ("a", "Raqqa fell"), ("c", "Mosul fell.")])
    >>> [(family.id, family.members) for family in families]
    [('a', ('a', 'b'))]
    """
    index, problems = CopyIndex(likeness), list[Problem]()
    for text_id, text in texts:
        if text_id in index:
            if not index.has(text_id, text):
                why = "two different texts bear this id; the first was compared, give the other its own id"
                problems.append(Problem(what="not compared", where=text_id, why=why))
        elif not index.add(text_id, text):
            problems.append(Problem(what="not compared", where=text_id, why="the text has no words"))
    return index.families(), tuple(problems)
