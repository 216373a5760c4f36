"""What is told as a state and is a change, and what somebody denies."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def told(text: str) -> dict[str, Any]:
    found = heldby.annotate(text, published="2023-11-02")["claims"]
    return [c for c in found if c["kind"] == "control"][-1]


@pytest.mark.parametrize(
    "text",
    [
        "The governor said that Gao was back in the hands of the Malian army.",
        "The ministry said that Goma was completely under its control again.",
        "Officials said that Azerbaijani troops had come to control most of Hadrut.",
        "The rebels ended up in control of Bambari.",
        "By noon the rebels had Wad Madani under their control.",
        "The whole town of Sake was in the hands of the M23 by Friday, residents said.",
        "Officials said that several villages near Tikrit were once again under the control of Iraqi forces.",
    ],
)
def test_who_has_a_place_back_or_by_noon_has_taken_it(text: str) -> None:
    assert told(text)["change"] == "taken"


@pytest.mark.parametrize(
    "text",
    [
        "Gao was still under the control of the Malian army.",
        "Singa is now back under the control of the Sudanese army.",
        "By 2016 Sirte was under the control of the Islamic State.",
    ],
)
def test_how_it_stands_is_no_change(text: str) -> None:
    assert told(text)["change"] == "held"


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's army disputes the RSF's takeover of Wad Madani.",
        'A spokesman rejected Russian statements that Avdiivka had come "under Russian control".',
        "The Malian army dismissed assertions that the jihadists had captured Konna.",
    ],
)
def test_what_somebody_disputes_is_denied(text: str) -> None:
    assert (told(text)["change"], told(text)["polarity"]) == ("taken", "-")


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("With Goma in their hands, the M23 rebels could push on.", "Goma", "M23"),
        ("With Kidal in army hands, the rebels fled to the hills of Mali.", "Kidal", "Malian government forces"),
    ],
)
def test_with_a_town_in_their_hands_they_hold_it(text: str, place: str, actor: str) -> None:
    assert [told(text).get(key) for key in ("change", "place", "actor")] == ["held", place, actor]


def test_what_an_account_tells_is_so() -> None:
    assert told("The army confirmed the assertion that rebels had captured Bria.")["polarity"] == "+"


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram took UNICEF warehouses in Gamboru.",
        "Al-Shabaab captured the Red Cross compound in Bardera.",
    ],
)
def test_who_brings_aid_has_held_no_place(text: str) -> None:
    assert told(text).get("against") is None


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "The Syrian Democratic Forces an alliance of Kurdish and Arab fighters broke into Raqqa in June.",
            "Syrian Democratic Forces",
        ),
        (
            "Violence in Nyala has been on the rise since May, when the SAF and the RSF started fighting for control "
            "of the city.",
            ["Sudanese Armed Forces", "Rapid Support Forces"],
        ),
    ],
)
def test_who_enters_and_who_fights_for_control(text: str, actors: object) -> None:
    assert told(text)["actor"] == actors
