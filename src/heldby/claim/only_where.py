"""What is a claim only by what else the report tells of its place: "400,000 people live in X" where X is besieged.

In:     the drafts of a report, their places filled.
Out:    the drafts without those of such a rule at a place of which nothing of the kind is told.
Never:  what a claim says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene


def only_where_told(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The drafts, those of a rule with `only_where` at a place only where a claim gives the place that change."""
    kept = []
    for draft in drafts:
        wanted = draft.saying.only_where
        if not wanted or _places(draft, scene) & _told_so(drafts, wanted, scene):
            kept.append(draft)
    return kept


def _told_so(drafts: Sequence[Draft], change: str, scene: Scene) -> set[str]:
    told = [d for d in drafts if d.saying.traits.get("change") == change and d.mood is not None and d.mood.is_so]
    return {key for d in told for key in _places(d, scene)}


def _places(draft: Draft, scene: Scene) -> set[str]:
    return scene.place_keys(draft.roles.get("place", ()))
