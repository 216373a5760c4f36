"""Changes of hands told by one side only, whose other stands beside: "Palmyra falls", "took the rebel stronghold X".

In:     the drafts of a report, their roles filled as far as sentence and report allow.
Out:    the same drafts; a bare fall takes both sides of the taking of that place that is told nearest to it.
Never:  a victor for a withdrawal, or one that nobody in the report is said to be.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.model import Basis, Filler, Polarity, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_REAL = frozenset({Status.HAPPENED, Status.ONGOING})


def with_victors(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Fill the falls that name neither side."""
    takings = [d for d in drafts if _is_taking(d)]
    return [_with_victor(d, takings, scene) if _is_bare_fall(d) else d for d in drafts]


def with_former_holders(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """ "Took the rebel-held town of X", "the ISIS stronghold X was captured": whoever held it so is who lost it."""
    held = [d for d in drafts if d.saying.passing and d.saying.traits.get("change") == "held" and not d.part]
    return [_with_holder(d, held, scene) if _change(d) == "taken" and not d.roles.get("against") else d for d in drafts]


def _with_holder(taken: Draft, held: Sequence[Draft], scene: Scene) -> Draft:
    mine = _parties(taken, scene)
    for one in held:
        same = one.sentence == taken.sentence and one.roles.get("place") == taken.roles.get("place")
        beside = taken.start <= one.end and one.start <= taken.end
        if same and beside and not mine & _parties(one, scene):
            return replace(taken, roles={**taken.roles, "against": one.roles["actor"]})
    return taken


def _parties(draft: Draft, scene: Scene) -> set[str]:
    named = scene.named_by(draft.roles.get("actor", ()))
    return {scene.known.party(m) or m.text.lower() for m in named}


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """One change for "forced the rebels to retreat from X": taken if it is told by whom, else only lost.

    And one for "battled the rebels for control of X", which the verb and the noun tell.
    """
    gone: set[int] = set()
    told = [(i, draft) for i, draft in enumerate(drafts) if _change(draft)]
    for i, taken in told:
        for j, lost in told:
            both = (_change(taken), _change(lost))
            twice = i < j and both == ("contested", "contested") and _same_fight(taken, lost)
            if twice or (both == ("taken", "lost") and _same_loss(taken, lost)):
                gone.add(j if taken.roles.get("actor") else i)
    return [draft for i, draft in enumerate(drafts) if i not in gone]


def _change(draft: Draft) -> str:
    return draft.saying.traits.get("change", "") if draft.saying.kind == "control" else ""


def _same_loss(one: Draft, other: Draft) -> bool:
    same = all(one.roles.get(r, ())[:1] == other.roles.get(r, ())[:1] != () for r in ("place", "against"))
    return same and one.sentence == other.sentence


def _same_fight(one: Draft, other: Draft) -> bool:
    return one.sentence == other.sentence and one.roles.get("place", ()) == other.roles.get("place", ()) != ()


def _is_taking(draft: Draft) -> bool:
    told = draft.mood is not None and draft.mood.status in _REAL and draft.mood.polarity is Polarity.ASSERTED
    taken = draft.saying.kind == "control" and draft.saying.traits.get("change") == "taken"
    return taken and told and not draft.part and bool(draft.roles.get("actor"))


def _is_bare_fall(draft: Draft) -> bool:
    lost = draft.saying.traits.get("change") == "lost" and bool(draft.saying.swap)
    return lost and not draft.part and not draft.roles.get("actor") and not draft.roles.get("against")


def _with_victor(fall: Draft, takings: Sequence[Draft], scene: Scene) -> Draft:
    here = _places(fall, scene)
    near = [(abs(t.sentence - fall.sentence), t.start, t) for t in takings if here & _places(t, scene)]
    if not near:
        return fall
    taking = min(near, key=lambda n: n[:2])[2]
    sides = {role: _implied(taking.roles[role]) for role in ("actor", "against") if taking.roles.get(role)}
    return replace(fall, roles={**fall.roles, **sides})


def _implied(fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    return tuple(replace(f, basis=Basis.IMPLIED) for f in fillers)


def _places(draft: Draft, scene: Scene) -> set[str]:
    return {scene.place_key(m) for m in scene.named_by(draft.roles.get("place", ()))}
