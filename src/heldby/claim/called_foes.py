"""Whose a "terrorist attack" is: of those whom the report calls terrorists, where it speaks of them and names none.

In:     the drafts of a report with who did what, its sentences and who is named in them.
Out:    the drafts; an attack that a word such as "terrorist" describes is by those who are called so nearest to it.
Never:  a doer whom the words of the claim name or who was told of before it; nor terrorists who are
        not told to strike anybody.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.casting import VIOLENT
from heldby.lexicon.words import words
from heldby.model import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Filler


def with_called_foes(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Drafts with each attack called so by those called so; "terrorist shelling" is by no party named elsewhere."""
    if not any(word in scene.text.lower() for word in words("en").called_foes):
        return list(drafts)
    called = _called(drafts, scene)
    struck = _struck(drafts, scene) if called else set()
    return [_by_those(draft, called, struck, scene, clauses) for draft in drafts] if called else list(drafts)


def _is_attack(draft: Draft) -> bool:
    return draft.saying.kind == "event" and draft.saying.traits.get("type") in VIOLENT


def _own(draft: Draft) -> list[Filler]:
    """Who is told by a claim's own words to have done it."""
    return [f for f in draft.roles.get("actor", ()) if f.basis is Basis.STATED]


def _called(drafts: Sequence[Draft], scene: Scene) -> list[tuple[str, Filler]]:
    """Who attacks, is called so by a noun and is nobody that the report names: "terrorists", "terrorist groups"."""
    doers = (f for draft in drafts if _is_attack(draft) for f in _own(draft) if f.text[-1:] == "s")
    return [
        (word, f)
        for f in doers
        for word in words("en").called_foes
        if f.text.lower().startswith(word) and not any(map(scene.known.party, scene.named_by((f,))))
    ]


def _struck(drafts: Sequence[Draft], scene: Scene) -> set[tuple[str, str]]:
    """Each party that the report names with the places which it is told to attack."""
    return {
        (party, place)
        for draft in drafts
        if _is_attack(draft)
        for party in map(scene.known.party, scene.named_by(_own(draft)))
        for place in scene.place_keys(draft.roles.get("place", ()))
        if party
    }


def _by_those(
    draft: Draft,
    called: Sequence[tuple[str, Filler]],
    struck: set[tuple[str, str]],
    scene: Scene,
    clauses: Sequence[Clause],
) -> Draft:
    if not _is_attack(draft) or any(f.start < draft.end for f in draft.roles.get("actor", ())):
        return draft  # its own words name who, or what was told before leads to him
    told = _describing(draft.trigger, clauses[draft.sentence])
    near = min((f for word, f in called if word in told), key=lambda f: abs(f.start - draft.start), default=None)
    places = scene.place_keys(draft.roles.get("place", ()))
    parties = map(scene.known.party, scene.named_by(draft.roles.get("actor", ())))
    if near is None or any((party, place) in struck for party in parties for place in places):
        return draft
    return replace(draft, roles={**draft.roles, "actor": (replace(near, basis=Basis.COREFERENT),)})


def _describing(trigger: int, clause: Clause) -> set[str]:
    """What describes an act, or the act that a verb tells of: "a terrorist attack that hit the market"."""
    token = clause.tokens[trigger]
    acts = [trigger, *clause.kids(trigger, "nsubj", "nsubj:pass")]
    acts += [token.head] if token.dep in ("acl", "acl:relcl") else []
    below = [k for act in acts for k in clause.kids(act, "amod", "compound", "nmod:desc")]
    further = [k for word in below for k in clause.kids(word, "amod", "compound", "nmod:desc")]
    return {clause.tokens[k].text.lower() for k in (*below, *further)}
