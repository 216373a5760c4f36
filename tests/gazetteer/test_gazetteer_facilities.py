"""What a town has and no list knows: its airport, the seat of a division."""

import pytest

from heldby.gazetteer import Atlas
from heldby.gazetteer.facilities import AT, facility_id
from heldby.model import PlaceKind

ATLAS = Atlas()


def test_it_lies_at_its_town_and_in_the_province_of_that():
    town, place = ATLAS.get("sd-nyala"), ATLAS.get(facility_id("sd-nyala", "airport"))
    assert town is not None
    assert place is not None
    assert (place.name, place.kind, place.approx) == ("Nyala airport", PlaceKind.AIRBASE, True)
    assert (place.lat, place.lon, place.within, place.country) == (town.lat, town.lon, town.within, town.country)


def test_one_of_which_no_town_is_told_has_no_coordinates():
    place = ATLAS.get(facility_id("mm", "Western Command base"))
    assert place is not None
    assert (place.name, place.lat, place.lon, place.within) == ("Western Command base", None, None, "mm")


@pytest.mark.parametrize("broken", ["", "sd-nyala", "nowhere/airport", "sd-nyala/a/b"])
def test_an_id_that_says_no_place_is_none(broken):
    assert ATLAS.get(AT + broken) is None
