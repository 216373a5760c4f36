"""Sieges that a report tells the end of: "the siege of Timbuktu" of which another sentence says that it was broken.

In:     the drafts of a report, in which places are filled, and the trees of its sentences.
Out:    the drafts; what only names such a siege tells of what was, not of what is.
Never:  a siege of which the report says that it goes on, or that somebody is to break.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.model import Polarity, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene


def with_lifted_sieges(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts, each siege that is only named and was lifted as something that was."""
    lifted = {key for d in drafts if _is_lifting(d) for key in _places(d, scene)}
    going_on = {
        key for d in drafts if _is_siege(d) and not _is_named(d, clauses[d.sentence]) for key in _places(d, scene)
    }
    over = lifted - going_on
    return [
        replace(d, mood=replace(d.mood, status=Status.HAPPENED))
        if d.mood and _is_siege(d) and d.time is None and _places(d, scene) & over
        else d
        for d in drafts
    ]


def _is_lifting(draft: Draft) -> bool:
    mood = draft.mood
    told = mood is not None and mood.status is Status.HAPPENED and mood.polarity is Polarity.ASSERTED
    return told and draft.saying.traits.get("change") == "relieved"


def _is_siege(draft: Draft) -> bool:
    ongoing = draft.mood is not None and draft.mood.status is Status.ONGOING
    return ongoing and draft.saying.traits.get("change") == "besieged"


def _is_named(draft: Draft, clause: Clause) -> bool:
    return clause.tokens[draft.trigger].pos in ("NOUN", "PROPN")


def _places(draft: Draft, scene: Scene) -> set[str]:
    return {scene.place_key(m) for m in scene.named_by(draft.roles.get("place", ()))}
