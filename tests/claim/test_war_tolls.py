"""The dead of a whole war: no day's news, and of no town that the report tells of."""

from typing import Any

import pytest

import heldby

NEWS = "A reporter was killed in Bakhmut on Monday.\n\n"


def toll(text: str) -> dict[str, Any]:
    """The last casualty told of, in news of 14 November 2017."""
    rows: list[dict[str, Any]] = heldby.annotate(NEWS + text, published="2017-11-14")["claims"]
    return [c for c in rows if c["kind"] == "casualty"][-1]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("More than 20,000 people have been killed in the war, which began in 2014.", "2014/2017-11-14"),
        ("Some 20,000 people have died in the conflict that erupted in April 2014.", "2014-04/2017-11-14"),
        ("About 60,000 people have been killed in three years of war in Yemen.", "2014-11~/2017-11-14"),
        ("More than 20,000 people have been killed since March 2015.", "2015-03/2017-11-14"),
        ("The war has killed more than 20,000 people.", "../2017-11-14"),
        ("The war, now in its fourth year, has displaced two million people.", "2014/2017-11-14"),
        ("The United Nations said on Thursday that 20,000 people had been killed.", "../2017-11-14"),
    ],
)
def test_it_runs_from_when_the_war_began(text: str, time: str) -> None:
    assert toll(text)["time"] == time


def test_the_dead_of_a_day_are_news() -> None:
    assert toll("Shelling killed 12 villagers.")["time"] == "2017-11-13"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The war has killed more than 20,000 people.", None),
        ("The Sudanese war has killed more than 20,000 people.", "Sudan"),
        ("More than 20,000 people have been killed since Yemen's war began in 2014.", "Yemen"),
    ],
)
def test_it_fell_in_no_town_of_the_news(text: str, place: str | None) -> None:
    assert toll(text).get("place") == place
