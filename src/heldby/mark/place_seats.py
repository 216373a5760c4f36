"""Places named after the unit that sits there: "the headquarters of the Northern Command", "17th Division HQ".

In:     the text, the actors marked in it, the words of the language.
Out:    place `Mention`s without candidates.
Never:  the seat of a whole army, state or group, which has many.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.lexicon.actor_words import actor_words
from heldby.lexicon.demonyms import key
from heldby.model.mention import Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NEAR = 60
_BEFORE = re.compile(
    r"\b(?:headquarters|HQ|base|barracks|camp|garrison)\s+of\s+(?:the\s+)?(?:(?:army|military|junta|regime)(?:['’]s)?\s+)?$"
)
_AFTER = re.compile(r"(?:['’]s?)?\s+(?:main\s+|regional\s+)?(?:headquarters|HQ)\b")
_NAMED = frozenset({"name", "source"})


def seats(text: str, actors: Iterable[Mention], language: str) -> Iterator[Mention]:
    """The seats of the units among the actors."""
    if "headquarters" not in text and "HQ" not in text and " of " not in text:
        return
    units = actor_words(language).units | actor_words(language).commands
    for actor in actors:
        noun = key(actor.text).rstrip(" 0123456789").rpartition(" ")[2]  # "Infantry Brigade 163"
        if actor.form not in _NAMED or noun not in units:
            continue
        start = max(0, actor.start - _NEAR)
        before = _BEFORE.search(text[start : actor.start])
        after = None if before else _AFTER.match(text, actor.end)
        if before:
            yield _seat(text, start + before.start(), actor.end)
        elif after:
            yield _seat(text, actor.start, after.end())


def _seat(text: str, start: int, end: int) -> Mention:
    return Mention(start=start, end=end, kind=MentionKind.PLACE, text=text[start:end], form="point", value="base|seat")
