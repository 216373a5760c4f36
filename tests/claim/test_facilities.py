"""An airport, a base, a palace is a place of its own: who takes it has not taken the town that has it."""

from __future__ import annotations

from typing import Any

import pytest

import heldby
from heldby.claim.facilities import tells_of_facility

Row = dict[str, Any]


def control(text: str) -> list[Row]:
    return [c for c in heldby.annotate(text, published="2024-06-14")["claims"] if c["kind"] == "control"]


def places(text: str) -> set[tuple[object, object]]:
    return {(c["change"], c["place"]) for c in control(text)}


@pytest.mark.parametrize(
    ("text", "place", "place_id"),
    [
        ("The Taliban took control of the airport in Kunduz.", "Kunduz airport", "at:af-kunduz/airport"),
        ("Rebels seized the Kavumu airport near Bukavu.", "Kavumu airport", "at:cd-kavumu/airport"),
        ("Al-Shabaab overran the African Union base in El Adde.", "El Adde base", "at:so-el-adde/base"),
        ("Boko Haram captured the army barracks in Gwoza.", "Gwoza barracks", "at:ng-gwoza/barracks"),
        ("Karenni fighters took the military's base in Loikaw.", "Loikaw base", "at:mm-loikaw/base"),
        ("Ethiopian troops regained Axum airport.", "Axum airport", "at:et-axum/airport"),
        ("Croatian troops entered the Knin barracks.", "Knin barracks", "at:hr-knin/barracks"),
        (
            "Taliban fighters captured the border post at Spin Boldak.",
            "Spin Boldak border crossing",
            "at:af-spin-boldak/border%20crossing",
        ),
        (
            "Rebels took the base of the 13th brigade outside Goma from the army.",
            "13th brigade base",
            "at:cd-goma/13th%20brigade%20base",
        ),
        (
            "The army's 6th Division base in El Fasher is besieged by the RSF.",
            "6th Division base",
            "at:sd-el-fasher/6th%20Division%20base",
        ),
        (
            "RSF seized the army's 16th Infantry Division headquarters in Nyala.",
            "16th Infantry Division headquarters",
            "at:sd-nyala/16th%20Infantry%20Division%20base",
        ),
    ],
)
def test_a_facility_is_a_place_of_its_own(text: str, place: str, place_id: str) -> None:
    assert [(c["place"], c["place_id"], c["part"]) for c in control(text)] == [(place, place_id, None)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Russian troops seized the Zaporizhzhia nuclear power plant.", "ua-znpp"),
        ("Iraqi forces took back the Baiji refinery.", "iq-baiji-refinery"),
        ("Army tanks rolled on. Islamic State overran the Tabqa military airport.", "sy-tabqa-airbase"),
    ],
)
def test_a_facility_that_the_gazetteer_has_is_that(text: str, place: str) -> None:
    assert [c["place_id"] for c in control(text)] == [place]


def test_the_words_for_it_are_those_of_the_text() -> None:
    (claim,) = control("M23 took Sake. Congolese troops fled. The airport in Goma is held by the army.")[1:]
    assert (claim["place"], claim["place_phrase"]) == ("Goma airport", "The airport in Goma")


@pytest.mark.parametrize(
    ("text", "places_told"),
    [
        (
            "The army recaptured the airport road and the cement plant in Vuhledar.",
            {("taken", "Vuhledar airport road"), ("taken", "Vuhledar cement plant")},
        ),
        ("M23 rebels seized Goma and its airport.", {("taken", "Goma"), ("taken", "Goma airport")}),
        (
            "Tigrayan forces took Mekelle's airport and the university.",
            {("taken", "Mekelle airport"), ("taken", "Mekelle university")},
        ),
        (
            "MILF fighters occupied the town hall and the market in Marawi.",
            {("taken", "Marawi town hall"), ("taken", "Marawi market")},
        ),
        (
            "Russian troops seized the power plant in Enerhodar and the school in Bakhmut.",
            {("taken", "Enerhodar power station"), ("taken", "Bakhmut school")},
        ),
        ("Rebels entered Bukavu's airport and the city.", {("entered", "Bukavu airport"), ("entered", "Bukavu")}),
    ],
)
def test_each_facility_of_a_list_is_one(text: str, places_told: set[tuple[str, str]]) -> None:
    assert places(text) == places_told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("M23 seized the airport in Goma. The airport fell after two days.", "Goma airport"),
        ("Rebels captured the airport of Kisangani. It was retaken by the army on Sunday.", "Kisangani airport"),
        ("Taliban fighters overran the army base in Ghormach. The base was retaken by commandos.", "Ghormach base"),
        ("Sudan's army took the presidential palace in Khartoum. The RSF had held the palace.", None),
        ("Houthi fighters entered Taiz in March and occupied the airport.", "Taiz airport"),
    ],
)
def test_it_goes_on_being_meant(text: str, place: str | None) -> None:
    assert control(text)[-1]["place"] == (place or "Khartoum presidential palace")


def test_the_airport_is_none_that_is_named_only_later() -> None:
    text = (
        "Haftar's forces marched on Tripoli a week ago. The airport has changed hands twice. An aide said that they "
        "were in full control of it. Flights left from Mitiga airport."
    )
    assert {c["place_id"] for c in control(text)} <= {"ly-tripoli", "at:ly-tripoli/airport"}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels in eastern Congo seize army's regional headquarters. The M23 said it was in control of the "
        "headquarters of the army's Eastern Command.",
        "Karen rebels seized a military base in the east of Myanmar. The Karen National Union took the headquarters of "
        "the army's Eastern Command on Monday.",
    ],
)
def test_the_headquarters_are_those_that_the_report_names(text: str) -> None:
    assert {c["place"] for c in control(text)} == {"Eastern Command headquarters"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels took three bases near Goma.", "Goma"),
        ("The army recaptured villages around Wad Madani.", "Wad Madani"),
        ("Rebels seized the eastern districts of Gao.", "Gao"),
        ("Afghan forces hold a checkpoint in Kunduz.", "Kunduz"),
    ],
)
def test_ground_and_what_a_town_has_many_of_stay_a_part(text: str, place: str) -> None:
    (claim,) = control(text)
    assert claim["place"] == place
    assert claim["part"]


def test_a_border_town_is_no_border_post() -> None:
    (claim,) = control("Kurdish fighters took the strategic border town of Ras al-Ain.")
    assert (claim["place_id"], claim["part"]) == ("sy-ras-al-ayn", None)


def test_who_sits_in_a_headquarters_does_not_hold_it() -> None:
    text = "The Arakan Army said it was in full control of the headquarters of the military's Western Command in Ann."
    (claim,) = control(text)
    assert (claim["place"], claim["actor"]) == ("Western Command headquarters", "Arakan Army")


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("its airport", True), ("the base of the brigade", True), ("three bases", False), ("the town of the base", False)],
)
def test_what_words_tell_of_a_facility(words: str, *, is_one: bool) -> None:
    assert tells_of_facility(words) == is_one
