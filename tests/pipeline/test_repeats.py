"""A fact told again points at its fullest telling; facts that differ do not."""

from typing import Any

import pytest

from heldby.pipeline.repeats import with_repeats

BASE: dict[str, Any] = {
    "kind": "event",
    "polarity": "+",
    "type": "airstrike",
    "actor": "Russia",
    "target": None,
    "place": "Idlib",
    "time": "2021-03-04",
    "start": 0,
    "id": "a",
}


def repeated(**other: Any) -> dict[str, str | None]:
    rows = with_repeats([BASE, BASE | {"id": "b", "start": 50} | other])
    return {row["id"]: row["same_as"] for row in rows}


def test_a_repeat_points_at_the_first_of_equals() -> None:
    assert repeated() == {"a": None, "b": "a"}


def test_a_repeat_points_at_the_fullest() -> None:
    assert repeated(target="a market") == {"a": "b", "b": None}


@pytest.mark.parametrize(
    "other",
    [
        {"type": "shelling"},
        {"actor": "Turkey"},
        {"place": "Aleppo"},
        {"polarity": "-"},
        {"time": "2021-03-05"},
        {"actor": None},
    ],
)
def test_other_facts_are_no_repeats(other: dict[str, Any]) -> None:
    assert repeated(**other) == {"a": None, "b": None}


def test_a_count_is_told_again_without_its_place() -> None:
    count = BASE | {"kind": "casualty", "measure": "killed", "victims": "three villagers", "low": 3, "high": 3}
    again = count | {"id": "b", "place": None, "actor": None, "victims": "villagers", "start": 50}
    assert [row["same_as"] for row in with_repeats([count, again])] == [None, "a"]
    more = again | {"low": 4, "high": 4}
    assert [row["same_as"] for row in with_repeats([count, more])] == [None, None]
