"""Who tells a thing, where a word of telling is a part of a name, and who a verb in front of its teller is about."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def claims(text: str) -> list[dict[str, Any]]:
    return list(heldby.annotate(text)["claims"])


@pytest.mark.parametrize(
    "text",
    [
        "More than 40,000 people have been displaced following clashes between farmers and herders in Benue state.",
        "Clashes erupted on 1 January between the army and raiders in Zamfara state.",
    ],
)
def test_a_state_states_nothing(text: str) -> None:
    assert {c["source"] for c in claims(text)} == {"author"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Gunmen killed 12 people in Plateau, state media report.", "state media"),
        ("Troops killed 30 insurgents in Borno state, officials state.", "Nigerian officials"),
        ("Minister of Territorial Administration Josie Binoua said the rebels took Sibut.", "Josie Binoua"),
        ("Minister of Foreign Affairs Musa Kargbo said rebels took Makeni.", "Musa Kargbo"),
    ],
)
def test_who_tells_it_is_named_in_full_and_alone(text: str, source: str) -> None:
    assert {c["source"] for c in claims(text)} == {source}


def test_who_says_it_did_not_do_it() -> None:
    text = '"Members of the Malian army resisted briefly then began to retreat towards Gao," the source said.'
    assert {c["actor"] for c in claims(text) if c["type"] == "withdrawal"} == {"Malian government forces"}


@pytest.mark.parametrize(
    "text",
    [
        "M23 took Sake. The army plans to retake a nearby town.",
        "The RSF took Zamzam camp. Activists have warned that an RSF takeover of a city could lead to reprisals.",
    ],
)
def test_a_plan_for_some_town_is_not_for_the_one_told_of(text: str) -> None:
    assert len([c for c in claims(text) if c["kind"] == "control"]) == 1


def test_who_tightens_its_control_holds_what_it_is_over() -> None:
    text = (
        "The RSF seized El Fasher, the last stronghold of the Sudanese military, on Sunday. "
        "The victory allows it to tighten its control over the vast Darfur region."
    )
    held = [(c["place"], c["actor"]) for c in claims(text) if c["change"] == "held" and "tighten" in c["quote"]]
    assert held == [("Darfur", "Rapid Support Forces")]
