"""Where places lie: which town one is a part of, and whether anybody can hold it as one.

In:     place ids and the gazetteer.
Out:    `Land`.
Never:  a guess by coordinates: a part is one whose row says so.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from heldby.gazetteer.composed import DIRECTIONS, PART
from heldby.model.knowledge import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heldby.model.ports import Gazetteer
    from heldby.state.settings import Settings

_TOWNS = frozenset((PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE))


class Land:
    """What the gazetteer says of places: which town one is a part of, and whether anybody can hold it."""

    def __init__(self, gazetteer: Gazetteer, settings: Settings) -> None:
        self._gazetteer, self._settings = gazetteer, settings
        self._wholes: dict[str, str] = {}
        self._parts: dict[str, set[str]] = defaultdict(set)

    def whole_of(self, place_id: str) -> str:
        """The town that a place is a part or a district of; "" for the land about it, and the parts of wider lands."""
        if place_id not in self._wholes:
            self._wholes[place_id] = whole = self._whole_of(place_id)
            if whole:
                self._parts[whole].add(place_id)
        return self._wholes[place_id]

    def with_parts(self, places: Iterable[str]) -> set[str]:
        """These places, and the parts of those that are towns."""
        known = set(places)
        for place in known:
            self.whole_of(place)
        return known | {part for place in known for part in self._parts.get(place, ())}

    def can_be_held(self, place_id: str) -> bool:
        """Whether somebody can hold a place as one: nobody holds a sea."""
        place = self._gazetteer.get(place_id)
        return place is None or place.kind not in self._settings.never_held

    def _whole_of(self, place_id: str) -> str:
        place = self._gazetteer.get(place_id)
        direction = place_id.rpartition(PART)[2] in DIRECTIONS
        is_part = place is not None and (direction or place.kind is PlaceKind.DISTRICT)
        whole = self._gazetteer.get(place.within) if place is not None and is_part and place.within else None
        return whole.id if whole is not None and whole.kind in _TOWNS else ""
