"""Whose figure it is where its own words do not say: who held what was occupied, who lays the siege told of before.

In:     the drafts of a report, their places and parties filled.
Out:    the drafts; a length without an actor takes it from the change of hands or fight that it measures.
Never:  an actor from more than a few sentences back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.model import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.draft import Draft
    from heldby.model import Filler

_BACK = 3
_RULE, _LASTING = "occupation_length", ("lasting",)
# Measure -> the value a claim near it must have -> the role in it that names whose length is told.
_WHOSE = {
    "occupation_length": {"taken": "against", "relieved": "against", "lost": "against", "held": "actor"},
    "other:siege_length": {"besieged": "actor", "relieved": "against"},
    "other:operation_length": {
        "taken": "actor",
        "entered": "actor",
        "besieged": "actor",
        "battle": "actor",
        "airstrike": "actor",
        "shelling": "actor",
        "bombing": "actor",
    },
}


def with_owners(drafts: Sequence[Draft]) -> list[Draft]:
    """Every draft, lengths with the actor they belong to, and what was held so long with who held it."""
    told = [_without_implied(draft) if _is_long_rule(draft) else draft for draft in drafts]
    ruled = [_owned(draft, told, _RULE) if _is_long_rule(draft) else draft for draft in told]
    return [_owned(draft, ruled, draft.saying.traits.get("measure", "")) for draft in ruled]


def _is_long_rule(draft: Draft) -> bool:
    """ "Ending a ten-month occupation"."""
    return draft.saying.kind == "control" and draft.saying.number == _LASTING


def _without_implied(draft: Draft) -> Draft:
    """The draft without an actor that its own words do not give: who ends a rule is the nearest, and never its own."""
    if all(f.basis is Basis.STATED for f in draft.roles.get("actor", ())):
        return draft
    return replace(draft, roles={role: fillers for role, fillers in draft.roles.items() if role != "actor"})


def _owned(draft: Draft, drafts: Sequence[Draft], measure: str) -> Draft:
    wanted = _WHOSE.get(measure)
    if wanted is None or draft.roles.get("actor"):
        return draft
    near = [d for d in drafts if 0 <= draft.sentence - d.sentence <= _BACK]
    for other in sorted(near, key=lambda d: (draft.sentence - d.sentence, abs(d.start - draft.start))):
        told = other.saying.traits.get("change") or other.saying.traits.get("type") or ""
        found = other.roles.get(wanted[told], ()) if told in wanted else ()
        if found:
            return replace(draft, roles={**draft.roles, "actor": tuple(map(_implied, found))})
    return draft


def _implied(filler: Filler) -> Filler:
    return replace(filler, basis=Basis.IMPLIED)
