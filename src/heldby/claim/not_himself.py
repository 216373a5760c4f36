"""Nobody fights himself: whoever is only thought to have done it has not, where it was aimed at him.

In:     the drafts of a report and who is named in it.
Out:    the drafts; violence whose doer no words tell has none, where its target names that very party; nor has it a
        target that was only implied, where its doers are named as that party.
Never:  a doer that the words themselves tell.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.casting import VIOLENT
from heldby.model import Basis, Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_BACK = 2  # sentences
_THEIRS = frozenset({"its", "their", "his", "her"})


def without_self_inflicted(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The drafts, violence without a doer who is its target: "killed in the fighting against IS" is not by IS."""
    violent = {id(d) for d in drafts if d.saying.kind == "event" and d.saying.traits.get("type") in VIOLENT}
    drafts = [_by_another(_on_another(d, scene), scene) if id(d) in violent else d for d in drafts]
    return [_from_another(d, scene) if d.saying.kind == "control" else d for d in drafts]


def _from_another(draft: Draft, scene: Scene) -> Draft:
    """A change of hands without the side that no words tell, where it is the other one's: "taken from the rebels"."""
    actors, losers = draft.roles.get("actor", ()), draft.roles.get("against", ())
    ours, theirs = ({scene.known.party(m) for m in scene.named_by(side)} for side in (actors, losers))
    if not ours or ours != theirs or "" in ours:
        return draft
    told = any(f.basis is Basis.STATED and f.text.lower() not in _THEIRS for f in losers)  # not "took A, its main base"
    guessed = "actor" if told else "against"
    return replace(draft, roles={role: fillers for role, fillers in draft.roles.items() if role != guessed})


def _on_another(draft: Draft, scene: Scene) -> Draft:
    """The draft without a foe whom its own words do not tell and who is one of its doers: "A and B fought"."""
    actors, targets = draft.roles.get("actor", ()), draft.roles.get("target", ())
    if not actors or not targets or any(f.basis is Basis.STATED for f in targets):
        return draft
    ours = {scene.known.party(m) for m in scene.named_by(actors)} - {""}
    theirs = {scene.known.party(m) for m in scene.named_by(targets)} - {""}
    guessed = len(ours) == 1 and all(f.basis is not Basis.STATED for f in actors)
    if guessed or not theirs or not theirs <= ours:
        return draft
    return replace(draft, roles={role: fillers for role, fillers in draft.roles.items() if role != "target"})


def _by_another(draft: Draft, scene: Scene) -> Draft:
    actors, targets = draft.roles.get("actor", ()), draft.roles.get("target", ())
    told = [m for m in scene.named_by(f for f in actors if f.basis is Basis.STATED) if m.kind is MentionKind.ACTOR]
    guessed = bool(actors and targets) and all(m.form == "pronoun" for m in told)
    ours = {scene.known.party(m) for m in scene.named_by(actors)} - {""} if guessed else set()
    if not ours or not ours <= _aimed_at(targets, scene):
        return draft
    other = _other_just_told(draft, ours, scene) if told else ()
    roles = {role: fillers for role, fillers in draft.roles.items() if role != "actor"}
    return replace(draft, roles={**roles, "actor": other} if other else roles)


def _other_just_told(draft: Draft, ours: set[str], scene: Scene) -> tuple[Filler, ...]:
    """ "The army fought the rebels. They attacked the army again": the one other party that was just told of."""
    lines = scene.mentions[max(0, draft.sentence - _BACK) : draft.sentence + 1]
    armed = [m for line in lines for m in line if m.end <= draft.start and m.kind is MentionKind.ACTOR]
    armed = [m for m in armed if scene.known.armed(m) and m.form != "pronoun"]
    others = [m for m in armed if scene.known.party(m) not in {"", *ours}]
    if len({scene.known.party(m) for m in others}) != 1:
        return ()
    last = others[-1]
    return (Filler(start=last.start, end=last.end, text=last.text, basis=Basis.COREFERENT),)


def _aimed_at(targets: Sequence[Filler], scene: Scene) -> set[str]:
    """The parties that the words for a target open with: the army of "army positions in the rebel-held town"."""
    inside = ([m for m in scene.mentions_in(f) if m.kind is MentionKind.ACTOR] for f in targets)
    return {scene.known.party(found[0]) for found in inside if found}
