"""What a report tells the end of: "the siege of Timbuktu" that was broken, "ending ten months of Boko Haram rule".

In:     the drafts of a report, in which places are filled, and the trees of its sentences.
Out:    the drafts; what only names such a siege or rule tells of what was, not of what is.
Never:  a siege of which the report says that it goes on, or that somebody is to break; a rule that is to end.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_STEPS = 3  # words between a rule and what ended it: "ended TEN MONTHS of OCCUPATION by A"


def with_lifted_sieges(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts, each siege that is only named and was lifted, and each rule that was ended, as something that was."""
    lifted = {key for d in drafts if _is_lifting(d) for key in _places(d, scene)}
    going_on = {
        key for d in drafts if _is_siege(d) and not _is_named(d, clauses[d.sentence]) for key in _places(d, scene)
    }
    over = lifted - going_on

    def is_over(draft: Draft) -> bool:
        if _is_siege(draft):
            return draft.time is None and bool(_places(draft, scene) & over)
        return _is_ended_rule(draft, clauses[draft.sentence])

    return [
        replace(d, mood=replace(d.mood, status=Status.HAPPENED), time=None) if d.mood and is_over(d) else d
        for d in drafts
    ]


def _is_ended_rule(draft: Draft, clause: Clause) -> bool:
    """ "Ended ten months of Boko Haram rule", "their occupation ended in March": a rule that is no more."""
    denied = draft.mood is not None and draft.mood.is_denied
    if draft.saying.traits.get("change") != "held" or not _is_named(draft, clause) or denied:
        return False
    word = draft.trigger
    for _step in range(_STEPS):
        if not clause.is_dep(word, "nmod", "obj", "nsubj", "nsubj:pass"):
            return False
        word = clause.tokens[word].head
        if clause.tokens[word].pos == "VERB":
            return clause.lemma(word) in words("en").ending and not _is_to_come(clause, word)
    return False


def _is_to_come(clause: Clause, verb: int) -> bool:
    """ "To end their rule", "will end": it is to be."""
    return bool(clause.kids(verb, "mark")) or any(clause.tokens[k].tag == "MD" for k in clause.kids(verb, "aux"))


def _is_lifting(draft: Draft) -> bool:
    mood = draft.mood
    told = mood is not None and mood.status is Status.HAPPENED and not mood.is_denied
    return told and draft.saying.traits.get("change") == "relieved"


def _is_siege(draft: Draft) -> bool:
    ongoing = draft.mood is not None and draft.mood.status is Status.ONGOING
    return ongoing and draft.saying.traits.get("change") == "besieged"


def _is_named(draft: Draft, clause: Clause) -> bool:
    return clause.tokens[draft.trigger].pos in ("NOUN", "PROPN")


def _places(draft: Draft, scene: Scene) -> set[str]:
    return scene.place_keys(draft.roles.get("place", ()))
