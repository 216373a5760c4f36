"""Peoples who flee are displaced; forces that flee withdraw."""

from typing import Any

import pytest

import heldby


def withdrawals(text: str) -> list[Any]:
    rows = heldby.annotate(text)["claims"]
    return [c["actor"] for c in rows if c["kind"] == "event" and c["type"] == "withdrawal"]


@pytest.mark.parametrize(
    "text",
    [
        "Nearly 400,000 Rohingya have fled to Bangladesh.",
        "Thousands of Armenians fled Stepanakert in September 2023.",
        "Many Yazidis fled Sinjar.",
    ],
)
def test_a_people_does_not_withdraw(text: str) -> None:
    assert withdrawals(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ukrainian troops fled Ilovaisk.", "Ukrainian government forces"),
        ("The Russians fled Kherson.", "people of Russia"),
        ("Boko Haram fled Baga.", "Boko Haram"),
    ],
)
def test_forces_do(text: str, who: str) -> None:
    assert withdrawals(text) == [who]
