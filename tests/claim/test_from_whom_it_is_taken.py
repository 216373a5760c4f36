"""From whom a place is taken, or to be taken: whoever took it before, wherever the report tells that."""

from __future__ import annotations

import pytest

import heldby

RSF_FIGHTS_SPLM = "The RSF is battling the SPLM-N near Dilling. "


def losers(text: str, actor: str) -> list[str | None]:
    """Who loses the place in each claim of its taking by an actor."""
    found = [c for c in heldby.annotate(text, name="x", published="2025-11-10")["claims"] if c["kind"] == "control"]
    return [c["against"] for c in found if c["change"] == "taken" and c["actor"] == actor]


@pytest.mark.parametrize(
    ("text", "actor", "loser"),
    [
        (
            RSF_FIGHTS_SPLM + "It launched an offensive to recapture Bara, which the army had seized in September.",
            "Rapid Support Forces",
            "Sudanese Armed Forces",
        ),
        (
            RSF_FIGHTS_SPLM + "The RSF plans to retake Bara, which it lost to the army in September.",
            "Rapid Support Forces",
            "Sudanese Armed Forces",
        ),
        (
            "The YPG is fighting Syrian rebels near Azaz. Islamic State attacked on Monday to retake Palmyra, "
            "which it had lost in March to the Syrian army.",
            "Islamic State",
            "Syrian government forces",
        ),
    ],
)
def test_it_is_to_be_taken_from_who_is_told_to_have_taken_it(text: str, actor: str, loser: str) -> None:
    assert losers(text, actor) == [loser]
