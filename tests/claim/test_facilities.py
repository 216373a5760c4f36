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


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("The Taliban seized Kunduz hospital.", "at:af-kunduz/hospital"),
        ("Abu Sayyaf fighters occupied the Marawi city jail.", "at:ph-marawi/prison"),
        ("Kachin fighters overran an army base in Hpakant on Friday.", "at:mm-hpakant/base"),
        ("Wagner forces are in control of the salt mine in Soledar.", "at:ua-soledar/salt%20mine"),
        ("Ukrainian marines still hold the Illich steelworks in Mariupol.", "at:ua-mariupol/Illich%20steel%20plant"),
        ("Chechen rebels besieged the railway station in Grozny.", "at:ru-grozny/railway%20station"),
        ("Libyan militia lost control of the Zawiya refinery.", "at:ly-zawiya/refinery"),
        ("Sri Lankan troops captured the Tigers' naval base in Mullaitivu.", "at:lk-mullaitivu/naval%20base"),
    ],
)
def test_its_town_is_told_before_or_right_behind_it(text: str, place_id: str) -> None:
    assert [c["place_id"] for c in control(text)] == [place_id]


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("Israeli tanks reached the Al-Quds hospital in Gaza City.", "at:ps-gaza-city/Al-Quds%20hospital"),
        ("Iraqi forces captured the Yarmouk hospital in Baghdad.", "at:iq-baghdad/Yarmouk%20hospital"),
        ("Sudanese troops retook the Kober prison in Khartoum.", "at:sd-khartoum/Kober%20prison"),
        ("Islamist fighters captured the Kafr Sita airbase in Aleppo.", "at:sy-aleppo/Kafr%20Sita%20airbase"),
        ("Islamic State seized the Tabqa military airport in Raqqa.", "sy-tabqa-airbase"),
    ],
)
def test_one_named_after_another_place_is_in_the_town_told_behind(text: str, place_id: str) -> None:
    assert [c["place_id"] for c in control(text)] == [place_id]


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        (
            "The army captured the base in Deir ez-Zor. Warplanes took off from the air base all night.",
            "sy-deir-ez-zor-airbase",
        ),
        ("Troops hold the base in Qamishli. The airport there is closed.", "at:sy-qamishli/base"),
    ],
)
def test_a_base_is_the_airbase_only_where_one_is_told_of(text: str, place_id: str) -> None:
    assert control(text)[0]["place_id"] == place_id


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
        (
            "M23 rebels captured the airport in Goma, the port in Bukavu and the town of Sake.",
            {("taken", "Goma airport"), ("taken", "Sake")},
        ),
        (
            "The army took the central bank and the Omdurman bridge in Khartoum.",
            {("taken", "Omdurman bridge")},
        ),
        (
            "Fighters took the governor's compound, the police headquarters and the prison in Qalat.",
            {
                ("taken", "Qalat governor's compound"),
                ("taken", "Qalat police headquarters"),
                ("taken", "Qalat prison"),
            },
        ),
        (
            "M23 holds the airport of Goma. The rebels also took the headquarters of the 13th brigade near Goma and "
            "the Bunagana border post.",
            {
                ("held", "Goma airport"),
                ("taken", "13th brigade headquarters"),
                ("taken", "Bunagana border crossing"),
            },
        ),
        ("Rebels seized Bukavu's airport and Goma.", {("taken", "Bukavu airport"), ("taken", "Goma")}),
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


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Russian forces captured the port city of Mariupol.", "Mariupol"),
        ("Rebels seized the base town of Kismayo.", "Kismayo"),
        ("Houthi rebels seized the port town of Mokha.", "Mokha"),
        ("Rebels took the mining town of Rubaya.", "Rubaya"),
        ("The army captured the market town of Bunagana.", "Bunagana"),
        ("The army captured Kilinochchi, the rebels' headquarters.", "Kilinochchi"),
        ("Rebels seized Goma, home to a large UN base.", "Goma"),
        ("Rebels captured Goma from their base in Rwanda.", "Goma"),
        ("Rebels captured Bangassou after a battle at the bridge.", "Bangassou"),
        ("Troops hold Beledweyne, whose airport is used by the UN.", "Beledweyne"),
        ("Rebels seized Port Sudan.", "Port Sudan"),
        ("Rebels captured villages near Tabqa and its airport.", "Tabqa"),
        ("Rebels took villages along the airport road in Kunduz.", "Kunduz"),
    ],
)
def test_a_town_that_has_one_is_the_town(text: str, place: str) -> None:
    assert [c["place"] for c in control(text)] == [place]


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


def test_a_border_post_at_a_place_bears_its_name() -> None:
    text = "Taliban fighters captured the border post at Spin Boldak."
    assert [(c["place"], c["part"]) for c in control(text)] == [("Spin Boldak", None)]
