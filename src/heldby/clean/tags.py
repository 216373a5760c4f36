"""A list of topics run into a paragraph ("Tags Iraq Mosul oil The army said ..."), which no punctuation ends.

In:     a paragraph in which such a list begins.
Out:    where the list ends and the next sentence begins.
Never:  a sentence lost: where no sign of its beginning is found, nothing is taken.
"""

from __future__ import annotations

import re

from heldby.clean.cues import function_words

_OPENS = re.compile(r"(?<![\w-])Tags (?=[A-Za-z])")
_LONGEST = 260  # characters a list of topics may have
_AGAIN = 4  # words of the paragraph's first sentence that, said again, end the list
_INNER = frozenset({"the", "of", "in", "and"})  # stand inside topics too, when in small letters


def tags(text: str, begin: int, language: str) -> tuple[int, int] | None:
    """The stretch of a list of topics in a paragraph whose own text begins at `begin`; None without one."""
    opens = _OPENS.search(text, begin, begin + 700)
    if not opens:
        return None
    end = _again(text, begin, opens.end()) or _sentence(text, opens.end(), function_words(language))
    return (opens.start(), end) if end else None


def _again(text: str, begin: int, after: int) -> int | None:
    """Where the paragraph's first words are said again."""
    words = " ".join(text[begin : begin + 200].split()[:_AGAIN])
    at = text.find(words, after, after + _LONGEST // 2)
    return at if at > after and words else None


def _sentence(text: str, after: int, common: frozenset[str]) -> int | None:
    """Where a sentence begins: after a full stop, at a capital function word, or at the name before a small one."""
    name = None
    for found in re.finditer(r"\S+", text[: after + _LONGEST][after:]):
        word, at = found[0], after + found.start()
        plain = word.strip("\"“”'(),").casefold()
        if at > after and word[0].isupper() and plain in common:
            return at
        if word[0].isupper() or word[0] in '"“':
            name = at
        elif plain in common - _INNER or word.isdigit():
            return name if name and name > after else None
        if word.endswith("."):
            return after + found.end()
    return None
