"""Attempts to get into a place that are over: "tried to infiltrate the town", "foiled an attempt to enter it".

In:     the drafts of a report, with their moods.
Out:    the drafts without the entries and approaches that were only tried.
Never:  a try that goes on ("are trying to enter"), nor one to take a place, which is an aim that may stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft

_COMING = frozenset({"entered", "approached"})
_OVER = frozenset({"VBD", "VBN"})


def without_tries(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts but for "militants tried to infiltrate the town": nobody is told to have come in."""
    return [d for d in drafts if not (_is_coming(d) and _was_tried(d, clauses[d.sentence]))]


def _is_coming(draft: Draft) -> bool:
    return draft.saying.kind == "control" and draft.saying.traits.get("change") in _COMING


def _was_tried(draft: Draft, clause: Clause) -> bool:
    """Whether it hangs by "to" on a try that is told in the past, or on one that somebody foiled."""
    if not any(clause.tokens[k].text.lower() == "to" for k in clause.kids(draft.trigger, "mark")):
        return False
    above = clause.tokens[clause.tokens[draft.trigger].head]
    if clause.lemma(above.index) not in words("en").trying:
        return False
    foiled = draft.mood is not None and draft.mood.is_denied
    return foiled if above.pos == "NOUN" else above.tag in _OVER
