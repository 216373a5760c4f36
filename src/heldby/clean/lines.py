"""Lines that are no sentences and bear no cue: headings, titles of other articles, or pieces of the article.

In:     the paragraphs of a report, and the number of one of them.
Out:    its label.
Never:  a piece of a sentence taken for a title: where a line leads on to the next, both are the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heldby.clean.cues import function_words
from heldby.clean.layout import Block
from heldby.model import PassageKind

_LINK = 6  # words from which a line without a full stop, inside an article, is the title of another one
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.!?] [A-Z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A kind, and why."""

    kind: PassageKind
    why: str


def line(blocks: Sequence[Block], number: int, language: str, *, inside: bool) -> Label:
    """What a line is, by its length, its place (inside the article or after it) and its neighbours."""
    block, common = blocks[number], function_words(language)
    before = blocks[number - 1 : number]
    after = blocks[number + 1 : number + 2]
    goes_on = _leads_on(block, common) or any(b.text[0].islower() for b in after)
    came = block.text[0].islower() or any(_leads_on(b, common) and not b.closed for b in before)
    if goes_on or came or _TWO_SENTENCES.search(block.text):
        return Label(kind=PassageKind.BODY, why="a piece of a sentence or paragraph")
    if not inside:
        return Label(kind=PassageKind.TEASER, why="a line after the article")
    if len(block.words) >= _LINK:
        return Label(kind=PassageKind.TEASER, why="the title of another article, between paragraphs")
    return Label(kind=PassageKind.HEADLINE, why="a short line between paragraphs")


def _leads_on(block: Block, common: frozenset[str]) -> bool:
    """Whether a line breaks off where no title would: at a comma, a colon or a word like "the"."""
    return block.text.endswith((",", ":", ";")) or (
        not block.closed and bool(block.words) and block.words[-1] in common
    )
