"""Towns named by the province whose capital they are."""

from __future__ import annotations

import pytest

import heldby
from heldby.gazetteer import Atlas
from heldby.mark.place_chief_towns import seats
from heldby.model.knowledge import PlaceKind


def places(text: str) -> list[str]:
    """The places of the claims of control in a text."""
    return [c["place"] for c in heldby.annotate(text)["claims"] if c["kind"] == "control"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Taliban captured the capital of Kunduz province.", "Kunduz"),
        ("M23 fighters entered the capital of South Kivu province on Friday.", "Bukavu"),
        ("The RSF has been besieging the city, the capital of North Darfur state.", "El Fasher"),
        ("The Taliban captured Helmand's provincial capital.", "Lashkar Gah"),
        ("Rebels seized the regional capital of Tigray.", "Mekelle"),
        ("Rebels seized the capital of Chad.", "N'Djamena"),
        ("Troops entered Syria's capital on Friday.", "Damascus"),
    ],
)
def test_a_capital_is_the_town_and_not_its_land(text: str, place: str) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels seized Goma, the capital of North Kivu province.", "Goma"),
        ("The Taliban captured the provincial capital of Nimroz, Zaranj.", "Zaranj"),
        ("The junta lost Kayah state's capital, Loikaw.", "Loikaw"),
        ("Rebels took Bria, capital of Haute-Kotto prefecture.", "Bria"),
    ],
)
def test_a_capital_with_its_name_is_one_town(text: str, place: str) -> None:
    assert places(text) == [place]


def test_a_capital_that_nobody_lists_is_not_its_province() -> None:
    assert places("The army lost the capital of Haute-Kotto prefecture.") == ["the capital of Haute-Kotto"]


def test_every_seat_is_a_town_in_the_country_of_its_province() -> None:
    atlas = Atlas()
    for land, seat in seats().items():
        province, town = atlas.get(land), atlas.get(seat)
        assert province, land
        assert town, seat
        assert province.country == town.country, land
        assert town.kind in {PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE}, seat


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Taliban took a district in northern Kunduz province and encircled the provincial capital.", "Kunduz"),
        ("M23 rebels overran villages across North Kivu. They entered the provincial capital on Sunday.", "Goma"),
        ("The RSF holds most of North Darfur. It has besieged the state capital for a year.", "El Fasher"),
        ("The Arakan Army overran Mrauk-U. It attacked Rakhine state and entered the state capital.", "Sittwe"),
    ],
)
def test_the_provincial_capital_is_that_of_the_province_told_of(text: str, place: str) -> None:
    assert places(text)[-1] == place


def test_a_capital_with_its_name_is_no_second_town() -> None:
    assert places("Rebels overran Lubero in North Kivu and entered the provincial capital Goma.")[-1] == "Goma"


def test_a_provincial_capital_of_no_province_told_of_stays_open() -> None:
    assert places("Fighters seized the provincial capital.") == []
