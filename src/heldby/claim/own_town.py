"""Which town is "the city" to whoever speaks of it: "the mayor of A said the city was calm", "in A, ... the town".

In:     a place mention, the text around it.
Out:    whether its sentence is told by somebody of that town, or set there from its first word.
Never:  a governor or a minister, whose province or country has many towns.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from heldby.lexicon.words import words

if TYPE_CHECKING:
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_BEFORE = 60  # characters before a name in which those of the town stand
_OPENS = re.compile(
    r"(?:^|[.!?\"\u201d]\s+|\n\s*)(?:(?:And|But|Meanwhile|Elsewhere|Also),?\s+)?[Ii]n(?:side)?\s+"
    r"(?:the\s+(?:[\w-]+\s+){0,3}?(?:city|town|village|port)\s+of\s+)?\Z"
)
_COMMA = re.compile(r"(?:\s+(?:city|town|itself))?(?:,\s+(?:in|a|an|the|near)\s+[^,.]{1,40})?,")


def is_own_town(mention: Mention, scene: Scene) -> bool:
    """Whether "the city", told behind a name in its sentence, must be the one named."""
    if not scene.is_town(mention):
        return False
    before = scene.text[max(0, mention.start - _BEFORE) : mention.start]
    of, owned = _patterns()
    if of.search(before) or owned.match(scene.text, mention.end):
        return True
    return _OPENS.search(before) is not None and _COMMA.match(scene.text, mention.end) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Those of a town before its name ("residents of", "a doctor at the hospital in"), and behind it."""
    small = words("en")
    who, bodies = ("|".join(sorted(map(re.escape, told))) for told in (small.townspeople, small.town_bodies))
    town = r"(?:the\s+(?:[\w-]+\s+){0,2}?(?:city|town|village|port|district|suburb)\s+of\s+)?"
    of = rf"\b(?:{who}|{bodies})\s+(?:of|in|from|at|inside)\s+{town}(?:besieged\s+|nearby\s+)?\Z"
    owned = rf"(?:['\u2019]s?)?\s+(?:[\w-]+\s+){{0,2}}?(?:{who}|{bodies})\b"
    return re.compile(of, re.IGNORECASE), re.compile(owned, re.IGNORECASE)
