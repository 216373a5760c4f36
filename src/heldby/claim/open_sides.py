"""Who did it to whom where the words of a sentence leave it open: filled from what the report tells of the place.

In:     the drafts of a report with their places, its mentions, who is credited with each.
Out:    drafts with open sides filled, marked implied; pronouns that nobody could tell left out.
Never:  a side when two are as likely: then it stays open.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from heldby.claim.casting import VIOLENT
from heldby.claim.discourse import is_violent
from heldby.claim.falls import (
    with_ended_holdings,
    with_former_holders,
    with_leavers,
    with_retakers,
    with_victors,
)
from heldby.claim.joint import with_all_of_them
from heldby.claim.ledger import Ledger
from heldby.claim.twice_told import without_doubles
from heldby.lexicon.words import words
from heldby.model import Filler, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_WE = "sort=we"
_MEN_OF_A_PRONOUN = tuple(
    f"sort={sort} det={whose} "
    for sort in ("forces", "militants", "militias")
    for whose in ("his", "her", "its", "their")
)
_WHO = frozenset({"actor", "against", "target", "helped_by"})


def with_parties(drafts: Sequence[Draft], scene: Scene, speakers: Callable[[Draft], Sequence[Filler]]) -> list[Draft]:
    """Fill open sides of a change of hands, or of a battle, from what the report tells of the place and the war."""
    open_ended = [_without_open_pronouns(draft, scene) for draft in with_all_of_them(without_doubles(drafts), scene)]
    open_ended = with_former_holders([d for d in open_ended if not _is_nobodys_flight(d)], scene)
    open_ended = with_ended_holdings(open_ended, scene)
    open_ended = with_retakers(with_leavers(open_ended, scene), scene)
    ledger = Ledger.of(open_ended, scene, speakers)
    told = ledger.all_completed(open_ended)
    fallen = zip(told, with_victors(told, scene), strict=True)
    filled = [after if after is before else ledger.completed(after) for before, after in fallen]
    return [_without_bare_pronouns(_without(draft, partial(_is_us, scene=scene)), scene) for draft in filled]


def _without_bare_pronouns(draft: Draft, scene: Scene) -> Draft:
    """The draft without an "it" or "they" for whoever did or suffered it: nobody can tell who that is."""

    def is_bare(filler: Filler) -> bool:
        named = [m for m in scene.named_by((filler,)) if m.kind is not MentionKind.PLACE]
        return filler.text.lower() in words("en").bare_pronouns and not any(map(scene.known.party, named))

    roles = {
        role: tuple(f for f in fillers if role not in _WHO or not is_bare(f)) for role, fillers in draft.roles.items()
    }
    return replace(draft, roles={r: f for r, f in roles.items() if f}) if roles != draft.roles else draft


def _is_nobodys_flight(draft: Draft) -> bool:
    """Whether nobody can tell who left ("they were fleeing the town"): most who flee are no force that withdraws."""
    fled = draft.saying.traits.get("type") == "withdrawal" and "actor" in draft.saying.needs
    return fled and not draft.roles.get("actor")


def _without_open_pronouns(draft: Draft, scene: Scene) -> Draft:
    """A draft without a "they" that nobody could tell, and without who only tells of it: open, to be filled."""
    if draft.saying.kind not in ("control", "event") or _is_of_men_who_left(draft, scene):
        return draft
    is_nobody = _is_open if _may_be_told_of(draft) else _is_open_or_voice
    if is_violent(draft) or draft.saying.kind == "control":
        is_nobody = _cannot_have_done_it
    return _without(draft, partial(is_nobody, scene=scene))


def _is_of_men_who_left(draft: Draft, scene: Scene) -> bool:
    """Whether "its troops" withdrew: a force did, whosever it is."""
    left = draft.saying.traits.get("type") == "withdrawal"
    return left and any(m.value.startswith(_MEN_OF_A_PRONOUN) for m in scene.named_by(draft.roles.get("actor", ())))


def _without(draft: Draft, is_nobody: Callable[[Filler], bool]) -> Draft:
    roles = {
        role: tuple(f for f in fillers if role not in ("actor", "against") or not is_nobody(f))
        for role, fillers in draft.roles.items()
    }
    return (
        draft if roles == draft.roles else replace(draft, roles={r: fillers for r, fillers in roles.items() if fillers})
    )


def _is_us(filler: Filler, scene: Scene) -> bool:
    """Whether it is a "we" of whoever may be speaking: not to be filled by the sides that the report tells of."""
    named = [m for m in scene.named_by((filler,)) if m.kind is MentionKind.ACTOR]
    return bool(named) and all(m.value.startswith(_WE) and not scene.known.party(m) for m in named)


def _may_be_told_of(draft: Draft) -> bool:
    """Whether monitors and outlets may do it: they hold talks and bring aid, but take no towns."""
    return draft.saying.kind == "event" and draft.saying.traits.get("type") not in VIOLENT


def _is_open(filler: Filler, scene: Scene) -> bool:
    """Whether it is a pronoun that nobody could tell."""
    named = [m for m in scene.named_by((filler,)) if m.kind is MentionKind.ACTOR]
    return bool(named) and all(_names_nobody(m) and not scene.known.party(m) for m in named)


def _names_nobody(mention: Mention) -> bool:
    """ "They"; "their Syrian allies" in Syria, who may be anybody there; "his men", of whomever he leads."""
    if mention.form == "pronoun":
        return not mention.value.startswith(_WE)
    return mention.value.startswith(("sort=allies nation=", *_MEN_OF_A_PRONOUN))


def _is_open_or_voice(filler: Filler, scene: Scene) -> bool:
    named = [m for m in scene.named_by((filler,)) if m.kind is MentionKind.ACTOR]
    return _is_open(filler, scene) or (bool(named) and all(scene.known.voice(m) for m in named))


def _cannot_have_done_it(filler: Filler, scene: Scene) -> bool:
    """ "MSF accused the army of an attack in its report": no aid organisation struck anybody."""
    named = [m for m in scene.named_by((filler,)) if m.kind is MentionKind.ACTOR]
    return _is_open_or_voice(filler, scene) or (bool(named) and all(scene.known.unarmed(m) for m in named))
