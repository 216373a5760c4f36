"""What a report's head tells without a day of its own is dated by the fuller account below it."""

from __future__ import annotations

import pytest

import heldby

PUBLISHED = "2024-05-15"


def times(text: str, kind: str, start: int, end: int) -> set[str | None]:
    """The times of the claims of a kind within a stretch of a text."""
    claims = heldby.annotate(text, published=PUBLISHED)["claims"]
    return {c["time"] for c in claims if c["kind"] == kind and start <= c["start"] < end}


@pytest.mark.parametrize(
    ("head", "account", "day"),
    [
        (
            "Shelling kills dozens in Goma\n\nDozens of people were killed by shells in the city of Goma, a doctor "
            "said on Tuesday.",
            "\n\nShells killed 29 people on Monday in the Himbi district of Goma, officials said.",
            "2024-05-13",
        ),
        (
            "Air strikes on Sumy\n\nAir strikes on Sumy left at least 31 civilians dead, local media reported Tuesday.",
            "\n\nThe number of victims of the strikes on Sumy conducted on Monday might rise, the radio reported.",
            "2024-05-13",
        ),
        (
            "Rebels shell Bangui\n\nRebels shelled Bangui and killed 12 people.",
            " The attack took place on 11 May.",
            "2024-05-11",
        ),
    ],
)
def test_the_head_takes_the_day_of_the_account(head: str, account: str, day: str) -> None:
    assert times(head + account, "event", 0, len(head)) == {day}


@pytest.mark.parametrize(
    ("head", "account"),
    [
        (  # another place
            "Shells kill six in Goma\n\nSix people were killed by shells in Goma, a doctor said on Tuesday.",
            "\n\nOn Monday shells killed two people in Bukavu, officials said.",
        ),
        (  # another number of dead
            "Six killed in Sumy\n\nSix people were killed in Sumy, a doctor said on Tuesday.",
            "\n\nTwo people were killed in Sumy on Monday, officials said.",
        ),
        (  # a stretch of days
            "Shells kill six in Kadugli\n\nSix people were killed by shells in Kadugli, a doctor said on Tuesday.",
            "\n\nShells have killed six people in Kadugli since Monday, officials said.",
        ),
    ],
)
def test_what_may_be_something_else_gives_the_head_no_day(head: str, account: str) -> None:
    assert not {"2024-05-13"} & times(head + account, "casualty", 0, len(head))


def test_a_date_in_figures_at_the_head_says_when_it_was_written() -> None:
    text = "Rebels shell Bangui 15.05.2024 Rebels shelled Bangui and killed 12 people. The incident occurred on May 11."
    assert times(text, "casualty", 0, len(text)) == {"2024-05-11"}


@pytest.mark.parametrize(
    ("text", "quote", "time"),
    [
        ("On Monday jets carried out a raid on the village of Sarmin.", "raid", "2024-05-13"),
        ("Last week the group carried out a string of attacks on Sake.", "attacks", "[2024-05-06..2024-05-12]"),
        ("The rebels broke into Hit in March and have since wrested half of the city from the army.", "wrested",
         "[2024-03..2024-05-15]"),
        ("The group seized Mosul in a lightning 2014 campaign but has this year lost Hit.", "seized", "2014"),
    ],
)  # fmt: skip
def test_which_time_dates_what_is_told(text: str, quote: str, time: str) -> None:
    at = text.index(quote)
    claims = heldby.annotate(text, published=PUBLISHED)["claims"]
    found = [c for c in claims if c["start"] <= at < c["end"] and c["kind"] in ("event", "control")]
    assert time in [c["time"] for c in found], found
