"""A sentence as the words a place name may be made of, with what stands between them.

In:     the text and one sentence of it.
Out:    `Word`s, and whether capital letters tell anything in this sentence.
Never:  offsets other than the text's own.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:['’ʼ`]\w+)*")
_APOSTROPHES = frozenset("'’ʼ`")
_POSSESSIVE = re.compile(r"['’ʼ`][sS]$")
# A word that lost a hyphen or blank is two: "elZour", "SyriaIraq".
_PARTS = re.compile(r".+?(?:(?<=[a-z])(?=[A-Z])|$)", re.S)
_LONG = 4
_TITLE_SHARE = 0.85
_TITLE_WORDS = 3


class Case(StrEnum):
    """What capital letters tell: normal prose, a Headline Like This (or THIS), or no capitals at all."""

    PROSE = "prose"
    TITLE = "title"
    LOWER = "lower"


class Word(NamedTuple):  # a tuple is made in a third of the time, and each text has many
    """`text[start:end]`, without a possessive ending; `gap` is what stands before it in the sentence."""

    start: int
    end: int
    text: str
    lower: str
    gap: str
    capital: bool
    possessive: bool = False

    @property
    def acronym(self) -> bool:
        """Whether it is written in capitals only, like ISIS."""
        return len(self.text) > 1 and self.text.isupper()


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]` in order."""
    found: list[Word] = []
    new = tuple.__new__  # what a named tuple's own way of making comes to, which takes three times as long
    before = start
    for match in _WORD.finditer(text, start, end):
        whole = match[0]
        if whole.islower() and whole.isalpha():  # as most words are
            at, end = match.span()
            found.append(new(Word, (at, end, whole, whole.lower(), text[before:at], False, False)))
            before = end
            continue
        owner = _POSSESSIVE.search(whole) if whole[-2:-1] in _APOSTROPHES else None
        bare = whole[: owner.start()] if owner else whole
        at = match.start()
        parts = [bare] if bare.islower() or bare[1:].islower() else _PARTS.findall(bare)
        for part in parts:
            end = at + len(part)
            found.append(
                Word(
                    start=at,
                    end=end,
                    text=part,
                    lower=part.lower(),
                    gap=text[before:at],
                    capital=part[:1].isupper(),
                    possessive=owner is not None and end == match.start() + len(bare),
                )
            )
            before = at = end
        before = match.end()
    return found


def case_of(words: Sequence[Word]) -> Case:
    """How the sentence is written; only words of four letters or more count."""
    long = [word for word in words if len(word.text) >= _LONG and word.text[0].isalpha()]
    capitals = sum(word.capital for word in long)
    if long and capitals >= _TITLE_SHARE * len(long) and len(long) >= _TITLE_WORDS:
        return Case.TITLE
    return Case.PROSE if any(word.capital for word in words) else Case.LOWER
