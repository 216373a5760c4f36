"""The day of a wire report, from a dateline that leaves its year to the reader."""

from __future__ import annotations

import pytest

import heldby


def published(text: str) -> tuple[str | None, str]:
    told = heldby.annotate(text, name="wire.txt")["published"]
    return told["value"], told["reason"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "GOMA, Nov 14 (Reuters) - M23 rebels took Kibumba on Monday, residents said. The group has held Bunagana "
            "since June 2022.",
            "2022-11-14",
        ),
        (  # the day after
            "KYIV, March 3 (AP) - Russian troops entered Kherson on Wednesday, its mayor said. The war began on "
            "February 24, 2022.",
            "2022-03-03",
        ),
        (  # not the year that is written out
            "MAE SOT, Thailand, Feb 11 (Border Wire) - Fighters overran Shadaw over the weekend, a spokesman said on "
            "Sunday. A ceasefire agreed in 2022 collapsed in November.",
            "2024-02-11",
        ),
        (
            "KHARTOUM, Sudan, 18 Dec (AFP) - The RSF seized Wad Madani on Monday. Fighting broke out in April 2023.",
            "2023-12-18",
        ),
    ],
)
def test_the_weekday_tells_the_year(text: str, day: str) -> None:
    value, reason = published(text)
    assert value == day
    assert "the dateline" in reason


@pytest.mark.parametrize(
    "text",
    [
        # no weekday
        "GOMA, Nov 14 (Reuters) - M23 rebels took Kibumba, residents said. They have held Bunagana since June 2022.",
        # no year
        "GOMA, Nov 14 (Reuters) - M23 rebels took Kibumba on Monday, residents said.",
        # a weekday of none of the years
        "GOMA, Nov 14 (Reuters) - M23 rebels took Kibumba on Saturday. The group has held Bunagana since June 2022.",
        # a date in a sentence is no dateline
        "Rebels entered Goma, Nov 14 being a Monday, residents said on Monday. They have held Sake since June 2022.",
    ],
)
def test_nothing_is_told_without_it(text: str) -> None:
    assert "the dateline" not in published(text)[1]


def test_a_date_written_out_counts_more() -> None:
    text = "GOMA, Nov 15, 2022 (Reuters) - M23 rebels took Kibumba on Monday. They have held Bunagana since June 2022."
    assert published(text)[0] == "2022-11-15"
