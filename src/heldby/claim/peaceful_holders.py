"""Who has a place and holds none: an aid organisation with a base in a town, a camp that the UN runs.

In:     the drafts of a report, with the roles that their own words tell, and what is known of who is named.
Out:    the drafts without those whose only holder bears no arms.
Never:  one whose holder the words leave open, to be told by the report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene


def without_peaceful_holders(drafts: Iterable[Draft], scene: Scene) -> list[Draft]:
    """The drafts; nobody holds a place who could not defend it."""
    return [draft for draft in drafts if not _is_held_in_peace(draft, scene)]


def _is_held_in_peace(draft: Draft, scene: Scene) -> bool:
    if draft.saying.kind != "control" or draft.saying.traits.get("change") != "held":
        return False
    named = [m for m in scene.named_by(draft.roles.get("actor", ())) if m.kind is MentionKind.ACTOR]
    return bool(named) and all(map(scene.known.unarmed, named))
