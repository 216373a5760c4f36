"""Places that only name a road beside which something was taken: "seized two posts along the A-B road".

In:     the mentions that a role of a claim found, and the text they stand in.
Out:    the same without the ends of a road that the ground taken lies on.
Never:  the road itself, nor who holds its ends.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.filling import Names
    from heldby.model import Filler, Mention

_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?"
_JOINED = r"(?:\s?[-–—/]\s?| to )"
_BEFORE = re.compile(rf"\b(?:on|along|off|beside|astride|near)\s+(?:\w+\s+)?the\s+(?:{_NAME}{_JOINED})?$")
_BESIDE = re.compile(rf"\s+(?:on|along|off|beside|astride)\s+the\s+{_NAME}{_JOINED}{_NAME}")
_REACH = 60


@cache
def _after() -> re.Pattern[str]:
    ways = "|".join(sorted(map(re.escape, words("en").way_nouns), key=len, reverse=True))
    return re.compile(rf"(?:{_JOINED}{_NAME})?\s+(?:main |supply |trade )?(?:{ways})\b")


def lies_on_a_road(text: str, ground: Filler) -> bool:
    """Whether ground that nobody names lies "along the A-B road", which names no town for it: "took five camps"."""
    beside = _BESIDE.search(text, ground.start, ground.end + _REACH)
    return beside is not None and beside.start() <= ground.end and _after().match(text, beside.end()) is not None


def without_road_ends(names: Names, places: Sequence[Mention]) -> Sequence[Mention]:
    """The places but those of "on the A-B road", "along the A to B highway"."""
    return [m for m in places if not _names_a_road(names.text, m)]


def _names_a_road(text: str, place: Mention) -> bool:
    before = _BEFORE.search(text, max(0, place.start - _REACH), place.start)
    after = _after().match(text, place.end) if before else None
    if before is None or after is None:
        return False
    joined = re.search(_JOINED, before[0].rpartition("the")[2]) or re.match(_JOINED, after[0])
    return joined is not None
