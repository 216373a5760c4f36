"""All who are told to stand on the sides of a "between", whichever of them the tree has.

In:     the actors that the tree gives for "between", the names of the sentence.
Out:    them, with those that the words list before and after them.
Never:  a party of another preposition.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.claim.filling import Names, named
from heldby.claim.listing import rest_of_list
from heldby.model import Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.trigger import Trigger

_ON_ONE_SIDE = re.compile(r",?\s+on\s+(?:the\s+)?one\s+(?:side|hand),?\s+and\s+(?:the\s+)?", re.IGNORECASE)
_OPENS = re.compile(r"\b(?:between|among)\s+(?:the\s+)?(?:[a-z-]+\s+)?\Z", re.IGNORECASE)
_BETWEEN = frozenset({"between", "among", "amongst"})
_MEETINGS = frozenset({"talks", "agreement"})
_REACH = 40  # characters
_SIDES = 10  # words


def both_sides(names: Names, path: str, found: Sequence[Mention]) -> Sequence[Mention]:
    """ "Between A, B and C" names three, also where the parser took C for the start of another clause, or lost A."""
    if not found or not path.endswith(("between", "among")):
        return found
    found = _from_first(names, found)
    here = (*found, *rest_of_list(names, found[-1]))
    across = _across(names, here[-1])
    return (*here, across, *rest_of_list(names, across)) if across else here


def who_meets(trigger: Trigger) -> Sequence[Mention]:
    """Who talks or agrees with somebody: "the government signed a deal with the rebels" is one of both."""
    if trigger.saying.traits.get("type") not in _MEETINGS:
        return ()
    heads = next((h for name in ("poss", "light_agent", "agent") if (h := trigger.arguments.get(name))), [])
    return named(trigger.clause, trigger.names, heads, "actor")


def stands_between(clause: Clause, start: int) -> bool:
    """Whether words are one side of a "between": "fighting between A and B killed ten" names no killer."""
    before = [t for t in clause.tokens if t.end <= start][-_SIDES:]
    for token in reversed(before):
        if token.text.lower() in _BETWEEN:
            return True
        if token.pos in ("VERB", "AUX", "SCONJ") or token.text in (".", ";"):
            return False
    return False


def _from_first(names: Names, found: Sequence[Mention]) -> Sequence[Mention]:
    """ "Between the Houthis and government forces", read as forces of both: the Houthis too."""
    if found[0].kind is not MentionKind.ACTOR:
        return found
    before = [m for m in names.mentions if m.kind is MentionKind.ACTOR and m.end <= found[0].start]
    first = next((m for m in before if _OPENS.search(names.text, max(0, m.start - _REACH), m.start)), None)
    if first is None:
        return found
    listed = [first, *rest_of_list(names, first)]
    return (*listed[: listed.index(found[0])], *found) if found[0] in listed else found


def _across(names: Names, last: Mention) -> Mention | None:
    """ "Between A and B on one side and C on the other": C."""
    parted = _ON_ONE_SIDE.match(names.text, last.end)
    return names.at(MentionKind.ACTOR, parted.end(), parted.end() + 1) if parted else None
