"""Control of whole countries is no claim about a place: "Tal Rifaat in Syria" is the town's, "holds Syria" is nobody's.

In:     the drafts of a report with their places, the scene.
Out:    the drafts without a country beside a town, and without those that have nothing but a country.
Never:  a bit of a country ("two-thirds of it"), which somebody may hold.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene


def below_countries(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Leave out control of whole countries: who holds a country is no claim about a place."""
    wide = {(m.start, m.end) for line in scene.mentions for m in line if scene.is_wide(m)}

    def is_wide(draft: Draft) -> bool:
        places = draft.roles.get("place", ())
        return draft.saying.kind == "control" and bool(places) and all((f.start, f.end) in wide for f in places)

    def narrowed(draft: Draft) -> Draft:
        """ "Tal Rifaat in Syria": the town alone."""
        places = draft.roles.get("place", ())
        towns = tuple(f for f in places if (f.start, f.end) not in wide)
        return replace(draft, roles={**draft.roles, "place": towns}) if towns and towns != places else draft

    return [narrowed(draft) for draft in drafts if _is_a_bit(draft) or not is_wide(draft)]


def _is_a_bit(draft: Draft) -> bool:
    """Whether it is told of a bit of its place; who "remained in Syria" is there, and holds no bit one can name."""
    there = draft.part.removeprefix("in ") in {f.text for f in draft.roles.get("place", ())}
    return bool(draft.part) and not (there and "patient" not in draft.saying.roles["place"])
