"""Turns of phrase of analyses and histories: what a side makes use of, what is left to it, what comes next."""

from __future__ import annotations

import pytest

import heldby

Row = dict[str, object]


def read(text: str, kind: str) -> list[Row]:
    return [c for c in heldby.annotate(text, name="w", published="2025-03-01")["claims"] if c["kind"] == kind]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("Islamist fighters took advantage of the army's disarray to advance on Konna.", "Konna", "Islamist fighters"),
        ("Al-Shabaab exploited the withdrawal of African Union troops to seize Adale.", "Adale", "al-Shabaab"),
        ("The RSF seized the opportunity to capture Babanusa.", "Babanusa", "Rapid Support Forces"),
    ],
)
def test_who_makes_use_of_something_has_done_it(text: str, place: str, actor: str) -> None:
    [row] = read(text, "control")
    assert (row["place"], row["actor"], row["status"]) == (place, actor, "happened")


def test_a_use_that_is_planned_is_planned() -> None:
    [row] = read("The Taliban plan to use the chaos to capture Kunduz.", "control")
    assert (row["actor"], row["status"]) == ("Taliban", "planned")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Russia, which has drawn down its forces in Syria, sent mercenaries to Mali.", "Russia"),
        ("The United States drew down its troops in Afghanistan in January 2021.", "United States"),
        ("Malian soldiers melted away from Konna without a fight.", "Malian government forces"),
    ],
)
def test_who_draws_down_or_melts_away_withdraws(text: str, actor: str) -> None:
    assert actor in [row["actor"] for row in read(text, "event") if row["type"] == "withdrawal"]


def test_who_melts_away_from_a_town_has_lost_it() -> None:
    [row] = read("Malian soldiers melted away from Konna without a fight.", "control")
    assert (row["change"], row["place"], row["against"]) == ("lost", "Konna", "Malian government forces")


def test_the_next_target_is_yet_to_be_taken() -> None:
    [row] = read("The next targets of the Taliban are Kandahar and Herat.", "control")
    assert (row["place"], row["actor"], row["status"]) == (["Kandahar", "Herat"], "Taliban", "expected")


def test_what_is_left_to_a_side_it_holds() -> None:
    [row] = read("The rebels' control in Congo was limited to Bunia and a few villages.", "control")
    assert (row["place"], row["change"]) == ("Bunia", "held")


def test_how_a_battle_ended_is_no_foe() -> None:
    [battle] = [
        row
        for row in read("The battle of Debaltseve ended with the retreat of Ukrainian forces from it.", "event")
        if row["type"] == "battle"
    ]
    assert battle["target"] is None
