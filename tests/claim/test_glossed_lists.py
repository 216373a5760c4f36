"""What a list of places is called behind it, or before it, is no further place: "A and B, two villages in C"."""

import pytest

import heldby


def taken(text: str) -> list[str]:
    """All places that changed hands."""
    rows = heldby.annotate(text, published="2024-06-14")["claims"]
    places = [c["place"] for c in rows if c["kind"] == "control"]
    return [p for told in places for p in ([told] if isinstance(told, str) else told)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The M23 captured Kibumba and Rumangabo, two towns in North Kivu.", ["Kibumba", "Rumangabo"]),
        ("Rebels took Jandar and Shinshar, both villages south of Homs.", ["Jandar", "Shinshar"]),
        ("The army retook Bara and Um Rawaba, towns in North Kordofan.", ["Barah", "Umm Ruwaba"]),
        ("Russian forces seized Toretsk and Chasiv Yar, two towns in Donetsk region.", ["Toretsk", "Chasiv Yar"]),
        ("The Arakan Army has seized Paletwa and Samee, two towns in Chin State.", ["Paletwa", "Samee"]),
    ],
)
def test_what_the_places_of_a_closed_list_are_adds_none(text: str, places: list[str]) -> None:
    assert taken(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The Taliban overran three districts of Badakhshan, Jurm, Yamgan and Warduj.", ["Jurm", "Yamgan", "Warduj"]),
        ("Fighters captured two villages in Idlib, Kafr Nabl and Hass.", ["Kafr Nabl", "Hass"]),
        ("Two towns in Darfur, Kutum and Kabkabiya, fell to the RSF.", ["Kutum", "Kabkabiyah"]),
    ],
)
def test_where_counted_places_lie_is_none_of_them(text: str, places: list[str]) -> None:
    assert taken(text) == places


def test_a_count_of_all_that_follows_keeps_the_first() -> None:
    assert taken("The rebels captured three towns, Saraqib, Kafr Nabl and Hass.") == ["Saraqib", "Kafr Nabl", "Hass"]


def test_a_list_that_goes_on_is_a_list() -> None:
    assert "Afrin" in taken("Rebels seized Atme and two villages near Afrin.")
