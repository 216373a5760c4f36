"""What a report tells twice in one breath: "forced the rebels to retreat from A", "has A under its control".

In:     the drafts of a report.
Out:    the same drafts, one for each such pair.
Never:  one of two sentences that tell the same: those are two tellings, and grouped later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.sorts import change_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """One change for "forced the rebels to retreat from X": taken if it is told by whom, else only lost.

    And one for "battled the rebels for control of X", which the verb and the noun tell.
    """
    gone: set[int] = set()
    told = [(i, draft) for i, draft in enumerate(drafts) if change_of(draft)]
    for i, taken in told:
        for j, lost in told:
            both = (change_of(taken), change_of(lost))
            twice = i < j and both == ("contested", "contested") and _same_fight(taken, lost)
            if twice or (both == ("taken", "lost") and _same_loss(taken, lost)):
                gone.add(j if taken.roles.get("actor") else i)
    return [draft for i, draft in enumerate(drafts) if i not in gone]


def without_repeats(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """One holding for "has the city under its control", which the verb and the noun tell in one breath."""
    held = [d for d in drafts if change_of(d) == "held"]
    gone = {id(d) for i, d in enumerate(held) if any(_same_holding(e, d, scene) for e in held[:i])}
    return [d for d in drafts if id(d) not in gone] if gone else list(drafts)


def _same_holding(one: Draft, other: Draft, scene: Scene) -> bool:
    if one.sentence != other.sentence or one.start >= other.end or other.start >= one.end:
        return False
    who, where = ([scene.named_by(d.roles.get(role, ())) for d in (one, other)] for role in ("actor", "place"))
    ours, theirs = ({scene.known.party(m) or m.text.lower() for m in side} for side in who)
    here, there = ({scene.place_key(m) for m in places} for places in where)
    same = one.mood == other.mood and one.part == other.part and here == there
    return same and bool(ours) and ours == theirs


def _same_loss(one: Draft, other: Draft) -> bool:
    same = all(one.roles.get(r, ())[:1] == other.roles.get(r, ())[:1] != () for r in ("place", "against"))
    return same and one.sentence == other.sentence


def _same_fight(one: Draft, other: Draft) -> bool:
    return one.sentence == other.sentence and one.roles.get("place", ()) == other.roles.get("place", ()) != ()
