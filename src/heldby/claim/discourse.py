"""What the report has told so far: where we are, who fights whom, when, so that open roles can be filled.

In:     the drafts of a report in order, its mentions, who belongs to whom.
Out:    drafts with open places, opponents and times filled from elsewhere, marked coreferent or implied.
Never:  a filler when two are as likely: then the role stays open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.ledger import Ledger
from heldby.claim.scene import Scene, is_place
from heldby.model import Basis, Filler, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from heldby.claim.draft import Draft

def with_places(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Fill open places: a stand-in ("the city") from the last place told of, an event's missing place likewise."""
    return [_with_place(draft, scene) for draft in drafts]


def _with_place(draft: Draft, scene: Scene) -> Draft:
    if "place" in draft.roles or "place" not in draft.saying.roles:
        return draft
    needed = "place" in draft.saying.needs
    offset = draft.open_place.start if draft.open_place else draft.start
    found = scene.place_before(draft.sentence, offset) or _place_after(draft, scene)
    if found is None and not needed:
        found = scene.main_place()
    if found is None:
        return draft
    basis = Basis.COREFERENT if draft.open_place else Basis.IMPLIED
    return replace(draft, roles={**draft.roles, "place": (_found(found, basis),)})


def _place_after(draft: Draft, scene: Scene) -> Mention | None:
    here = [
        m
        for m in scene.mentions[draft.sentence]
        if m.kind is MentionKind.PLACE and m.start >= draft.end and is_place(m)
    ]
    return here[0] if here else None


def _found(mention: Mention, basis: Basis) -> Filler:
    return Filler(start=mention.start, end=mention.end, text=mention.text, basis=basis)


def with_parties(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Fill open sides of a change of hands, or of a battle, from what the report tells of the place and the war."""
    ledger = Ledger.of(drafts, scene)
    return [ledger.completed(draft) for draft in drafts]


def with_times(drafts: Sequence[Draft], scene: Scene, usable: Callable[[Mention], bool]) -> list[Draft]:
    """Give each draft without a date the phrase of its own sentence, if it has just one that dates it."""
    return [draft if draft.time else _with_time(draft, scene, usable) for draft in drafts]


def _with_time(draft: Draft, scene: Scene, usable: Callable[[Mention], bool]) -> Draft:
    times = [m for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME and usable(m)]
    if not times:
        return draft
    nearest = min(times, key=lambda m: (_gap(m, draft), m.start))
    return replace(draft, time=Filler(start=nearest.start, end=nearest.end, text=nearest.text))


def _gap(mention: Mention, draft: Draft) -> int:
    if mention.start < draft.end and draft.start < mention.end:
        return 0
    return min(abs(mention.start - draft.end), abs(draft.start - mention.end))
