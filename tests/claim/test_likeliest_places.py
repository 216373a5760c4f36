"""Which place told of before is meant, where the words only say "the city" or nothing at all."""

from typing import Any

import pytest

import heldby


def told(text: str, kind: str = "control") -> list[tuple[str, Any]]:
    """What befell which place, by every claim of a kind."""
    rows = heldby.annotate(text, published="2021-03-04")["claims"]
    return [(c.get("change") or c.get("type"), c.get("place")) for c in rows if c["kind"] == kind]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "The Battle of Mekelle was fought in autumn. After capturing Adigrat and Wukro, troops encircled the city.",
            "Mekelle",
        ),
        (
            "Fighters of the RSF attacked Wad Madani. Having taken Hasahisa and Rufaa, they encircled the city.",
            "Wad Madani",
        ),
        (
            "Russian troops attacked Kherson. After capturing Nova Kakhovka and Oleshky, they encircled the city.",
            "Kherson",
        ),
    ],
)
def test_the_city_is_none_of_a_list(text: str, place: str) -> None:
    assert ("besieged", place) in told(text)


def test_of_two_alike_the_city_is_the_one_that_is_called_so() -> None:
    rows = told("M23 rebels entered Bukavu after seizing an airfield at Kavumu. Soldiers had abandoned the city.")
    assert ("taken", "Bukavu") in rows


def test_the_town_is_the_one_its_own_sentence_names() -> None:
    text = (
        "The army took Sirte in May. In the west, families are fleeing from Bani Walid with the help of the militia "
        "that controls the town."
    )
    assert ("held", "Bani Walid") in told(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Houthi shells hit Taiz. A former minister resigned in Muscat on Monday. Warplanes struck at dawn.", "Taiz"),
        ("Drones struck Kharkiv. Protesters marched in Warsaw on Sunday. A missile hit a school at noon.", "Kharkiv"),
        ("Gunmen attacked Djibo. A senator spoke of it in Paris. Fighting went on overnight.", "Djibo"),
    ],
)
def test_nothing_happened_abroad_where_no_claim_tells_of_anything(text: str, place: str) -> None:
    assert {where for _, where in told(text, "event")} == {place}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The army took Mosul. A car bomb went off on Haifa Street. The militia later left the town.", "Mosul"),
        ("Troops hold Nyala. A shell fell on Malaja Hospital. The rebels then besieged the city.", "Nyala"),
    ],
)
def test_a_street_or_hospital_is_no_town(text: str, place: str) -> None:
    assert told(text)[-1][1] == place


def test_the_neighbourhood_is_the_one_called_so() -> None:
    text = (
        "The army holds Latakia. Rebels drove a car bomb toward the Zahraa neighbourhood on the edge of Aleppo. "
        "They never entered the neighbourhood."
    )
    assert ("entered", "Latakia") not in told(text)


def test_the_last_district_is_one_of_the_town() -> None:
    rows = told("A bomb hit the Waer neighbourhood of Homs in May. Rebels are leaving the last district they held.")
    assert ("held", "Homs") in rows


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "M23 rebels attacked Sake and Minova on Monday. Government troops later retook the two towns.",
            ["Sake", "Minova"],
        ),
        ("Russian troops shelled Vovchansk and Lyptsi. They now control both towns.", ["Vovchansk", "Lyptsi"]),
        (
            "Fighting raged in Nyala, Zalingei and the city of El Geneina. The RSF has taken the three cities.",
            ["Nyala", "Zalingei", "El Geneina"],
        ),
    ],
)
def test_the_two_towns_are_those_of_the_last_list_of_two(text: str, places: list[str]) -> None:
    assert told(text)[-1][1] == places


def test_two_other_towns_are_none_of_those_listed() -> None:
    rows = told("Shells hit Sake and Minova. M23 rebels took the two other towns in the district.")
    assert ("taken", ["Sake", "Minova"]) not in rows


def test_what_words_name_themselves_is_no_place_told_of_before() -> None:
    text = (
        "The army holds Baidoa. Troops captured an area as large as 10 square kilometers along the highway in the town "
        "of Dinsor in Bay region."
    )
    assert told(text)[-1] == ("taken", "Diinsoor")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels positioned in Derna fired mortars at Tobruk, damaging two houses and a bakery.", "Tobruk"),
        ("Troops stationed in the villages of Sake and Kibati fired rockets at Goma, damaging a school.", "Goma"),
        (
            "Fighters entrenched in the west of Omdurman shelled Bahri, damaging a hospital.",
            "Khartoum North",
        ),
    ],
)
def test_what_is_hit_is_where_shells_fall_not_where_they_come_from(text: str, place: str) -> None:
    (row,) = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "damage"]
    assert place in row["place"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Houthi forces took Rahabah. Government troops withdrew toward Jabal Murad.", "Rahabah"),
        ("The army bombed Kobo. The militia withdrew into the mountains around Lalibela.", "Kobo"),
        ("Russian forces shelled Kherson. The defenders retreated toward Mykolaiv.", "Kherson"),
    ],
)
def test_who_withdraws_leaves_where_he_was_not_where_he_goes(text: str, place: str) -> None:
    assert place in {where for _, where in told(text, "event")}


def test_what_is_struck_on_its_way_is_not_where_it_goes() -> None:
    assert told("Drones struck a convoy retreating toward Bani Walid.", "event")[0][1] != "Bani Walid"
