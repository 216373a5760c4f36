"""Who came in where somebody left: "the army pulled out of A", and elsewhere "rebels entered A".

In:     the drafts of a report with the sides that their words and the report give them.
Out:    the same drafts; a place that was given up is taken where the report tells of one party that came in.
Never:  a successor where two may be meant, or where who left is told to have come back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.falls import LONG_AGO
from heldby.model import Basis, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_THERE = frozenset({"taken", "entered", "held"})
_MOST = ("most of", "much of", "nearly all", "almost all", "all of", "the whole")


def with_successors(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Make a place that was given up one that was taken by whoever is told to be there now."""
    there = [d for d in drafts if _came_to_be(d) in _THERE and _is_so(d) and d.roles.get("actor") and _is_all(d)]
    return [_with_successor(d, there, scene) if _is_given_up(d, clauses[d.sentence]) else d for d in drafts]


def _came_to_be(draft: Draft) -> str:
    """What changed, as it is told with its actor: "fell to the rebels" is a taking."""
    if draft.saying.kind != "control":
        return ""
    swapped = draft.saying.swap if draft.roles.get("actor") else ""
    return swapped or draft.saying.traits.get("change", "")


def _is_all(draft: Draft) -> bool:
    """Whether the whole of a place is meant, or what the others left of it: "now controls most of the city"."""
    return not draft.part or draft.part.lower().startswith(_MOST)


def _is_given_up(draft: Draft, clause: Clause) -> bool:
    """Whether somebody is told to have left or lost a place, and not to whom; "since they left" others have held it."""
    if any(clause.tokens[k].text.lower() == "since" for k in clause.kids(draft.trigger, "mark")):
        return False
    told = draft.roles.get("against") and not draft.roles.get("actor") and not draft.part
    return _came_to_be(draft) == "lost" and bool(told) and _is_so(draft)


def _with_successor(lost: Draft, there: Sequence[Draft], scene: Scene) -> Draft:
    """The draft as a taking by the one party that came in; as it is where the loser had taken the place himself."""
    here = scene.place_keys(lost.roles.get("place", ()))
    losers = _parties(lost, "against", scene)
    told = [d for d in there if here & scene.place_keys(d.roles.get("place", ()))]
    told = [d for d in told if _came_to_be(d) != "held" or d.start > lost.start]
    theirs = [d for d in told if losers & _parties(d, "actor", scene) and not _is_from_before(d, lost, scene)]
    others = [d for d in told if not losers & _parties(d, "actor", scene) and _follows(d, lost, losers, scene)]
    if theirs:
        others = [d for d in others if d.again and d.start > theirs[-1].start]
    parties = {party for d in others for party in _parties(d, "actor", scene)}
    if not losers or len(parties) != 1:
        return lost
    traits = {**lost.saying.traits, "change": "taken"}
    actors = tuple(replace(f, basis=Basis.IMPLIED) for f in others[0].roles["actor"])
    return replace(lost, saying=replace(lost.saying, traits=traits), roles={**lost.roles, "actor": actors})


def _is_from_before(theirs: Draft, lost: Draft, scene: Scene) -> bool:
    """Whether what the loser is told to have had was his before: "their last stronghold", "took it in May"."""
    return theirs.saying.passing or _is_older(theirs, lost, scene)


def _is_older(draft: Draft, lost: Draft, scene: Scene) -> bool:
    then = _values(draft, scene)
    return any(LONG_AGO.match(value) for value in then) and not set(then) & set(_values(lost, scene))


def _follows(coming: Draft, lost: Draft, losers: set[str], scene: Scene) -> bool:
    """Whether who came in did so when they left: not long ago, and not against some who had come in between."""
    foes = _parties(coming, "against", scene)
    return not _is_older(coming, lost, scene) and (not foes or bool(foes & losers))


def _parties(draft: Draft, role: str, scene: Scene) -> set[str]:
    named = scene.named_by(draft.roles.get(role, ()))
    return {scene.known.party(m) or m.text.lower() for m in named}


def _values(draft: Draft, scene: Scene) -> list[str]:
    """The times that its sentence tells."""
    return [m.value for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME]


def _is_so(draft: Draft) -> bool:
    return draft.mood is not None and draft.mood.is_so
