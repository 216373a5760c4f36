"""Sentences as the language reads them: tokens with lemma, part of speech and head.

In:     a parser behind the `Language` port.
Out:    `Sentence`s whose offsets count in the report's own text.
Never:  a parser's own types; stages see only these.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word. `head` is the index, in the sentence, of the word it depends on (itself for the root).

    `pos` is the universal part of speech, `dep` the Universal Dependencies relation.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    morph: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence or heading, `text[start:end]`, with its tokens in order."""

    start: int
    end: int
    tokens: tuple[Token, ...]
