"""Places that no gazetteer knows, and of which a report says where they are: "Kuwari, a village in Borno state".

In:     a name, what sort of place the words make it, and the province or district the words put it in.
Out:    an id such as "in:ng-borno/village/Kuwari", and the place again from it, so that no list has to grow.
Never:  coordinates: where in its province the place lies is not known, and a middle would be a false point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from heldby.model.knowledge import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Callable

TOLD = "in:"


def told_id(name: str, kind: PlaceKind, within: str) -> str:
    """The id of a place told of, the same for every report that names it so and puts it there.

    >>> told_id("Kuwari", PlaceKind.VILLAGE, "ng-borno")
    'in:ng-borno/village/Kuwari'
    """
    return f"{TOLD}{quote(within, safe='')}/{kind}/{quote(name, safe='')}"


def told_place(place_id: str, get: Callable[[str], Place | None]) -> Place | None:
    """The place of such an id; None when it is none, or when `get` knows no place that it could lie in."""
    try:
        within, kind, name = map(unquote, place_id.removeprefix(TOLD).split("/"))
        around = get(within)
        return around and Place(
            id=place_id,
            name=name,
            kind=PlaceKind(kind),
            country=around.country,
            within=within,
            approx=True,
            source="told of in a report",
        )
    except ValueError:
        return None
