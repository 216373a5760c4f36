"""Places that only a table knows: their name and coordinates are in the id itself, so that no list has to grow.

In:     a `Place` with coordinates.
Out:    an id such as "geo:34.8025,36.7076/sy/village/Teir%20Maaleh", and the place again from it.
Never:  a place without coordinates; those of a "geo:" URI (RFC 5870) are WGS 84, latitude first.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

from heldby.model.knowledge import Place, PlaceKind

GIVEN = "geo:"


def given_id(place: Place) -> str:
    """The id that says all of a place; its own id and its population are not kept.

    >>> there = Place(id="", name="Teir Maaleh", kind=PlaceKind.VILLAGE, country="SY", lat=34.8025, lon=36.7076)
    >>> given_id(there)
    'geo:34.8025,36.7076/sy/village/Teir%20Maaleh'
    >>> given_place(given_id(there)).name
    'Teir Maaleh'
    """
    lat, lon = (repr(round(degrees or 0.0, 5)) for degrees in (place.lat, place.lon))
    return f"{GIVEN}{lat},{lon}/{place.country.lower()}/{place.kind}/{quote(place.name, safe='')}"


def given_place(place_id: str) -> Place | None:
    """The place of such an id; None when it is none."""
    try:
        where, country, kind, name = place_id.removeprefix(GIVEN).split("/")
        lat, lon = map(float, where.split(","))
        return Place(
            id=place_id,
            name=unquote(name),
            kind=PlaceKind(kind),
            country=country.upper(),
            lat=lat,
            lon=lon,
            within=country,
            approx=not PlaceKind(kind).is_point,
            source="given in a table",
        )
    except ValueError:
        return None
