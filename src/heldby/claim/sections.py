"""Headings that name a place: "Macomia", on a line of its own above what a situation report tells of it.

In:     the mentions of a report by sentence, and its text.
Out:    the sentences that are such headings.
Never:  a lone dateline: a report has at least two such headings, of different places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Mention

_OPENS = re.compile(r"(?:\A|\n)[ \t]*(?:#+|[-*\u2022]|\(?[\da-z]{1,3}[.)])?[ \t*_]*\Z")
_ENDS = re.compile(
    r"(?:[ \t](?:province|state|district|county|governorate|region|city|town|area))?[*_]*[ \t]*[:.]?[*_ \t]*(?:\n|\Z)"
)
_REACH = 12  # characters before a name on its line
_SECTIONS = 2


def headings(mentions: Sequence[Sequence[Mention]], text: str) -> tuple[int, ...]:
    """The sentences that are the name of a place and no more, if there are several such places."""
    if text.count("\n") <= _SECTIONS:
        return ()
    found = {
        index: line[0].text.lower()
        for index, line in enumerate(mentions)
        if line and all(m.kind is MentionKind.PLACE for m in line) and _is_heading(line[0], text)
    }
    return tuple(found) if len(set(found.values())) >= _SECTIONS else ()


def _is_heading(mention: Mention, text: str) -> bool:
    before = text[max(0, mention.start - _REACH) : mention.start]
    opens = _OPENS.search(before) if mention.start > _REACH else _OPENS.search("\n" + before)
    return opens is not None and _ENDS.match(text, mention.end) is not None
