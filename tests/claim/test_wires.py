"""Lines and links that nobody travels are no routes; attacks are by those to whom they are attributed."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def told(text: str, kind: str) -> list[dict[str, Any]]:
    return [c for c in heldby.annotate(text)["claims"] if c["kind"] == kind]


@pytest.mark.parametrize(
    "text",
    [
        "The telephone lines to Sibut have been cut.",
        "Power lines between Goma and Sake were cut.",
        "Internet links between Mekelle and Addis Ababa were cut.",
    ],
)
def test_a_line_for_wires_is_no_route(text: str) -> None:
    assert told(text, "route") == []


@pytest.mark.parametrize(
    "text",
    [
        "The road and telephone links between Goma and Sake have been cut.",
        "The army cut the supply line between Goma and Sake.",
    ],
)
def test_a_road_beside_it_is_one(text: str) -> None:
    (route,) = told(text, "route")
    assert {route["from_place"], route["to_place"]} == {"Goma", "Sake"}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("People fled following attacks attributed to M23 on FARDC positions in Rutshuru.", "M23"),
        ("An attack attributed to al-Shabaab killed 12 people in Beledweyne.", "al-Shabaab"),
        ("A bombing blamed on al-Shabaab killed 12 people in Mogadishu.", "al-Shabaab"),
    ],
)
def test_an_attack_is_by_those_to_whom_it_is_attributed(text: str, actor: str) -> None:
    assert {c["actor"] for c in told(text, "event")} == {actor}
