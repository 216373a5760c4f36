"""Places that no gazetteer names: sites told by capitals and a sort, capital cities told by their country."""

import pytest

import heldby


def taken(text: str) -> list[str]:
    """The places of all that is taken or entered."""
    found = [c for c in heldby.annotate(text, published="2016-08-05")["claims"] if c["kind"] == "control"]
    return [p for c in found for p in (c["place"] if isinstance(c["place"], list) else [c["place"]])]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "The army captured the Kirsha School and the 1208 Housing Project in Aleppo.",
            ["Kirsha School", "1208 Housing Project"],
        ),
        ("Rebels stormed Aleppo Central Prison in Syria.", ["Aleppo Central Prison"]),
        ("The army captured Hill 105 and Point 702 near Latakia.", ["Hill 105", "Point 702"]),
        ("Insurgents took the Samura Cement Factory near Mosul.", ["Samura Cement Factory"]),
    ],
)
def test_a_site_named_by_capitals_is_the_place(text: str, places: list[str]) -> None:
    assert taken(text) == places


def test_the_town_is_no_site_of_it() -> None:
    text = (
        "Rebels entered Marea in Syria. They took the Kirsha School on Monday. On Tuesday the army recaptured the town."
    )
    assert taken(text)[-1] == "Marea"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The rebels entered the Libyan capital on Friday.", "Tripoli"),
        ("Government troops left Kunduz in Afghanistan. On Sunday the Taliban entered the capital.", "Kabul"),
        ("Islamic State took the Iraqi capital's airport.", "Baghdad airport"),
    ],
)
def test_a_country_s_capital_needs_no_name(text: str, place: str) -> None:
    assert place in taken(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured a town northeast of the Syrian capital.",
        "The Taliban seized a base 20 km from the Afghan capital on Sunday.",
        "Forces loyal to Haftar took villages on the outskirts of the Libyan capital.",
    ],
)
def test_what_lies_beside_a_capital_is_not_the_capital(text: str) -> None:
    assert not {"Damascus", "Kabul", "Tripoli"} & set(taken(text))


def test_a_provincial_capital_is_not_the_country_s() -> None:
    text = "The Taliban took Kunduz, the provincial capital, in Afghanistan. Troops retook the capital on Monday."
    assert "Kabul" not in taken(text)


def test_a_list_of_places_is_read_to_its_end() -> None:
    text = "The army captured Marea (also called Mari), Tadef and al-Bab in Syria on Sunday."
    assert taken(text) == ["Marea", "Tadef", "al-Bab"]


def test_what_follows_a_list_is_not_of_it() -> None:
    assert taken("The army captured Palmyra, and Idlib fell to rebels in Syria.").count("Palmyra") == 1
    assert taken("The army captured Palmyra, and Idlib was shelled in Syria.") == ["Palmyra"]


@pytest.mark.parametrize(
    ("text", "is_town"),
    [
        ("Abu Kamal was taken on Monday.", True),
        ("The army had seized Sheikh Najjar near Aleppo.", True),
        ("Commander Abu Kamal was captured on Monday.", False),
    ],
)
def test_a_town_that_is_named_like_a_person(text: str, *, is_town: bool) -> None:
    assert bool(taken(text)) == is_town
