"""Who fights in a battle told with one side or with none: where the report makes it plain, else nobody."""

from typing import Any

import pytest
from events_told import both_sides, events

import heldby

ARMY, RSF = "Sudanese Armed Forces", "Rapid Support Forces"


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
        "Clashes broke out in Goma. Congolese soldiers and MONUSCO peacekeepers spoke of a long night.",
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


def control(text: str) -> list[dict[str, Any]]:
    rows = heldby.annotate(text, published="2021-03-04")["claims"]
    return [c for c in rows if c["kind"] == "control"]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        (
            "Ukrainian forces have withdrawn from Avdiivka. Russian troops took full control of the town on Saturday.",
            "Russian military",
            "Ukrainian government forces",
        ),
        (
            "Government troops pulled out of Goma. M23 fighters entered Goma at dawn.",
            "M23",
            "Congolese government forces",
        ),
        (
            "The army left Wad Madani on Monday. The RSF is now in control of Wad Madani.",
            RSF,
            "Sudanese Armed Forces",
        ),
        ("Chechen rebels left Grozny. Russian troops entered it.", "Russian military", "Chechen separatists"),
    ],
)
def test_a_town_left_to_who_comes_in_is_taken(text: str, who: str, whom: str) -> None:
    left = control(text)[0]
    assert (left["change"], left["actor"], left["against"]) == ("taken", who, whom)


@pytest.mark.parametrize(
    "text",
    [
        "Armenian forces withdrew from Lachin on Monday.",
        "Malian soldiers abandoned Boulkessi on Friday. JNIM attacked a post in Mahou.",
        "Hema fighters drove their Lendu rivals from Bunia. Lendu fighters held it since Ugandan troops left the town.",
        "Russian soldiers plan to withdraw from Kherson. Ukrainian troops took Snihurivka.",
    ],
)
def test_a_town_left_to_nobody_is_only_lost(text: str) -> None:
    assert "lost" in {c["change"] for c in control(text)}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Federal troops surrounded the village of Samashki in Chechnya on Friday.", "Russian military"),
        ("Federal forces entered Mekelle in Ethiopia on Saturday.", "Ethiopian National Defence Force"),
        ("Loyalists recaptured Mocha from the Houthis on Tuesday.", "Yemeni government forces"),
        ("Russian invaders have seized Robotyne.", "Russian military"),
        ("Wagner fighters left Ber in Mali. The mercenaries captured Kidal from Tuareg rebels.", "Wagner Group"),
        ("Syrian rebels have left Hama. Sunni Muslim rebels captured Homs.", "Syrian rebels"),
        ("Croats Claim Capture of Drvar. Croatian forces shelled the town.", "Croatian government forces"),
        ("Bosnian Serb forces shelled Sarajevo. The Serbs captured Srebrenica on Tuesday.", "Army of Republika Srpska"),
        ("TPLF fighters attacked Alamata. Tigrayans captured Kobo on Sunday.", "TPLF"),
    ],
)
def test_who_takes_places_by_what_he_is_called(text: str, who: str) -> None:
    assert control(text)[-1]["actor"] == who
