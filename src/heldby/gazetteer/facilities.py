"""What a town has and no gazetteer lists: its airport, the barracks there, the headquarters of a division.

In:     the id of the town, or of the land where no town is told, and what the facility is called.
Out:    an id such as "at:et-lalibela/airport", and the place again from it, so that no list has to grow.
Never:  the town itself: who takes the airport has not taken the town. The coordinates are the town's, and `approx`
        says so; of what is only known to lie in a country there are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from heldby.gazetteer.wording import place_words
from heldby.model.knowledge import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Callable

AT = "at:"
_TOWNS = frozenset((PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.DISTRICT))


def facility_id(town: str, called: str) -> str:
    """The id of a facility, the same for every report that tells of it in this town.

    >>> facility_id("et-lalibela", "airport"), facility_id("sd-nyala", "16th Infantry Division headquarters")
    ('at:et-lalibela/airport', 'at:sd-nyala/16th%20Infantry%20Division%20headquarters')
    """
    return f"{AT}{quote(town, safe='')}/{quote(called, safe='')}"


def facility_name(town: str, called: str) -> str:
    """What people call it: by its own name where it has one, else by the town.

    >>> facility_name("Lalibela", "airport"), facility_name("Nyala", "16th Division headquarters")
    ('Lalibela airport', '16th Division headquarters')
    >>> facility_name("Shaar (Aleppo)", "market")  # without the city that tells it from others
    'Shaar market'
    """
    return called if has_own_name(called) or not town else f"{town.partition(' (')[0]} {called}"


def has_own_name(called: str) -> bool:
    """Whether it needs no town to be known by: "16th Division headquarters", "al-Sharara oil field"."""
    return any(word[:1].isdigit() or word != word.lower() for word in called.split())


def facility_place(place_id: str, get: Callable[[str], Place | None]) -> Place | None:
    """The place of such an id; None when it is none, or when `get` knows no place that it could lie at."""
    parts = [unquote(part) for part in place_id.removeprefix(AT).split("/")]
    around = get(parts[0]) if len(parts) == 2 else None
    if around is None:
        return None
    is_town = around.kind in _TOWNS
    return Place(
        id=place_id,
        name=facility_name(around.name, parts[1]),
        kind=kind_of(parts[1]),
        country=around.country,
        lat=around.lat if is_town else None,
        lon=around.lon if is_town else None,
        within=around.within if is_town else around.id,
        approx=True,
        source="told of in a report",
    )


def kind_of(called: str) -> PlaceKind:
    """What sort of place it is by the word it is called by; whatever is none of the others is a site."""
    kinds, words = place_words("en").kinds, called.lower().split()
    told = next((kinds[said] for n in (3, 2, 1) if (said := " ".join(words[-n:])) in kinds), "")
    return PlaceKind(told) if told in _KINDS else PlaceKind.SITE


_KINDS = frozenset(
    str(kind)
    for kind in (
        *(PlaceKind.AIRBASE, PlaceKind.BASE, PlaceKind.DAM, PlaceKind.FIELD),
        *(PlaceKind.CROSSING, PlaceKind.CAMP, PlaceKind.SITE),
    )
)
