"""Sites told to have been damaged or destroyed: of "400 homes were damaged or destroyed" nobody knows how many were.

In:     the drafts of one sentence, its clause.
Out:    the drafts; of two degrees that share their site, the lesser.
Never:  two sites ("destroyed a bridge and damaged a school").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft

_JOINS = frozenset({"or", "and", ",", "/", "badly", "severely", "partially", "completely", "totally", "either"})
_NEAR = 4


def with_the_lesser(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts without what is told destroyed where the same words may have been damaged only."""
    damaged = [d for d in drafts if _degree(d) == "damaged"]
    if not damaged:
        return list(drafts)
    return [d for d in drafts if _degree(d) != "destroyed" or not any(_beside(d, o, clauses) for o in damaged)]


def _degree(draft: Draft) -> str:
    return draft.saying.traits.get("degree", "") if draft.saying.kind == "damage" else ""


def _beside(draft: Draft, other: Draft, clauses: Sequence[Clause]) -> bool:
    if draft.sentence != other.sentence or abs(draft.trigger - other.trigger) > _NEAR:
        return False
    first, last = sorted((draft.trigger, other.trigger))
    between = [t.text.lower() for t in clauses[draft.sentence].tokens[first + 1 : last]]
    sites = {f.text for f in draft.roles.get("site", ())} & {f.text for f in other.roles.get("site", ())}
    return bool(sites) and set(between) <= _JOINS
