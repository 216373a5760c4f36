"""What the tests of trees share: on which word a word hangs."""

from __future__ import annotations

from heldby.languages import language
from heldby.model import Span


def heads(text: str, word: str) -> tuple[str, str]:
    """On which word a word of a sentence hangs, and how."""
    english = language("en")
    assert english is not None
    (sentence,) = english.sentences(text, [Span(start=0, end=len(text))])
    token = next(t for t in sentence.tokens if t.text == word)
    return sentence.tokens[token.head].text, token.dep
