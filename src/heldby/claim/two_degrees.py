"""Sites told to have been damaged or destroyed: of "400 homes were damaged or destroyed" nobody knows how many were.

In:     the drafts of a report, its clauses.
Out:    the drafts; of two degrees that share their site, the lesser.
Never:  two sites ("destroyed a bridge and damaged a school").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft

_JOINS = frozenset({"or", "and", ",", "/", "badly", "severely", "partially", "completely", "totally", "either"})
_DAMAGED = frozenset({"damage", "damaged", "damages", "damaging"})
_NEAR = 4


def with_the_lesser(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts; what is told destroyed in the same words as damaged is told damaged, and once."""
    joined = {id(d): _damaged_beside(d, clauses[d.sentence]) for d in drafts if _degree(d) == "destroyed"}
    if not any(at is not None for at in joined.values()):
        return list(drafts)
    told = {(d.sentence, d.trigger) for d in drafts if _degree(d) == "damaged" and d.roles.get("site")}
    kept = [d for d in drafts if joined.get(id(d)) is None or (d.sentence, joined[id(d)]) not in told]
    return [d if joined.get(id(d)) is None else _lesser(d) for d in kept]


def _degree(draft: Draft) -> str:
    return draft.saying.traits.get("degree", "") if draft.saying.kind == "damage" else ""


def _damaged_beside(draft: Draft, clause: Clause) -> int | None:
    """The word that says "damaged" in one breath with the trigger; None where another site stands between."""
    for token in clause.tokens[max(0, draft.trigger - _NEAR) : draft.trigger + _NEAR + 1]:
        if token.text.lower() in _DAMAGED:
            first, last = sorted((draft.trigger, token.index))
            if {t.text.lower() for t in clause.tokens[first + 1 : last]} <= _JOINS:
                return token.index
    return None


def _lesser(draft: Draft) -> Draft:
    return replace(draft, saying=replace(draft.saying, traits={**draft.saying.traits, "degree": "damaged"}))
