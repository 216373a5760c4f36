"""Losses that the next sentence tells without a time are of the week, or of all the days, told of just before."""

from __future__ import annotations

import pytest
from times_told import times

import heldby

PUBLISHED = "2019-04-12"  # a Friday


@pytest.mark.parametrize(
    ("text", "kind", "words", "time"),
    [
        (
            "Since Tuesday, shelling has killed 40 people in Avdiivka, medics said. At least 281 people have been "
            "wounded.",
            "casualty",
            "wounded",
            "2019-04-09/2019-04-12",
        ),
        (
            "Air strikes over the past week have killed 31 people in Sanaa. They destroyed a school.",
            "damage",
            "school",
            "2019-04-05/2019-04-12",
        ),
        (
            "Gunmen killed 30 people in raids on villages in Plateau state last week. They also burned 60 houses.",
            "damage",
            "houses",
            "[2019-04-01..2019-04-07]",
        ),
        ("Last month, rebels attacked Palma. Dozens of people were killed.", "casualty", "killed", "2019-03"),
        (
            "Shells killed ten people in Goma on Thursday. Last week, a rocket hit a school in the city. Two teachers "
            "were killed.",
            "casualty",
            "teachers",
            "[2019-04-01..2019-04-07]",
        ),
    ],
)
def test_they_are_of_that_time(text: str, kind: str, words: str, time: str) -> None:
    assert times(text, kind, words, PUBLISHED) == {time}


@pytest.mark.parametrize(
    ("text", "kind", "words", "time"),
    [
        (  # its own day
            "Rebels attacked Palma last month. On Thursday soldiers killed ten rebels. They burned three boats.",
            "damage",
            "boats",
            "2019-04-11",
        ),
        (  # another paragraph
            "Last month, rebels attacked Palma.\n\nShells killed two teachers in Goma.",
            "casualty",
            "teachers",
            "[2019-04-11..2019-04-12]",
        ),
        (  # another town
            "Last month, rebels attacked Palma. Shells killed two teachers in Goma.",
            "casualty",
            "teachers",
            "[2019-04-11..2019-04-12]",
        ),
        (  # what was done, not what was lost, in the days since
            "Fighting has displaced 4,000 people since January. Rebels shelled the airport of Goma.",
            "event",
            "shelled",
            "[2019-04-11..2019-04-12]",
        ),
        (  # the day on which something began
            "At least 300 have died in Kobani since the group launched its assault in September. Five were bombers.",
            "casualty",
            "died",
            "2018-09/2019-04-12",
        ),
    ],
)
def test_they_are_not_where_something_else_tells(text: str, kind: str, words: str, time: str) -> None:
    assert times(text, kind, words, PUBLISHED) == {time}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("A week of battles has killed 75 people in Tripoli, the UN said on Friday.", "2019-04-05/2019-04-12"),
        ("Two weeks of fighting in Tripoli killed 75 people, the UN said on Friday.", "2019-03-29/2019-04-12"),
        ("A week of battles has wounded 323 people and killed 75.", "2019-04-05/2019-04-12"),
    ],
)
def test_a_length_of_fighting_is_the_time_of_its_losses(text: str, time: str) -> None:
    assert times(text, "casualty", "killed", PUBLISHED) == {time}


@pytest.mark.parametrize(
    ("text", "measure", "time"),
    [
        ("The six-year civil war has drawn in Russia, a diplomat said on Friday.", "other:war_length", "2013-04~"),
        ("Six days of shelling have killed 40 people in Douma.", "other:operation_length", "2019-04-06"),
    ],
)
def test_a_length_is_of_the_days_that_it_counts(text: str, measure: str, time: str) -> None:
    found = {
        c["time"]
        for c in heldby.annotate(text, published=PUBLISHED)["claims"]
        if c["kind"] == "indicator" and c["measure"] == measure
    }
    assert found == {f"{time}/2019-04-12"}


def test_a_length_in_minutes_is_of_its_day() -> None:
    text = "Soldiers killed five gunmen near Buluan on Thursday. Two soldiers were hurt in the 30-minute firefight."
    found = {c["time"] for c in heldby.annotate(text, published=PUBLISHED)["claims"] if c["kind"] == "indicator"}
    assert found <= {"2019-04-11"}
