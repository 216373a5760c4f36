"""Headlines without a verb: who holds a place, stands before it or has it back."""

from __future__ import annotations

import pytest

import heldby


def told(text: str) -> list[tuple[object, ...]]:
    found = heldby.annotate(text, published="2024-03-01")["claims"]
    return [(c["change"], c["place"], c["status"]) for c in found if c["kind"] == "control"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Goma back in army hands, spokesman says", ("taken", "Goma", "happened")),
        ("Kherson once again under Ukrainian control", ("taken", "Kherson", "happened")),
        ("Rebels in control of Goma, residents say", ("held", "Goma", "ongoing")),
        ("Army in full control of Khartoum", ("held", "Khartoum", "ongoing")),
        ("Nyala still in RSF hands, governor says", ("held", "Nyala", "ongoing")),
        ("Al-Shabaab in control of Adado after night attack", ("held", "Adado", "ongoing")),
        ("Sinjar under siege, Yazidis say", ("besieged", "Sinjar", "ongoing")),
        ("Rebels on outskirts of Bangui", ("entered", "Bangui", "happened")),
        ("RSF at the gates of El Fasher, witnesses say", ("approached", "El Fasher", "happened")),
    ],
)
def test_a_headline_needs_no_verb(text: str, claim: tuple[str, ...]) -> None:
    assert told(text) == [claim]


@pytest.mark.parametrize(
    "text",
    ["Soledar not under Russian control, Kyiv says", "Bor not in rebel hands, army says"],
)
def test_a_headline_without_a_verb_may_deny(text: str) -> None:
    found = [c for c in heldby.annotate(text, published="2024-03-01")["claims"] if c["kind"] == "control"]
    assert [(c["change"], c["polarity"]) for c in found] == [("held", "-")]


def test_somebody_of_whom_a_verb_tells_is_no_headline() -> None:
    assert not told("Rebels in control of Goma fled on Monday.")
