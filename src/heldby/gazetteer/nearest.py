"""The spellings closest to a name nobody bears, for "did you mean".

In:     a plain name, the curated names, the file of the world's names.
Out:    known plain names, best first.
Never:  a meaning: the caller shows them to a person.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from string import ascii_lowercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from heldby.gazetteer.store import SortedLines

_NEIGHBOURS = 400
_LETTERS = ascii_lowercase + " "
_CURATED_FIRST = 0.05
_LOOSEST = 0.35


def nearest_keys(name: str, curated: Collection[str], names: SortedLines) -> Iterator[str]:
    """Known names by likeness: one letter away anywhere, curated ones, and those with the same beginning.

    Likeness is difflib's ratio (twice the matching letters over all letters), a little more for curated names.
    """
    found = {key for key in _one_letter_away(name) if key in curated or names.get(key) is not None}
    found.update(key for key, _ in names.after(name[: max(2, len(name) // 2)], _NEIGHBOURS))
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(name)
    scored = []
    for key in (*found, *(c for c in curated if abs(len(c) - len(name)) <= 3)):
        matcher.set_seq1(key)
        if matcher.real_quick_ratio() > _LOOSEST and matcher.quick_ratio() > _LOOSEST:
            scored.append((-matcher.ratio() - _CURATED_FIRST * (key in curated), key))
    for _, key in sorted(set(scored)):
        yield key


def _one_letter_away(name: str) -> Iterator[str]:
    """Every spelling with one letter dropped, changed, added, or two neighbours swapped."""
    yield name
    for i in range(len(name) + 1):
        before, after = name[:i], name[i:]
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from (before + letter + after for letter in _LETTERS)
