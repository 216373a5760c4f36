"""The sentence between headline and article that tells beforehand what the article tells.

In:     the paragraphs of a report, and which of them are the article's.
Out:    whether the first of them is such a sentence.
Never:  the lead of a wire report: there every paragraph is as short as the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from heldby.clean.cues import function_words
from heldby.clean.layout import Block
from heldby.clean.repetition import is_one_sentence

_LONGEST = 40  # words of a standfirst
_SHORTER = 3  # times as long the article's paragraphs are at least
_LEAST = 3  # paragraphs of the article, or nothing can be said of their length
_RETOLD = 1 / 3  # share of its telling words that the next paragraph has too


def has_standfirst(blocks: Sequence[Block], body: Sequence[int], language: str) -> bool:
    """Whether the first paragraph of the body is one short sentence that the next, much longer, tells again."""
    if len(body) <= _LEAST or body[0] == 0:
        return False
    first, second = blocks[body[0]], blocks[body[1]]
    usual = median(len(blocks[number].words) for number in body[1:])
    size = len(first.words)
    if not 0 < size <= _LONGEST or usual < _SHORTER * size or not is_one_sentence(first.text):
        return False
    telling = set(first.words) - function_words(language)
    return len(telling & set(second.words)) >= _RETOLD * len(telling)
