"""What was damaged where only a place is told of: "the shelling of the town caused much damage", "it suffered damage".

In:     the drafts of a report, their places filled.
Out:    the drafts of damage, the place standing for the site that no word tells; without a place, none.
Never:  another site than the place itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.model import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heldby.claim.draft import Draft

_ANYTHING = frozenset({"it", "this", "that"})
_UNTOLD = frozenset({"it", "its", "them", "they", "themselves"})


def with_damaged_places(drafts: Iterable[Draft]) -> list[Draft]:
    """Every draft; of damage, with its place as the site where no site is told, or a mere "it"."""
    found = (_sited(draft) if draft.saying.kind == "damage" else draft for draft in drafts)
    return [draft for draft in found if draft.saying.kind != "damage" or _is_told(draft)]


def _is_told(draft: Draft) -> bool:
    """Whether a site is told, and not only "them"."""
    return any(f.text.lower() not in _UNTOLD for f in draft.roles.get("site", ()))


def _sited(draft: Draft) -> Draft:
    told, places = draft.roles.get("site", ()), draft.roles.get("place", ())
    if not places or not all(f.text.lower() in _ANYTHING for f in told):
        return draft
    return replace(draft, roles={**draft.roles, "site": tuple(replace(f, basis=Basis.IMPLIED) for f in places)})
