"""Tolls told place by place: each figure has the place that follows it."""

from typing import Any

import pytest

import heldby

Told = tuple[str | None, float | None, Any]


def told(text: str) -> list[Told]:
    rows = heldby.annotate(text)["claims"]
    return [(c["victims"], c["low"], c["place"]) for c in rows if c["kind"] == "casualty"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The monitor said 54 civilians had been killed, including nine in Taiz and eight in Hodeidah.",
            {("civilians", 9, "Taiz"), ("civilians", 8, "Hodeidah")},
        ),
        (
            "Four people were killed in Khan Younis, two in Rafah and one in Jabalia.",
            {("people", 4, "Khan Younis"), ("people", 2, "Rafah"), ("people", 1, "Jabalia")},
        ),
        (  # a report that lost its commas
            "In all 40 civilians were killed in air strikes on Gaza including 9 in Rafah 8 in Khan Younis 5 in Jabalia",
            {("civilians", 9, "Rafah"), ("civilians", 8, "Khan Younis"), ("civilians", 5, "Jabalia")},
        ),
        (
            "Three more people were killed elsewhere, one in Sumy, a second in Poltava and a third in Kharkiv.",
            {("people", 1, "Sumy"), ("people", 1, "Poltava"), ("people", 1, "Kharkiv")},
        ),
        (
            "At least 30 people died on Monday, 12 of them in Kharkiv and two each in Sumy and Odesa.",
            {("people", 12, "Kharkiv"), ("people", 2, "Sumy"), ("people", 2, "Odesa")},
        ),
        (
            "Five more civilians were killed in shelling in Kharkiv and three in Lysychansk.",
            {("civilians", 5, "Kharkiv"), ("civilians", 3, "Lysychansk")},
        ),
    ],
)
def test_each_figure_has_its_place(text: str, wanted: set[Told]) -> None:
    assert wanted <= set(told(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Twelve soldiers were killed in Gao, and in 2015 in Kidal the army lost a base.", 1),
        ("Two people were killed and three schools in Taiz were hit.", 1),
        ("Nine villagers were killed on 15 July in Djibo.", 1),
        ("The attack killed 12 people and wounded 30 in Mogadishu.", 2),
    ],
)
def test_other_figures_before_a_place_are_no_toll(text: str, number: int) -> None:
    assert len(told(text)) == number
