"""Counts that are no strength and no toll: "killed 61 men serving there" counts the dead, "killed three cows" nobody.

In:     the drafts of a report.
Out:    the drafts without the strength of those who are counted as killed or taken in the same sentence, and without
        animals among the victims.
Never:  a count of people that stands by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.draft import Draft

_ANIMALS = frozenset(
    {"cattle", "livestock", "animal", "animals", "cow", "cows", "goat", "goats", "sheep", "camel", "camels"}
    | {"donkey", "donkeys", "horse", "horses", "pig", "pigs", "herd", "herds", "elephant", "elephants", "poultry"}
)


def without_miscounts(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of those that count what they say."""
    lost = {(d.sentence, d.quantity.phrase) for d in drafts if d.saying.kind == "casualty" and d.quantity}
    return [d for d in drafts if not (_is_of_animals(d) or (_is_strength(d) and _count(d) in lost))]


def _is_strength(draft: Draft) -> bool:
    return draft.saying.kind == "indicator" and draft.saying.traits.get("measure") == "fighters"


def _count(draft: Draft) -> tuple[int, str]:
    return draft.sentence, draft.quantity.phrase if draft.quantity else ""


def _is_of_animals(draft: Draft) -> bool:
    """Whether those told to have been killed or taken are animals: "killed several cattle"."""
    victims = draft.roles.get("victims", ()) if draft.saying.kind == "casualty" else ()
    return bool(victims) and all(not _ANIMALS.isdisjoint(f.text.lower().split()[-1:]) for f in victims)
