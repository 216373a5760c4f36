"""Events in everyday words: who hit what, who pulled out of where, talks put off, a town left without a fight."""

from typing import Any

import pytest

import heldby


def events(text: str) -> list[dict[str, Any]]:
    rows = heldby.annotate(text, published="2024-06-10")["claims"]
    return [c for c in rows if c["kind"] == "event"]


@pytest.mark.parametrize(
    ("text", "sort", "place"),
    [
        ("Israel hit several targets in Beirut on Friday.", "airstrike", "Beirut"),
        ("The rebels have hit a clinic in Sagaing.", "attack", "Sagaing"),
        ("The village of Hpakant was hit on Wednesday.", "attack", "Hpakant"),
        ("The youth had pulled out of Ulang before the army came in.", "withdrawal", "Ulang"),
        ("International staff have been withdrawn from Hodeidah.", "withdrawal", "Hodeidah"),
        ("A large part of the force in Chechnya will be pulled out next week.", "withdrawal", "Chechnya"),
        ("Gunfire was still coming from the outskirts of Lalibela.", "battle", "Lalibela"),
        ("The two sides met again in Caracas on Nov. 1.", "talks", "Caracas"),
    ],
)
def test_everyday_words_tell_events(text: str, sort: str, place: str) -> None:
    assert [(c["type"], c["place"]) for c in events(text)] == [(sort, place)]


@pytest.mark.parametrize(
    "text",
    [
        "The government has suspended the dialogue with the ELN.",
        "The talks in Geneva are currently paused.",
        "Peace talks between Israel and Syria have been stalled since 1996.",
        "The United Nations has put off talks in Ghadames.",
    ],
)
def test_talks_that_are_stopped_are_none(text: str) -> None:
    assert [(c["type"], c["polarity"]) for c in events(text)] == [("talks", "-")]


def test_who_leaves_without_a_fight_has_not_fought() -> None:
    fought = [c for c in events("The army left Rutshuru without a fight.") if c["type"] == "battle"]
    assert [c["polarity"] for c in fought] == ["-"]


def test_a_fight_against_a_party_is_a_battle() -> None:
    told = events("The junta's fight against the Kachin rebels in Myitkyina goes on.")
    assert [(c["type"], c["target"]) for c in told] == [("battle", "Kachin rebels")]


@pytest.mark.parametrize(
    "text",
    [
        "Inflation hit a record in Turkey in May.",
        "An earthquake hit the town of Amatrice.",
        "The drought has hit villages in Turkana hard.",
        "China's fight against poverty in Gansu goes on.",
        "Rescuers pulled four people out of the rubble in Antakya.",
    ],
)
def test_what_is_no_event_of_a_war_stays_none(text: str) -> None:
    assert events(text) == []
