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


def test_what_is_undated_lies_before_the_month_after_the_last_day_told() -> None:
    text = (
        "The bridge at Raqqa has been destroyed.\n\nIt rained in the hills.\n\nShops were shut.\n\nThe river rose.\n\n"
        "Palmyra was overrun in May 2015, a year ago.\n\nLast week, on March 28th, the army retook the city."
    )
    told = heldby.annotate(text)
    assert told["published"]["latest"] > "2016-04"
    assert [c["time"] for c in told["claims"] if c["kind"] == "damage"] == ["[..2016-03]"]
