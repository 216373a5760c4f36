"""Whose the jets are that struck: "fighter jets believed to be Russian struck the town".

In:     a `Trigger` that is a verb.
Out:    the actor that its subject is thought to be, whatever the tree made of the participle.
Never:  what is thought of people who only suffer it ("men believed to be Russian were killed").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.claim.in_order import actor_at, word_before
from heldby.lexicon.actor_words import actor_words
from heldby.lexicon.words import words

if TYPE_CHECKING:
    from heldby.claim.trigger import Trigger
    from heldby.model import Mention

_THOUGHT = re.compile(
    r"\b(?P<thing>[\w-]+),?\s+(?:also\s+|widely\s+|(?:which|that)\s+(?:are|were|is|was)\s+)?"
    r"(?:believed|thought|suspected|presumed|assumed|understood|said|reported)\s+to\s+"
    r"(?:be(?:long\s+to)?|have\s+been|come\s+from)\s+(?:the\s+|those\s+of\s+)?\Z",
    re.IGNORECASE,
)
_FIGHTS = frozenset({"aircraft", "forces", "militants", "militias"})


def thought_to_be(trigger: Trigger) -> Mention | None:
    """The actor right before a verb in the active that its subject is "believed to be"."""
    if trigger.pos != "VERB" or "to" not in trigger.clause.lower:
        return None
    found = actor_at(trigger, word_before(trigger, trigger.index - 1))
    told = _THOUGHT.search(trigger.clause.text, trigger.clause.sentence.start, found.start) if found else None
    if told is None:
        return None
    thing = told["thing"].lower()
    armed = thing in words("en").crafts or actor_words().heads.get(thing) in _FIGHTS
    return found if armed else None
