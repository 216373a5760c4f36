"""Who is marked as a person, and what with a capital or a title beside it is none."""

from __future__ import annotations

import pytest

import heldby
from heldby.lexicon.actors import load_actors
from heldby.mark.persons import persons

KNOWN = load_actors()


def named(text: str) -> list[str]:
    return [m.text for m in persons(text, (), KNOWN) if m.form == "name"]


@pytest.mark.parametrize(
    "text",
    [
        "Residents of Velyka Luka said that two men were hit.",
        "Doctors in Bir Haddaj said three children were brought in.",
        "The raid on Tell Amrat saying it killed nine was the third.",
        "The offices of the General Security Service were hit.",
        "The shell fell into the Sheikh Omari Industrial Zone.",
        "A colonel told Radio Omdurman Today that the siege was over.",
        "They spoke at the Fund for Lasting Peace said a report.",
    ],
)
def test_what_lies_in_a_place_or_serves_is_no_person(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The base is in our hands, Saw Htoo Wah, the group's spokesman, told a magazine.", "Saw Htoo Wah"),
        ("Oleh Synko, the governor of the region, said the bridge had held.", "Oleh Synko"),
        ("Desta Alemu, a commander in the militia, spoke of heavy losses.", "Desta Alemu"),
        ("The division's spokesman Lt. Col. Li-An Torres told reporters: We found them.", "Li-An Torres"),
        ("The envoy Ban Ki-moon said that the truce was over.", "Ban Ki-moon"),
        ("They rose against President Hafez al-Assad and his party.", "Hafez al-Assad"),
        ("The Minister of Defence Ollie Brand announced a medal.", "Ollie Brand"),
    ],
)
def test_a_name_is_marked_whole(text: str, name: str) -> None:
    assert name in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Liwa al-Rimal, a jihadist group, said it had taken the hill.",
        "Jabhat al-Sahil, the militant movement, spoke of a truce.",
    ],
)
def test_a_group_told_of_in_apposition_is_no_person(text: str) -> None:
    assert named(text) == []


def test_but_before_a_known_name_is_no_part_of_it() -> None:
    assert named("But Assad said it was over.") == ["Assad"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army has lost Laukkai, spokesman Zaw Min Tun said.", "Zaw Min Tun"),
        ("Rebels took Bria, minister Ange Maxime Kazagui said.", "Ange Maxime Kazagui"),
    ],
)
def test_a_name_begins_right_behind_its_title(text: str, name: str) -> None:
    assert [p["text"] for p in heldby.annotate(text)["persons"]] == [name]
