"""A total of a war or of fighting counts since it began, which another sentence may tell."""

from __future__ import annotations

import pytest

import heldby


def tolls(text: str, day: str) -> list[str | None]:
    """The times of the casualties told of, in the order of the text."""
    return [c["time"] for c in heldby.annotate(text, published=day)["claims"] if c["kind"] == "casualty"]


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        (
            "War has raged in Sudan since April 2023. Tens of thousands of people have been killed.",
            "2025-06-16",
            "2023-04/2025-06-16",
        ),
        (
            "Syria's conflict, which erupted in March 2011, has drawn in many powers. More than 250,000 people have "
            "been killed. On Monday it was quiet.",
            "2016-03-10",
            "2011-03/2016-03-10",
        ),
        (
            "Yemen has been in the grip of a ruinous war since September 2014. Some 15,000 people have died, a charity "
            "said on Monday.",
            "2018-03-05",
            "2014-09/2018-03-05",
        ),
        (
            "The rebels launched their offensive on Sake on 3 May. On Tuesday a road was cut. The fighting has killed "
            "45 people.",
            "2012-05-10",
            "2012-05-03/2012-05-10",
        ),
        (
            "The fighting broke out three days ago in Arauca. At least 60 people have now been killed in the clashes, "
            "police said on Sunday.",
            "2024-01-21",
            "2024-01-18/2024-01-21",
        ),
        (
            "The clashes, which started on Jan. 16, went on in Mindat on Sunday. Some 30 have been wounded so far.",
            "2024-01-21",
            "2024-01-16/2024-01-21",
        ),
    ],
)
def test_it_counts_from_there(text: str, day: str, time: str) -> None:
    assert tolls(text, day) == [time]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (
            "Jihadist violence began in Mali in 2012. New violence has killed 30 people in Djenne.",
            "[2024-01-20..2024-01-21]",
        ),
        ("The war began in April 2023. A shell killed six people in Nyala on Friday.", "2024-01-19"),
        (
            "The war began when the junta, in power since 1962, fell. More than 50,000 people have died.",
            "../2024-01-21",
        ),
    ],
)
def test_what_is_news_of_a_day_or_tells_no_beginning_does_not(text: str, time: str) -> None:
    assert tolls(text, "2024-01-21") == [time]


def test_the_head_counts_the_same_dead() -> None:
    text = (
        "Clashes leave 60 dead in Arauca\n\nThe fighting broke out on 18 January. At least 60 people have been killed "
        "in the clashes, police said on Sunday."
    )
    assert set(tolls(text, "2024-01-21")) == {"2024-01-18/2024-01-21"}
