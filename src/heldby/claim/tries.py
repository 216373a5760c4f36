"""What is tried: "tried to infiltrate the town", "foiled an attempt to storm it", "attempts to repel the offensive".

In:     the drafts of a report, with their moods.
Out:    the drafts without the entries and approaches that were only tried, and with the battles that a try was.
Never:  a try that goes on ("are trying to enter"), nor one to take a place, which is an aim that may stand.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import Polarity, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft

_COMING = frozenset({"entered", "approached"})
_OVER, _NOW = frozenset({"VBD", "VBN"}), frozenset({"VBP", "VBZ"})
_ARE = frozenset({"is", "are", "been"})


def without_tries(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts but for "militants tried to infiltrate the town": nobody is told to have come in."""
    return [d for d in drafts if not (_is_coming(d) and _was_tried(d, clauses[d.sentence]))]


def fought(draft: Draft, clause: Clause) -> Draft:
    """ "Threw back an attempt to storm the town", "attempts to repel them": who tries to storm or to repel fights."""
    told = draft.mood
    if told is None or draft.saying.traits.get("type") != "battle" or told.status is not Status.PLANNED:
        return draft
    tried = _try_of(draft.trigger, clause)
    if tried is None:
        return draft
    token = clause.tokens[tried]
    doing = token.tag == "VBG" and any(clause.tokens[k].text.lower() in _ARE for k in clause.kids(tried, "aux"))
    if token.pos != "NOUN" and token.tag not in _OVER | _NOW and not doing:
        return draft  # "will try to storm it"
    status = Status.ONGOING if doing or token.tag in _NOW else Status.HAPPENED
    return replace(draft, mood=replace(told, status=status, polarity=Polarity.ASSERTED))


def is_past_try(draft: Draft, clause: Clause) -> bool:
    """Whether what was tried is over, so that the day beside it is of the try: "tried to take the town on Monday"."""
    tried = _try_of(draft.trigger, clause)
    return tried is not None and (clause.tokens[tried].pos == "NOUN" or clause.tokens[tried].tag in _OVER)


def _try_of(trigger: int, clause: Clause) -> int | None:
    """The word that tells of a try, of which a trigger tells the aim behind "to"."""
    if not any(clause.tokens[k].text.lower() == "to" for k in clause.kids(trigger, "mark")):
        return None
    above = clause.tokens[trigger].head
    return above if clause.lemma(above) in words("en").trying else None


def _is_coming(draft: Draft) -> bool:
    return draft.saying.kind == "control" and draft.saying.traits.get("change") in _COMING


def _was_tried(draft: Draft, clause: Clause) -> bool:
    """Whether it hangs by "to" on a try that is told in the past, or on one that somebody foiled."""
    tried = _try_of(draft.trigger, clause)
    if tried is None:
        return False
    above = clause.tokens[tried]
    foiled = draft.mood is not None and draft.mood.is_denied
    return foiled if above.pos == "NOUN" else above.tag in _OVER
