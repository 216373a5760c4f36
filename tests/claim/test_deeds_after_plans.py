"""What was done is the author's word and no plan, where it stands behind what somebody said he would do."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def controls(text: str) -> list[tuple[Any, ...]]:
    told = heldby.annotate(text, published="2024-06-14")["claims"]
    return [(c["change"], c["place"], c["status"], c["source"]) for c in told if c["kind"] == "control"]


@pytest.mark.parametrize(
    ("text", "done"),
    [
        (
            "Moscow announced that it would reduce activity near Kyiv, and by 2 April Ukrainian troops had re-entered "
            "Hostomel.",
            ("entered", "Hostomel", "happened", "author"),
        ),
        (
            "Kabul said its troops would hold Herat, but the Taliban captured the city two days later.",
            ("taken", "Herat", "happened", "author"),
        ),
        (
            "The army said it would withdraw from Goma, and on Monday rebels entered the city.",
            ("entered", "Goma", "happened", "author"),
        ),
    ],
)
def test_the_deed_is_told_by_the_author(text: str, done: tuple[str, ...]) -> None:
    assert controls(text)[-1] == done


@pytest.mark.parametrize(
    "text",
    [
        "Officials said shelling had killed ten, and rebels had entered Goma.",
        "Officials said troops would come, and that rebels had entered Goma.",
    ],
)
def test_what_is_said_too_is_the_speakers(text: str) -> None:
    ((*_, source),) = controls(text)
    assert "fficials" in source
