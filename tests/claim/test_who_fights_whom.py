"""Who fights in a battle told with one side or with none: where the report makes it plain, else nobody."""

from typing import Any

import pytest

import heldby

ARMY, RSF = "Sudanese Armed Forces", "Rapid Support Forces"


def events(text: str) -> list[dict[str, Any]]:
    rows = heldby.annotate(text, published="2021-03-04")["claims"]
    return [c for c in rows if c["kind"] == "event"]


def both_sides(told: dict[str, Any]) -> set[str]:
    """Everybody told to take part, whichever side he is put on."""
    found: set[str] = set()
    for role in ("actor", "target"):
        named = told[role]
        found |= set(named if isinstance(named, list) else [named] if named else [])
    return found


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "The Taliban attacked Kandahar on Thursday. Afghan soldiers were hurt. Fighting in the city was heavy.",
            {"Taliban", "Afghan government forces"},
        ),
        (
            "Fighting erupted in Masisi on Thursday. The Congolese army accuses Rwanda of backing M23.",
            {"Congolese government forces", "M23"},
        ),
        (
            "Afghan security forces during clashes with Taliban militants in Kunduz in October 2016.",
            {"Taliban", "Afghan government forces"},
        ),
        (
            "Clashes went on in Omdurman. The Sudanese army has sent troops. The RSF says it is ready.",
            {ARMY, RSF},
        ),
    ],
)
def test_the_two_sides_around_a_battle_fight_it(text: str, sides: set[str]) -> None:
    told = [c for c in events(text) if c["type"] == "battle"]
    assert both_sides(told[-1]) == sides


@pytest.mark.parametrize(
    "text",
    [
        "Fighting erupted in Masisi on Thursday, residents said. The Congolese army sent soldiers.",
        "Clashes broke out in Kadugli. The Sudanese army, the RSF and the SPLM-N all have men there.",
        "Clashes broke out in Goma. Congolese soldiers and MONUSCO peacekeepers were seen in the streets.",
    ],
)
def test_one_side_alone_or_three_are_no_two_sides(text: str) -> None:
    told = [c for c in events(text) if c["type"] == "battle"]
    assert both_sides(told[0]) == set()


@pytest.mark.parametrize(
    ("text", "sort", "sides"),
    [
        (
            "Fighting between rival groups kills 20 in Colombia. The ELN and the 33rd Front fought in Catatumbo.",
            "battle",
            {"ELN", "33rd Front"},
        ),
        (
            "The LNA and the GNA have fought over Tripoli for a year. The rival forces keep fighting in the city.",
            "battle",
            {"Libyan National Army", "Government of National Accord"},
        ),
        (
            "The Sudanese army and the RSF fought in Khartoum. Both sides shelled houses in Bahri.",
            "shelling",
            {ARMY, RSF},
        ),
        (
            "The army and the RSF fought in Khartoum. The warring parties exchanged artillery fire in Omdurman.",
            "battle",
            {ARMY, RSF},
        ),
        (
            "Armenia and Azerbaijan accuse each other. The two neighbours shelled villages in Tavush province.",
            "shelling",
            {"Armenia", "Azerbaijan"},
        ),
        (
            "Israel and Hezbollah agreed to a truce. Each side has fired shells at Kfar Kila since.",
            "shelling",
            {"Israel", "Hezbollah"},
        ),
    ],
)
def test_rival_forces_are_the_two_told_of(text: str, sort: str, sides: set[str]) -> None:
    told = [c for c in events(text) if c["type"] == sort]
    assert told
    for one in told:
        actors = one["actor"] if isinstance(one["actor"], list) else [one["actor"]]
        assert set(actors) == sides


def test_a_rival_who_strikes_is_not_both() -> None:
    told = events("The LNA and the GNA have fought for a year. Rival forces shelled Tripoli on Sunday.")
    assert not isinstance(told[-1]["actor"], list)


def test_rival_gangs_whom_nobody_names_stay_so() -> None:
    (told,) = events("Two rival gangs fought in Port-au-Prince.")
    assert told["actor"] == "rival gangs"
