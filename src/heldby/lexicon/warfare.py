"""The words by which a text about fighting is told from other news, from data/lang/<code>/warfare.toml.

In:     a language's code, a text or a paragraph of one.
Out:    whether it may tell of fighting.
Never:  a reading: one plain word, or three that may be, are enough to have a text read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from heldby.lexicon.inflect import forms
from heldby.lexicon.tables import data_path, table

_SHORT = 500
"""Characters under which a text is always read: it may tell of fighting in words that are not listed."""
_ENOUGH = 3
"""Of the words that may tell of fighting; reports of wars that have no plain word have five or more of them."""
_ENOUGH_IN_PARAGRAPH = 2
_SHARE = 0.025
"""Of the words of a text. Of 1,201 reports of wars none has fewer; of 84 of general news, three in four have."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_POS = (("VERB", "verbs"), ("NOUN", "nouns"), ("ADJ", "adjectives"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Warfare:
    """`plain` words tell of fighting, `perhaps` words may."""

    plain: frozenset[str]
    perhaps: frozenset[str]

    def may_tell(self, text: str) -> bool:
        """Whether a text may tell of fighting: it is short, or has a plain word, or three others."""
        if len(text) < _SHORT:
            return True
        return self._tells(text, _ENOUGH)

    def is_general(self, text: str) -> bool:
        """Whether a text is general news, of which only some paragraphs may tell of fighting: few words are of war."""
        words = _WORD.findall(text.lower())
        return len(text) >= _SHORT and sum(map(self._is_listed, words)) < _SHARE * len(words)

    def paragraph_may_tell(self, paragraph: str) -> bool:
        """Whether a paragraph of general news may tell of fighting: it has a plain word, or two others."""
        return self._tells(paragraph, _ENOUGH_IN_PARAGRAPH)

    def _tells(self, text: str, enough: int) -> bool:
        words = {part for word in _WORD.findall(text.lower()) for part in (word, *word.split("-"))}
        return not self.plain.isdisjoint(words) or len(self.perhaps & words) >= enough

    def _is_listed(self, word: str) -> bool:
        if word in self.plain or word in self.perhaps:
            return True
        return "-" in word and any(part in self.plain or part in self.perhaps for part in word.split("-"))


@cache
def warfare(language: str) -> Warfare | None:
    """The words of a language; None when nobody listed them, and every text is then read."""
    path = data_path("lang", language, "warfare.toml")
    if not path.exists():
        return None
    irregular = table(data_path("lang", language, "inflection.toml"))["irregular"]
    listed = table(path)

    def words(part: str) -> frozenset[str]:
        made = {f for pos, kind in _POS for word in listed[part][kind] for f in forms(word, pos, irregular)}
        return frozenset(made | set(listed[part]["names"]))

    return Warfare(plain=words("plain"), perhaps=words("perhaps"))
