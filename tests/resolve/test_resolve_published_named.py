"""The year that a report's name tells, where its days have none."""

from datetime import date

import pytest

import heldby
from heldby.model import Report
from heldby.resolve.published_named import named_year

TEXT = "On 7 July the army took the village of Tell Sultan. On 9 July the rebels took it back."


def days(name: str, text: str = TEXT) -> list[str | None]:
    return [t["earliest"] for t in heldby.annotate(text, name=name)["times"]]


@pytest.mark.parametrize("name", ["2016 summer campaign.html", "summer-campaign-2016.txt", "Campaign (July 2016).md"])
def test_the_year_in_the_name_is_that_of_its_days(name: str) -> None:
    assert days(name) == ["2016-07-07", "2016-07-09"]


@pytest.mark.parametrize("name", ["notes.txt", "siege-2014-2017.txt", "1920160712.txt"])
def test_two_years_or_none_or_longer_numbers_tell_nothing(name: str) -> None:
    assert named_year(Report(id="r", text=TEXT, name=name), [(7, 7)], None) is None


def test_a_year_written_out_later_than_that_of_the_name_wins() -> None:
    told = days("campaign 2016.txt", f"{TEXT} The village had been quiet since May 2017.")
    assert "2016-07-07" not in told


def test_an_older_year_that_is_written_out_does_not() -> None:
    assert "2016-07-07" in days("campaign 2016.txt", f"{TEXT} It had been besieged since 2012.")


def test_the_title_of_news_may_name_another_year() -> None:
    text = "After the vote of 2016 – On 7 July the army took the village of Tell Sultan, and on Thursday it left."
    assert named_year(Report(id="r", text=text, name="vote 2016.txt"), [(7, 7)], None)
    assert "2016-07-07" not in days("vote 2016.txt", text)


def test_the_name_says_not_before_the_last_day_and_why() -> None:
    found = named_year(Report(id="r", text=TEXT, name="campaign 2016.txt"), [(7, 7), (7, 9)], None)
    assert found
    when, reason = found
    assert (when.earliest, when.latest) == (date(2016, 7, 9), None)
    assert "“campaign 2016”" in reason


def test_of_two_years_less_than_twelve_months_apart_the_months_tell() -> None:
    text = "On 13 November the army took Tell Sultan. On 4 January the rebels took it back."
    found = days("Hama clashes (October 2017 – February 2018).html", text)
    assert found == ["2017-11-13", "2018-01-04"]
    assert days("hama-clashes-october-2016-february-2018.txt", text) != found
    assert named_year(Report(id="r", text=text, name="may-2017-march-2018.txt"), [(4, 7), (4, 9)], None) is None
