"""What was said a month ago is told of no day since, and what was counted then was so then."""

import pytest

import heldby


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("In May the UN said that 300 people had been killed in Goma.", "[..2024-05]"),
        ("The UN said in May that 300 people had been killed in Goma.", "[..2024-05]"),
        ("In January the ministry said that rebels had captured Sake.", "[..2024-01]"),
        ("The UN said last month that M23 held Sake.", "2024-05"),
        ("The Taliban said in March that they had 85,000 fighters.", "2024-03"),
        ("In 2022 the ministry warned that the rebels would attack Bunia.", "[2022..]"),
        ("The monitor said on Monday that 12 civilians had died in Aleppo.", "2024-06-10"),
        ("The army said last week that it had retaken Sake.", "[..2024-06]"),
    ],
)
def test_when_it_was_said_dates_what_is_no_news(text: str, time: str) -> None:
    assert [c["time"] for c in heldby.annotate(text, published="2024-06-14")["claims"]] == [time]


@pytest.mark.parametrize(
    "text",
    [
        "The army said before 3 May 2019 that it would capture the town of Palmyra.",
        "Until March 2022, the ministry said that the rebels would attack Bunia.",
        "The rebels said until 3 May 2019 that they would capture Sake from the army.",
    ],
)
def test_what_was_foretold_on_no_first_day_has_no_day(text: str) -> None:
    assert [c["time"] for c in heldby.annotate(text, published="2024-06-14")["claims"]] == [None]
