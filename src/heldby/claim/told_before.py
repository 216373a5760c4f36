"""Changes that take up one told before: "the siege was broken", "drove them out", "were beaten back".

In:     a draft without a place, the drafts before it.
Out:    the draft at the place of the change, or of the fight, that it takes up; None where it takes up none.
Never:  the place of another fight than that of those who were beaten back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.model import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.lexicon.words import Words

_NEAR = 4
_FIGHTS = frozenset({"battle", "attack"})
_STEPS_TOWARDS = frozenset({"approached", "entered"})
_STILL_THERE = 1  # sentences after a fight in which those who are thrown out are thrown out of where it was


def with_echo(draft: Draft, before: Sequence[Draft], small: Words, clause: Clause) -> Draft | None:
    """A draft that takes up a change told before: "the siege was broken", "ousted the last defenders"; else None."""
    if "place" in draft.roles or draft.saying.kind != "control":
        return None
    if draft.open_place is None:
        if "place" in draft.saying.needs or not _takes_up(draft, small, clause):
            return None
        return _told_before(draft, [d for d in before if not d.part or d.sentence == draft.sentence])
    changes = small.echoes.get(draft.open_place.text.lower(), frozenset())
    told = _told_before(draft, [d for d in before if d.saying.traits.get("change") in changes])
    return told or (draft if changes else None)


def _takes_up(draft: Draft, small: Words, clause: Clause) -> bool:
    """Whether those who are driven out are some who were told of: not "rebel forces" of a plan to expel them."""
    if draft.mood is None or draft.mood.status.is_real:
        return True
    if draft.saying.traits.get("change") == "held":
        return False  # who means to repel an attack does not hold the town yet
    after = {t.text.lower() for t in clause.tokens[draft.trigger + 1 : draft.trigger + _NEAR]}
    return bool(after & (small.definite | small.left_over | {"them", "out"}))


def _told_before(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The draft at the one place of the last change of hands, or fight, if somebody beat off an attack."""
    change, needs = draft.saying.traits.get("change"), draft.saying.needs
    thrown_back = change == "held" and "against" in needs  # "were beaten back", from what they had come for
    thrown_out = change == "taken" and "against" in needs
    beaten_off = change == "held" and ("actor" in needs or thrown_back)
    for other in reversed(before):
        if other.trigger == draft.trigger and other.sentence == draft.sentence:
            continue
        near = draft.sentence - other.sentence <= _STILL_THERE
        fought = other.saying.traits.get("type") in _FIGHTS and (beaten_off or thrown_out)
        if (thrown_back or (thrown_out and fought)) and not (near and (fought or _is_come_for(other))):
            continue
        if thrown_back and not _are_who_came(draft, other):
            continue
        place = other.roles.get("place", ()) if other.saying.kind == "control" or fought else ()
        if len(place) == 1:
            roles = {**draft.roles, "place": (replace(place[0], basis=Basis.IMPLIED),)}
            return replace(draft, roles=roles, part=other.part)
    return None


def _are_who_came(draft: Draft, other: Draft) -> bool:
    """Whether those beaten back are told by the words of who came, or as some just told of: "they", "the fighters"."""
    came = {f.text for f in other.roles.get("actor", ())}
    return any(f.text in came or f.text[0].islower() for f in draft.roles.get("against", ()))


def _is_come_for(draft: Draft) -> bool:
    """Whether somebody nears, enters or means to take a place."""
    meant = draft.mood is not None and not draft.mood.status.is_real
    return draft.saying.kind == "control" and (meant or draft.saying.traits.get("change") in _STEPS_TOWARDS)
