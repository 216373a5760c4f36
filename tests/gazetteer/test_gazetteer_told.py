"""Places on no list, known by their name and the province a report puts them in."""

import pytest

from heldby.gazetteer import Atlas
from heldby.gazetteer.told import TOLD, told_id
from heldby.model import PlaceKind

ATLAS = Atlas()


def test_the_id_says_all_of_the_place_and_nothing_of_where_in_the_province_it_lies():
    place = ATLAS.get(told_id("Deir al-Asal (old)/west", PlaceKind.CAMP, "sy-daraa-prov"))
    assert (place.name, place.kind, place.within, place.country) == (
        "Deir al-Asal (old)/west",
        PlaceKind.CAMP,
        "sy-daraa-prov",
        "SY",
    )
    assert (place.lat, place.lon, place.approx) == (None, None, True)


@pytest.mark.parametrize("broken", ["", "ng-borno", "ng-borno/village", "nowhere/village/X", "ng-borno/hamlet/X"])
def test_an_id_that_says_no_place_is_none(broken):
    assert ATLAS.get(TOLD + broken) is None
