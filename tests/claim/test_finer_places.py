"""What is told of a province, and of a town in it: where it was is the town."""

from typing import Any

import pytest

import heldby


def events(text: str) -> list[dict[str, Any]]:
    return [c for c in heldby.annotate(text)["claims"] if c["kind"] == "event"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Gunmen attacked a barracks in Borno state on Monday. Gunmen attacked Dikwa at dawn, a resident said.",
            ["Dikwa", "Dikwa"],
        ),
        (
            "An attack in northern Burkina Faso lasted for hours. Jihadists attacked Djibo on Sunday.",
            ["Djibo", "Djibo"],
        ),
        (
            "Gunmen attacked a police post in Kunduz province. The army denied it. Gunmen attacked Imam Sahib at dawn.",
            ["Imam Sahib", "Imam Sahib"],
        ),
    ],
)
def test_the_head_of_a_report_is_placed_in_the_town_told_of_below(text: str, places: list[str]) -> None:
    assert [e["place"] for e in events(text)] == places


@pytest.mark.parametrize(
    "text",
    [
        # another province, two towns, another sort of act, many acts
        "Gunmen attacked a barracks in Kano state on Monday. Gunmen attacked Dikwa at dawn, a resident said.",
        "Gunmen attacked a barracks in Borno state. Gunmen attacked Dikwa. Gunmen also attacked Gwoza.",
        "Gunmen attacked a barracks in Borno state on Monday. Aid trucks reached Dikwa at dawn.",
        "Air strikes in Borno state killed nine. Air strikes on Dikwa went on for hours.",
    ],
)
def test_a_province_stays_where_the_town_is_another_matter(text: str) -> None:
    assert events(text)[0]["place"] in ("Borno state", "Kano")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Soldiers killed seven gunmen in the southern Philippines. The clash took place near Patikul town.",
            "Patikul",
        ),
        (
            "About 60 people were killed in clashes in Colombia. The fighting broke out in Catatumbo.",
            "Catatumbo",
        ),
        ("A roadside bomb killed 11 people in southern Afghanistan. The explosion happened in Kandahar.", "Kandahar"),
        (
            "Rebels killed two men in south-west Colombia. The patrol was attacked in the municipality of Miranda.",
            "Miranda",
        ),
        (
            "Air strikes killed eight medics in Syria's Hama province. "
            "Volunteers said a raid on Kafr Zita killed eight medics.",
            "Kafr Zita",
        ),
    ],
)
def test_the_dead_of_the_head_died_where_what_killed_them_is_told_below(text: str, place: str) -> None:
    first = next(c for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty")
    assert place in (first["place"], first["place_phrase"].removesuffix(" town"))


@pytest.mark.parametrize(
    "text",
    [
        # some of them only, another day, another raid, part of what went on
        "Gunmen killed 40 people in Borno state this week. The attack in Dikwa killed 12 people.",
        "Gunmen killed 40 people in Borno state. In a separate attack on Dikwa, they stole cattle.",
        "Gunmen killed 40 people in Borno state. An attack on Dikwa last month drew anger.",
        "Fighting in Borno state killed 40 people. The fighting in Dikwa went on.",
    ],
)
def test_the_dead_of_a_province_are_not_all_of_one_town(text: str) -> None:
    first = next(c for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty")
    assert first["place"] == "Borno state"


def test_the_attack_is_the_one_told_of_before() -> None:
    head = "Fighting went on in Tigray. Talks failed in Pretoria. Envoys met in Addis Ababa. "
    told = events(head + "Gunmen attacked Dikwa at dawn. The attack in Borno state killed nine.")
    assert [e["place"] for e in told if e["type"] == "attack"] == ["Dikwa", "Dikwa"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Turkey launched an operation inside Iraq on Monday.", "Iraq"),
        ("The coalition carried out air strikes inside Yemen.", "Yemen"),
    ],
)
def test_inside_a_country_is_where_it_was(text: str, place: str) -> None:
    assert [e["place"] for e in events(text)] == [place]


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("The militia used poison gas against villagers in Jebel Marra.", "militia", "villagers"),
        ("The army committed war crimes against villagers in Ituri.", "Congolese government forces", "villagers"),
        (
            "Chad was shaken by the army's crackdown on protesters in N'Djamena.",
            "Chadian government forces",
            "protesters",
        ),
        ("The army responded with force to protests in Khartoum.", "Sudanese Armed Forces", "protests in Khartoum"),
        ("The report lists executions and torture against prisoners in Asmara.", None, "prisoners"),
    ],
)
def test_violence_of_one_side_is_an_attack(text: str, actor: str | None, target: str) -> None:
    (event,) = [e for e in events(text) if e["type"] == "attack"]
    assert target in event["target"]
    assert actor is None or event["actor"] == actor


@pytest.mark.parametrize(
    "text",
    [
        "The UN confirmed the use of chemical weapons in Ghouta.",
        "Sarin had been used in Ghouta.",
        "He used nerve gas in Ghouta.",
    ],
)
def test_poison_that_was_used_is_an_attack(text: str) -> None:
    assert [e["type"] for e in events(text)] == ["attack"]


@pytest.mark.parametrize(
    "text",
    ["Syria handed over its chemical weapons in Latakia.", "The treaty lists sarin and other nerve agents."],
)
def test_poison_that_is_only_had_is_none(text: str) -> None:
    assert [e for e in events(text) if e["type"] == "attack"] == []
