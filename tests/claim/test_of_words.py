"""Attacks in words are no attacks: told by what is attacked, where, or what somebody is blamed for."""

import pytest
from events_told import events


@pytest.mark.parametrize(
    "text",
    [
        "The foreign minister attacked the West for arming the rebels in Mali.",
        "The president attacked NATO allies over defence spending.",
        "Mr Aoun attacked France as a supporter of the militias.",
        "Erdogan attacked Israel in a televised speech.",
        "The president attacked his opponent on Sunday.",
        "Church leaders attacked the government's handling of the war in Tigray.",
        "His attacks on the peace accord grew louder in Bogota.",
        "Critics attacked the army for burning villages in Rakhine.",
    ],
)
def test_an_attack_of_words_is_no_event(text: str) -> None:
    assert events(text, "attack") == []


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a candidate in Kano.",
        "Soldiers attacked villagers for sheltering rebels near Pibor.",
        "The militia attacked the post in Sake over the weekend.",
        "Rebels attacked the campaign headquarters in Bangui.",
        "Protesters were attacked for waving flags in Srebrenica.",
        "Fighters attacked rivals in Goma on Sunday.",
    ],
)
def test_an_attack_of_arms_is_one(text: str) -> None:
    assert len(events(text)) == 1
