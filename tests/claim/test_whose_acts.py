"""Whose act it is where its noun has an adjective, and what is only foiled, called for, fled to or told of besides."""

from typing import Any

import pytest

import heldby


def told(text: str, kind: str) -> list[dict[str, Any]]:
    rows = heldby.annotate(text, published="2021-03-04")["claims"]
    return [c for c in rows if c["kind"] == kind]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "The army launched a major offensive to retake Bama. Boko Haram took Bama in May.",
            "Nigerian government forces",
        ),
        ("The M23 mounted a fresh attack to capture Sake. The army had retaken Sake in May.", "M23"),
        ("The junta is preparing a new operation to retake Lashio. The MNDAA took Lashio in July.", "Myanmar military"),
        (
            "Ethiopian troops are waging a bitter campaign to seize Mekelle. The TPLF took Mekelle in June.",
            "Ethiopian National Defence Force",
        ),
        ("Hezbollah led a two-month campaign to capture Arsal. The Islamic State held Arsal.", "Hezbollah"),
        (
            "The army launched a massive ground offensive to retake Bama. Boko Haram took Bama in May.",
            "Nigerian government forces",
        ),
    ],
)
def test_an_adjective_is_no_owner_of_an_offensive(text: str, actor: str) -> None:
    aim = next(c for c in told(text, "control") if c["status"] == "planned")
    assert (aim["actor"], aim["change"]) == (actor, "taken")


@pytest.mark.parametrize(
    "text",
    [
        "Police thwarted a car bombing in Kabul.",
        "Israeli troops foiled an ambush near Rafah.",
        "The army foiled an attack on Sake.",
        "Troops prevented an abduction in Jos.",
    ],
)
def test_who_foils_an_act_did_not_do_it(text: str) -> None:
    assert {c["actor"] for c in told(text, "event")} == {None}


def test_who_foils_an_attempt_to_take_a_town_does_not_mean_to_take_it() -> None:
    aims = [c for c in told("The army foiled a large attack to take Sake.", "control") if c["change"] == "taken"]
    assert all(c["actor"] is None for c in aims)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Junta airstrikes followed the seizure of the Hpakant base.", None),
        ("Russian shelling followed the liberation of Kherson.", None),
        ("Israeli raids preceded the capture of the town of Khiam.", None),
        ("The ceasefire followed the rebels' capture of Goma.", "Congolese rebels"),
        ("The army followed up the capture of Bara with a push on Babanusa.", "Sudanese Armed Forces"),
    ],
)
def test_what_followed_the_capture_of_a_place_did_not_take_it(text: str, actor: str | None) -> None:
    assert [c["actor"] for c in told(text, "control") if c["change"] == "taken"] == [actor]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Protesters are calling for the arrest of the police chief in Gressier.", "casualty"),
        ("The minister called for the arrest of two rebel commanders in Kidal.", "casualty"),
        ("The UN called for the withdrawal of troops from Goma.", "event"),
        ("Residents have called for the recapture of Bara.", "control"),
    ],
)
def test_what_is_called_for_has_not_happened(text: str, kind: str) -> None:
    assert [c["status"] for c in told(text, kind)] == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        "RSF fighters fled west to their stronghold at Nyala.",
        "The soldiers fled to their barracks in Bamako.",
        "Troops fled south to their lines near Kyiv.",
    ],
)
def test_where_troops_flee_to_is_not_lost(text: str) -> None:
    assert not [c for c in told(text, "control") if c["change"] == "lost"]


def test_the_base_that_troops_flee_is_lost() -> None:
    lost = told("The rebels fled the base at Sake.", "control")
    assert [(c["change"], c["place"]) for c in lost] == [("lost", "Sake")]


@pytest.mark.parametrize(
    "text",
    [
        "Hamas fighters hit an Israeli unit that had taken refuge in a home in Rafah.",
        "A convoy took shelter in a factory in Mariupol.",
        "Seven rebels were caught in the act by soldiers near Davao.",
    ],
)
def test_units_in_cover_are_not_displaced_and_who_is_seen_is_not_caught(text: str) -> None:
    assert not told(text, "casualty")


@pytest.mark.parametrize(
    "text",
    [
        "Fighters advance in Masisi as fighting intensifies in Congo",
        "Army enters Bara as fighting rages in Kordofan",
        "Thousands flee Sake as shelling worsens",
    ],
)
def test_what_fighting_does_in_a_headline_is_nobody_fought(text: str) -> None:
    assert {c["target"] for c in told(text, "event")} <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "The army captured two tanks near Bara.",
        "The army captured weapons near Bara.",
        "Ukrainian troops captured two Russian drones near Kupiansk.",
        "Fighters captured twelve forts in Kidal.",
    ],
)
def test_captured_arms_are_no_town_and_no_prisoners(text: str) -> None:
    assert not [*told(text, "casualty"), *told(text, "control")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Moscow's offensive in the Kharkiv region continues.", "Russia"),
        ("Kyiv's offensive in the Kursk region surprised many.", "Ukraine"),
        ("The village is near Hama, the main front in Damascus's counteroffensive in Hama.", "Syria"),
    ],
)
def test_a_capitals_offensive_is_its_governments(text: str, actor: str) -> None:
    assert [c["actor"] for c in told(text, "event")] == [actor]
