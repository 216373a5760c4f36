"""Where a unit sits is a place: its headquarters, its base."""

from __future__ import annotations

import pytest

import heldby


def read(text: str) -> list[str]:
    return [m["text"] for m in heldby.annotate(text)["places"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The rebels captured the headquarters of the army's Central Zone Command in Chad.",
            "headquarters of the army's Central Zone Command",
        ),
        ("The RSF overran the base of the 20th Infantry Division on Friday.", "base of the 20th Infantry Division"),
        ("The Houthis seized the camp of Infantry Brigade 117 in Marib.", "camp of Infantry Brigade 117"),
        ("They stormed the 52nd Brigade's headquarters in Daraa.", "52nd Brigade's headquarters"),
    ],
)
def test_the_seat_of_a_unit_is_a_place(text: str, name: str) -> None:
    assert name in read(text)
    (claim,) = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "control"]
    assert claim["place_phrase"] == name


@pytest.mark.parametrize(
    "text",
    [
        "They destroyed a base of the Islamic State in Homs.",
        "The headquarters of the Syrian army was hit in Damascus.",
        "A commander of the Fourth Division was killed in Hama.",
    ],
)
def test_an_army_or_a_group_has_many_seats(text: str) -> None:
    assert not [name for name in read(text) if "base" in name or "headquarters" in name or "Division" in name]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("A deal brokered by Moscow Ankara and Tehran held in Idlib.", {"state.ru", "state.tr", "state.ir"}),
        ("The raid prompted Kigali to send troops to Goma.", {"state.rw"}),
    ],
)
def test_a_capital_that_is_moved_or_deals_is_its_state(text: str, states: set[str]) -> None:
    found = {m["id"] for m in heldby.annotate(text)["actors"]}
    assert states <= found
