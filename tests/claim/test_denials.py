"""Changes of hands that words further off than a "not" deny."""

from __future__ import annotations

import pytest

import heldby


def told(text: str) -> list[tuple[object, ...]]:
    found = heldby.annotate(text, published="2024-03-01")["claims"]
    return [(c["place"], c["polarity"]) for c in found if c["kind"] == "control"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kyiv called reports of the fall of Soledar false.", "Soledar"),
        ("The army refuted rebel claims of winning back Goma.", "Goma"),
        ("The M23 did not make gains in Masisi.", "Masisi"),
        ("The army did not score a victory in Nyala.", "Nyala"),
    ],
)
def test_what_is_called_false_or_was_not_won_is_denied(text: str, place: str) -> None:
    assert told(text) == [(place, "-")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The army made gains in Goma.", "Goma"),
        ("The governor called the capture of Bor a disaster.", "Bor"),
        ("The army confirmed reports of the fall of Bor.", "Bor"),
    ],
)
def test_what_is_only_spoken_of_is_not_denied(text: str, place: str) -> None:
    assert told(text) == [(place, "+")]
