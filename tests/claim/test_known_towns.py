"""Where "the town" lies is not what it is called: "the town, 70 km north of Goma" is the one told of before."""

from __future__ import annotations

import pytest

import heldby


def held(text: str) -> list[tuple[str, str]]:
    """Change and place of each claim of control."""
    found = heldby.annotate(text, name="x", published="2024-06-10")["claims"]
    return [(c["change"], str(c["place"])) for c in found if c["kind"] == "control"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Troops entered Ber. The town, 60 km east of Timbuktu, was held by rebels.", ("held", "Ber")),
        ("Rebels took Rutshuru. The town, some 70 km north of Goma, had been held by the army.", ("held", "Rutshuru")),
        (
            "Insurgents stormed Nangade. The village, a few miles from Palma, is now under army control.",
            ("held", "Nang"),
        ),
        ("The army shelled Bria. Rebels control the town, 400 km northeast of Bangui.", ("held", "Bria")),
        ("Russian troops shelled Kupiansk. The city, east of Kharkiv, is held by Ukraine.", ("held", "Kupiansk")),
        ("Rebels took Rutshuru. The strategic town close to Goma is in their hands.", ("held", "Rutshuru")),
        ("Boko Haram overran Baga. The fishing town on Lake Chad was retaken by troops in March.", ("taken", "Baga")),
        ("Guerrillas attacked Toribio. The mountain town in Cauca province was held by them.", ("held", "Toribio")),
    ],
)
def test_the_town_is_the_one_told_of_wherever_it_lies(text: str, told: tuple[str, str]) -> None:
    change, place = held(text)[-1]
    assert change == told[0]
    assert place.startswith(told[1])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen raided Gao. The army holds the town of Ber, 60 km east of Timbuktu.", "Ber"),
        ("The army took Hpakant. The junta holds the largest city in Kachin state.", "Kachin"),
    ],
)
def test_a_town_with_a_name_or_told_apart_is_that_one(text: str, place: str) -> None:
    assert place in held(text)[-1][1]


def test_the_town_is_not_what_its_distance_is_from_where_none_was_told_of() -> None:
    assert all(place != "Bangui" for _, place in held("Rebels control the town, 400 km northeast of Bangui."))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels went from Bria to Bambari. They seized the town.", "Bambari"),
        ("RSF fighters came to Sinjah from Sennar. They captured the town.", "Singa"),
        ("Troops moved from Kadugli to Dilling on Monday. They entered the town at noon.", "Dilling"),
        ("The Tigers withdrew from Kilinochchi to Mullaittivu. The army took the town the next day.", "Kilinochchi"),
    ],
)
def test_the_town_is_where_they_came_to_and_what_was_left(text: str, place: str) -> None:
    assert held(text)[-1][1] == place


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "M23 fighters occupied Nyabibwe. The Congolese army had left the village the day before. "
            "Wazalendo groups retook it on 15 March.",
            [("M23", "Congolese"), ("M23", "Congolese"), ("Wazalendo", "M23")],
        ),
        (
            "Rebels took Bria on Monday. Soldiers had abandoned the town overnight. Wagner fighters retook it in June.",
            [("rebels", "government"), ("rebels", "government"), ("Wagner", "rebels")],
        ),
        (
            "The Taliban took Zaranj. Afghan soldiers had left the city for Iran. NRF fighters retook it in May.",
            [("Taliban", "Afghan"), ("Taliban", "Afghan"), ("National Resistance", "Taliban")],
        ),
    ],
)
def test_who_had_left_left_to_the_first_who_came(text: str, sides: list[tuple[str, str]]) -> None:
    found = [c for c in heldby.annotate(text, name="x", published="2024-06-10")["claims"] if c["kind"] == "control"]
    for claim, (actor, against) in zip(found, sides, strict=True):
        assert actor in claim["actor"]
        assert against in claim["against"]
