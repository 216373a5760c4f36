"""Names that go on behind a hyphen, and lists that begin with a known town."""

from __future__ import annotations

import pytest

import heldby


def places(text: str) -> list[str]:
    return [m["text"] for m in heldby.annotate(text, published="2024-06-14")["places"]]


def actors(text: str) -> list[str]:
    return [m["text"] for m in heldby.annotate(text, published="2024-06-14")["actors"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("M23 rebels marched into Masisi-Centre on Saturday.", "Masisi-Centre"),
        ("The fighters moved on Goma-Ville.", "Goma-Ville"),
    ],
)
def test_the_town_in_a_district_is_a_place_and_nobody(text: str, name: str) -> None:
    assert name in places(text)
    assert name not in actors(text)


@pytest.mark.parametrize("name", ["Damascus Center for Human Rights", "Beirut Centre for Studies"])
def test_a_centre_for_something_is_no_town(name: str) -> None:
    text = f"The {name} said rebels took Homs."
    assert places(text) == ["Homs"]
    assert name in actors(text)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("The group said it had taken Masisi, Minbya and Kyauktaw last week.", ["Masisi", "Minbya", "Kyauktaw"]),
        ("The siege of Masisi and Tikat goes on.", ["Masisi", "Tikat"]),
        ("They have taken Goma, Kabila and his men said.", ["Goma"]),
        ("Rebels have seized Goma and President Kagame denies it.", ["Goma"]),
    ],
)
def test_who_stands_in_a_list_of_what_was_taken_is_a_place(text: str, listed: list[str]) -> None:
    assert places(text) == listed


@pytest.mark.parametrize("name", ["Qala-e Zal", "Khwaja-i Ghar", "Tarin-i Kot", "Qala-e-Zal"])
def test_a_persian_of_joins_two_parts_of_a_name(name: str) -> None:
    assert places(f"The Taliban captured {name} on Sunday.") == [name]
