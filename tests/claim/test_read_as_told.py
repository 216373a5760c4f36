"""Names cut out of longer ones, plans denied, what nobody can confirm, old dates, and sources that say nothing."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def claims(text: str, kind: str = "control", **traits: str) -> list[dict[str, Any]]:
    found = heldby.annotate(text, published="2024-06-14")["claims"]
    return [c for c in found if c["kind"] == kind and all(c[name] == value for name, value in traits.items())]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "The United Front for Unity and Renewal said it had seized Mongo on Sunday.",
            "United Front for Unity and Renewal",
        ),
        ("The United Front captured Mazar-i-Sharif on Friday.", "Northern Alliance"),
        ("Fiji People's Defence Force troops took Nadi.", "Fijian government forces"),
        ("South Sudan People's Defense Forces soldiers retook Akobo.", "South Sudanese government forces"),
        ("The People's Defence Force captured Kawlin.", "People's Defence Force"),
    ],
)
def test_a_name_that_is_part_of_a_longer_one_is_not_the_listed_body(text: str, actor: str) -> None:
    assert [c["actor"] for c in claims(text)] == [actor]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Black Army took Leer. Black Army fighters also entered Mayom.", "Black Army"),
        ("Fighters with the Karsh Front captured Gode on Monday.", "Karsh Front"),
        ("Militants with al-Shabaab seized Jowhar.", "al-Shabaab"),
        ("Militants from the outlawed Pakistani Taliban seized a base in Swat.", "Tehrik-i-Taliban Pakistan"),
        ("Gunmen of the notorious Viv Ansanm gang captured Mirebalais.", "Viv Ansanm"),
        ("Libyan forces loyal to eastern-based commander Khalifa Haftar took Derna.", "Libyan National Army"),
        ("Yemeni fighters loyal to the Houthis took Marib.", "Houthis"),
        ("Syrian forces loyal to President Assad took Hama.", "Syrian government forces"),
    ],
)
def test_men_are_of_whom_the_words_around_them_name(text: str, actor: str) -> None:
    assert {c["actor"] for c in claims(text)} == {actor}


@pytest.mark.parametrize(
    "text",
    [
        "Another town taken by rebels in Ituri.",
        "Second town captured by rebels in Ituri.",
        "Small village seized by rebels in Ituri.",
        "Remote outpost town overrun by rebels in Ituri.",
        "Fighters attacked the Forward Operating Base in Bama.",
        "Two gendarmes were killed in an attack in the restive Anglophone region of Cameroon.",
    ],
)
def test_no_place_is_made_of_an_everyday_word_with_a_capital(text: str) -> None:
    told = heldby.annotate(text, published="2024-06-14")["claims"]
    assert {c.get("place") for c in told} <= {"Ituri", "Bama", "Cameroon", None}


@pytest.mark.parametrize(
    "text",
    [
        "Residents could not confirm whether the rebels had fully left Uvira.",
        "It was unclear whether the army had retaken Bara.",
        "It is not known whether the junta's troops recaptured Kawlin.",
        "Officials did not say whether Ukrainian troops had withdrawn from Toretsk.",
    ],
)
def test_what_nobody_can_say_is_only_supposed(text: str) -> None:
    assert {c["status"] for c in claims(text)} == {"hypothetical"}


def test_an_attack_is_there_whoever_was_behind_it() -> None:
    text = "The monitor could not determine whether Russia or the government was behind the attack on Atarib."
    assert [c["status"] for c in claims(text, "event", type="attack")] == ["happened"]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels were not planning to remain in Biltine.",
        "The army does not intend to withdraw from Kidal.",
        "M23 has no intention of leaving Goma.",
        "The junta ruled out a withdrawal from Lashio.",
        "Ukraine does not want to leave Pokrovsk.",
    ],
)
def test_a_plan_that_is_denied_is_no_plan(text: str) -> None:
    assert {(c["status"], c["polarity"]) for c in claims(text)} == {("planned", "-")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Army chief visits Goma after government forces reclaim town", "happened"),
        ("Minister tours Kidal after army retakes town", "happened"),
        ("The UN will leave Bukavu after M23 seizes the city.", "hypothetical"),
    ],
)
def test_a_headline_tells_what_came_before_in_the_present(text: str, status: str) -> None:
    assert [c["status"] for c in claims(text, change="taken")] == [status]


@pytest.mark.parametrize(
    ("text", "actor", "against"),
    [
        ("The capture of Dessie would be a gain for the Tigrayan fighters.", "Tigray Defence Forces", None),
        ("The fall of El Fasher would be a major victory for the RSF.", "Rapid Support Forces", None),
        ("The capture of Goma was a boost for M23.", "M23", None),
        ("The takeover of Lashio came as a blow to the junta.", None, "Myanmar military"),
    ],
)
def test_who_gains_by_a_taking_has_taken(text: str, actor: str | None, against: str | None) -> None:
    (told,) = claims(text)
    assert told["actor"] == actor
    assert against is None or told["against"] == against


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Amhara forces have withdrawn from Shire as part of a November peace deal.", "[..2024-06]"),
        ("The rebels shelled Goma in breach of a March ceasefire.", "[2024-06-13..2024-06-14]"),
        (
            "Troops killed 11 rebels near Bouake, a city that has been tense since the coup of April 3.",
            "[2024-06-13..2024-06-14]",
        ),
    ],
)
def test_the_time_of_what_was_settled_once_dates_no_news(text: str, time: str) -> None:
    told = heldby.annotate(text, published="2024-06-14")["claims"]
    assert time in {c["time"] for c in told if c["kind"] in ("control", "event", "casualty")}
    assert not any(c["time"].startswith(("2023-11", "2024-03", "2024-04")) for c in told if c["status"] == "happened")


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the army captured Andulo, the rebels' main stronghold.",
        "Government troops took the rebel stronghold of Vavuniya on Monday.",
    ],
)
def test_a_captured_stronghold_is_held_no_more(text: str) -> None:
    assert [(c["status"], c["time"]) for c in claims(text, change="held")] == [("happened", "../2024-06-10")]


def test_a_stronghold_only_struck_is_held_still() -> None:
    assert [c["status"] for c in claims("Jets struck the rebel stronghold of Korhogo.", change="held")] == ["ongoing"]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("50 soldiers killed in militant attack in Burkina Faso", "Burkinabe government forces"),
        ("12 miners kidnapped in militant raid near Zamfara", "miners"),
        ("9 villagers wounded in jihadist attack in Mali", "villagers"),
    ],
)
def test_those_killed_in_an_attack_have_not_made_it(text: str, victims: str) -> None:
    attacks = claims(text, "event", type="attack")
    assert attacks
    assert all(c["actor"] != victims and c["target"] == victims for c in attacks)


def test_those_counted_as_killed_are_no_strength() -> None:
    text = "Al-Shabaab said it killed 61 Kenyan soldiers serving in Ceel Cado."
    assert claims(text, "casualty")
    assert not claims(text, "indicator")


def test_animals_are_no_victims() -> None:
    assert not claims("The commissioner accused the army of killing several cattle in Ulang.", "casualty")


def test_an_agreement_has_no_members() -> None:
    text = "The African Union-brokered agreement includes the withdrawal of Eritrean troops from Tigray."
    assert not claims(text, "relation")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Earlier, a resident in Sirte city centre told Reuters that the army controlled Sirte.",
            "resident in Sirte city centre",
        ),
        ("Two bases in Borno came under Boko Haram attack on Saturday, with one soldier feared dead.", "author"),
        ("Rapid gains by the Seleka rebels have raised fears that Bangui could fall.", "unnamed"),
        ("A statement by the army said rebels had seized Komanda.", "army"),
    ],
)
def test_who_only_acts_or_is_feared_dead_tells_nothing(text: str, source: str) -> None:
    told = heldby.annotate(text, published="2024-06-14")["claims"]
    assert told[0]["source"] == source


def test_nobody_takes_a_place_from_himself() -> None:
    text = "Reports that Bouake had been recaptured from the rebels were wrong. The rebels control most of the city."
    assert all(c["actor"] != c["against"] for c in claims(text) if c["against"])
