"""Who took a place that somebody is told to hold, and from whom: years ago others may have fought there."""

from __future__ import annotations

import pytest

import heldby


def sides(text: str) -> list[tuple[str, str, str, str, str]]:
    """Change, place, actor, against and polarity of each claim of control."""
    found = [c for c in heldby.annotate(text, name="x", published="2024-06-10")["claims"] if c["kind"] == "control"]
    return [(c["change"], str(c["place"]), str(c["actor"]), str(c["against"]), c["polarity"]) for c in found]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("The army also holds Benghazi, captured after a long battle in 2017.", "Benghazi", "Libyan government forces"),
        ("Al-Shabaab holds Jilib, captured in 2010, and the road to it.", "Jilib", "al-Shabaab"),
        ("The SDF still controls Raqqa, which was captured in 2017.", "Raqqa", "Syrian Democratic Forces"),
        ("The M23 holds Goma, captured from the army in January.", "Goma", "M23"),
    ],
)
def test_who_holds_a_place_took_it(text: str, place: str, actor: str) -> None:
    (taken,) = [row for row in sides(text) if row[0] == "taken"]
    assert (taken[1], taken[2]) == (place, actor)


def test_who_took_it_by_the_words_did() -> None:
    (taken,) = [
        row for row in sides("Puntland's forces hold Qandala, captured by jihadists in 2016.") if row[0] == "taken"
    ]
    assert "jihadists" in taken[2].lower()


@pytest.mark.parametrize(
    ("text", "place", "against"),
    [
        ("Barawe, al-Shabaab's former headquarters, was captured in October.", "Barawe", "al-Shabaab"),
        ("The army captured Gwoza, Boko Haram's last stronghold.", "Gwoza", "Boko Haram"),
        ("Rebels took Bouar, the army's main base in the west.", "Bouar", "Central African government forces"),
    ],
)
def test_whose_seat_it_was_lost_it(text: str, place: str, against: str) -> None:
    (taken,) = [row for row in sides(text) if row[0] == "taken"]
    assert (taken[1], taken[3]) == (place, against)


@pytest.mark.parametrize(
    "text",
    [
        "ISIS captured Mosul, Iraq's second-largest city.",
        "The RSF seized Nyala, its main base.",
        "Goma, the province's capital, was captured by the M23.",
    ],
)
def test_what_a_town_is_the_capital_of_loses_nothing(text: str) -> None:
    assert [row[3] for row in sides(text) if row[0] == "taken"] == ["None"]


@pytest.mark.parametrize(
    "text",
    [
        "Croatian troops captured Drvar. Serb officials denied the town's fall.",
        "The Croats said Croatian troops had captured Drvar. Serb officials denied reports of the city's fall.",
    ],
)
def test_the_fall_that_is_denied_is_to_who_is_told_to_have_taken_it(text: str) -> None:
    change, place, actor, _, polarity = sides(text)[-1]
    assert (change, place, polarity) == ("taken", "Drvar", "-")
    assert actor.startswith("Croat")


def test_who_fights_them_today_did_not_lose_it_to_them_years_ago() -> None:
    text = (
        "The YPG is fighting Islamic State near Raqqa. The YPG killed ten Islamic State militants there on Sunday. "
        "Islamic State seized Tabqa in 2014."
    )
    assert [row[3] for row in sides(text) if row[0] == "taken"] == ["None"]


def test_who_fought_them_last_december_may_have_lost_it_to_them() -> None:
    text = (
        "The YPG is fighting Islamic State near Raqqa. The YPG killed ten Islamic State militants there on Sunday. "
        "Islamic State seized Tabqa in December 2023."
    )
    assert [row[3] for row in sides(text) if row[0] == "taken"] == ["YPG"]


@pytest.mark.parametrize(
    ("text", "place", "one", "other"),
    [
        ("Troops retook Palma after insurgents overran the town.", "Palma", "Mozambican gov", "Mozambican rebels"),
        ("The junta recaptured Loikaw on Friday after Karenni fighters took it.", "Loikaw", "Myanmar", "Karenni"),
        ("Karenni fighters took Loikaw in May, but the junta retook it in August.", "Loikaw", "Karenni", "Myanmar"),
        ("The army retook Bama, which militants seized in March.", "Bama", "Nigerian", "militants"),
    ],
)
def test_who_retakes_it_takes_it_from_who_took_it(text: str, place: str, one: str, other: str) -> None:
    first, second = [row for row in sides(text) if row[0] == "taken"]
    assert (first[1], second[1]) == (place, place)
    assert one in first[2]
    assert other in first[3]
    assert other in second[2]
    assert one in second[3]


def test_who_retakes_one_town_does_not_take_it_from_who_took_another() -> None:
    assert sides("The army retook Bama after militants took Gwoza.")[0][3] == "None"


@pytest.mark.parametrize(
    ("text", "change", "place", "actor"),
    [
        ("El Fasher is the last city in Darfur held by the army.", "held", "El Fasher", "Sudanese"),
        ("Lashio is the biggest town in Shan State seized by the MNDAA.", "taken", "Lashio", "Myanmar National"),
        ("Gwoza was the largest town in Borno under Boko Haram control.", "held", "Gwoza", "Boko Haram"),
        ("Lysychansk was the last city in Luhansk region under Ukrainian control.", "held", "Lysychansk", "Ukrain"),
    ],
)
def test_a_town_that_is_the_last_of_its_land_is_told_of_and_not_the_land(
    text: str, change: str, place: str, actor: str
) -> None:
    (row,) = sides(text)
    assert row[:2] == (change, place)
    assert actor in row[2]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("The jihadists who had taken Palma were expelled from the town by Rwandan troops.", "Palma", "Rwandan"),
        ("Fighters who had entered Bria were pushed out of the town by Wagner mercenaries.", "Bria", "Wagner"),
        ("Rebels who had seized Kobo were driven out of the town by the army.", "Kobo", "Ethiopian"),
    ],
)
def test_by_whom_they_were_driven_out_of_the_town_is_who_took_it(text: str, place: str, actor: str) -> None:
    row = sides(text)[-1]
    assert row[:2] == ("taken", place)
    assert actor in row[2]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("Toretsk, which Russia has been trying to seize since June, is in ruins.", "Toretsk", "Russia"),
        ("Shelling hit El Fasher, which the RSF is trying to capture.", "El Fasher", "Rapid Support Forces"),
        ("Goma is a city which the M23 wants to capture.", "Goma", "M23"),
        ("Kupiansk, a town that Russian forces hope to retake, was hit.", "Kupiansk", "Russian military"),
    ],
)
def test_who_tries_to_take_it_is_told_in_a_relative_clause_too(text: str, place: str, actor: str) -> None:
    assert [row[1:3] for row in sides(text)] == [(place, actor)]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("Police retook Kenscoff from gangs. It had been under their control since January.", "Kenscoff", "gangs"),
        ("The SDF took Manbij from Islamic State. It had been in its hands since 2014.", "Manbij", "Islamic State"),
        (
            "Rwandan troops retook Palma from the insurgents. It had been occupied by them for three days.",
            "Palma",
            "Mozambican rebels",
        ),
        (
            "The army recaptured Mocha from the Houthis. It had held the town until 2015.",
            "Mokha",
            "Yemeni government forces",
        ),
        ("The army took Kobo from rebels. It has been in its hands since.", "Kobo", "Ethiopian National Defence Force"),
    ],
)
def test_in_whose_hands_it_had_been_is_who_lost_it(text: str, place: str, actor: str) -> None:
    assert [row[1:3] for row in sides(text) if row[0] == "held"] == [(place, actor)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ukraine has held on to most of Toretsk.", ["Toretsk"]),
        ("Rebels held on to the town of Bria for a week.", ["Bria"]),
        ("The president is holding on to power in Juba.", []),
    ],
)
def test_who_holds_on_to_a_place_holds_it(text: str, places: list[str]) -> None:
    assert [row[1] for row in sides(text) if row[0] == "held"] == places
