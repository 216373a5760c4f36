"""Places in the names of operations: "Operation Babylon", "Wrath of Euphrates" happened wherever they did.

In:     the text, the places marked in it, the words of the language.
Out:    the same mentions without those that are a part of an operation's name.
Never:  a place with a common noun behind it ("the Raqqa operation").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.gazetteer import PlaceWords
    from heldby.model.mention import Mention

_NEAR = 40  # characters before a name in which the rest of an operation's name begins
_NAMED = r"\b(?:[Cc]alled|[Dd]ubbed|[Nn]amed|[Nn]icknamed|[Cc]ode-?named|[Oo]peration)\s+[\"“‘']?(?:[Tt]he\s+)?"


def without_titles(text: str, mentions: Sequence[Mention], told: PlaceWords) -> tuple[Mention, ...]:
    """The mentions that name places."""
    before, behind = _patterns(told.operations_called)
    return tuple(
        m
        for m in mentions
        if not behind.match(text, m.end) and not before.search(text[max(0, m.start - _NEAR) : m.start])
    )


@cache
def _patterns(called: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind a place in an operation's name; the words of it are capitalised."""
    nouns = "|".join(sorted(word.capitalize() for word in called))
    return (
        re.compile(rf"(?:(?:\b(?:{nouns})|{_NAMED}[A-Z][\w-]+)\s+of\s+(?:the\s+)?|\bOperation\s+[\"“‘']?)\Z"),
        re.compile(rf"\s(?:{nouns})\b"),
    )
