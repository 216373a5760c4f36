"""Who took a place that he is told to hold: "the army also holds Benghazi, captured in 2017".

In:     the drafts of a report, some of a taking that names nobody; the trees of its sentences.
Out:    the same drafts, such a taking by whoever holds the place in the same breath.
Never:  who took it where its own words say ("captured by the militia"), nor of him from whom it was taken.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.model import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Filler


def with_holders_who_took(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Each taking told as what befell a place that somebody is told to hold, as his."""
    held = [d for d in drafts if _is(d, "held") and d.roles.get("actor") and d.mood is not None and d.mood.is_so]
    if not held:
        return list(drafts)
    return [_taken_by(d, held, scene, clauses[d.sentence]) if _is(d, "taken") else d for d in drafts]


def _is(draft: Draft, change: str) -> bool:
    return draft.saying.kind == "control" and draft.saying.traits.get("change") == change


def _taken_by(taken: Draft, held: Sequence[Draft], scene: Scene, clause: Clause) -> Draft:
    if taken.roles.get("actor") or not _befell(clause, taken.trigger):
        return taken
    place = set(taken.roles.get("place", ()))
    same = [d for d in held if d.sentence == taken.sentence and place & set(d.roles.get("place", ()))]
    if len(same) != 1 or _parties(same[0].roles["actor"], scene) & _parties(taken.roles.get("against", ()), scene):
        return taken
    actors = tuple(replace(f, basis=Basis.IMPLIED) for f in same[0].roles["actor"])
    return replace(taken, roles={**taken.roles, "actor": actors})


def _parties(fillers: Sequence[Filler], scene: Scene) -> set[str]:
    return {scene.known.party(m) or m.text.lower() for m in scene.named_by(fillers)}


def _befell(clause: Clause, word: int) -> bool:
    """ "X, captured in 2017," and "X, which was captured in 2017," as told of X."""
    told_of = clause.is_dep(word, "acl") or (clause.is_dep(word, "acl:relcl") and bool(clause.kids(word, "aux:pass")))
    return told_of and clause.tokens[word].tag == "VBN"
