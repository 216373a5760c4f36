"""A history's days are of the year its story has come to; news counts from its publication."""

from __future__ import annotations

import pytest

import heldby
from heldby.mark.times import times
from heldby.model import Sentence, When
from heldby.resolve.dates import meaning
from heldby.resolve.story_days import counted_from


def days(text: str, published: str | None) -> list[str | None]:
    """What each time of a text comes to."""
    found = times(text, [Sentence(start=0, end=len(text), tokens=())])
    vantages = counted_from(found, When.parse(published) if published else None)
    told = [meaning(m, v)[0] for m, v in zip(found, vantages, strict=True)]
    return [when.edtf() if when else None for when in told]


@pytest.mark.parametrize("published", [None, "[2017-02-01..]", "2023-06-30"])
def test_a_story_goes_on_over_the_turn_of_a_year(published: str | None) -> None:
    text = "On 14 November 2016 they came. On 20 November one fort fell, on 3 January two. In February 2017 all left."
    assert days(text, published) == ["2016-11-14", "2016-11-20", "2017-01-03", "2017-02"]


def test_a_day_before_the_first_date_with_a_year_is_not_after_it() -> None:
    assert days("On 20 October raiders came. By 3 November 2016 they had left.", None)[0] == "2016-10-20"


def test_a_date_told_in_passing_does_not_take_the_story_back() -> None:
    text = "On 14 June 2015 the town fell, held since August 2013. On 20 June another fell."
    assert days(text, None)[-1] == "2015-06-20"


def test_days_after_a_year_alone_are_of_that_year() -> None:
    assert days("In 2015 the war went on. On 3 March the fort fell.", "[2015..]")[-1] == "2015-03-03"


def test_a_year_told_in_passing_dates_no_day() -> None:
    assert days("The fort, held since 2011, fell on 9 October.", "[2011..]")[-1] is None


def test_news_counts_from_its_publication() -> None:
    text = "Raiders took the town in May 2015. On 27 March the army retook it, officials said on Monday."
    assert days(text, "2016-03-29") == ["2015-05", "2016-03-27", "2016-03-28"]


def test_one_quoted_today_does_not_make_a_history_news() -> None:
    text = (
        "On 14 May 2016 they came. On 20 May one fort fell, on 3 June two, by the end of the day three. "
        "“Today we won,” said one. On 9 June, 11 June, 14 June, 17 June and 20 June more fell."
    )
    told = days(text, "[2016-06..]")
    assert told[:3] == ["2016-05-14", "2016-05-20", "2016-06-03"]
    assert told[4] == "2016-06-03"
    assert told[-1] == "2016-06-20"


def test_a_weekday_of_a_history_is_the_next_one_of_its_story() -> None:
    text = (
        "On 14 May 2016 they came. On Tuesday, one fort fell. "
        "On 1 June, 9 June, 11 June, 14 June, 17 June, 20 June and 23 June more fell."
    )
    assert days(text, None)[1] == "2016-05-17"


def test_a_history_of_many_full_dates_stays_one_when_its_copy_has_a_day() -> None:
    text = (
        "On 14 May 2016 they came. On 20 May one fort fell. On 3 June 2016 two. On 4 January 2017 all left; "
        "on 9 January they were back. The last fort fell on 2 May 2023."
    )
    assert days(text, "2023-06-30")[1] == "2016-05-20"
    assert days(text, "2023-06-30")[4] == "2017-01-09"


def test_a_day_told_in_passing_lies_behind() -> None:
    text = "On 4 September 2016 the army came. It lost all that it took since 30 July. On 22 September it left."
    assert days(text, None)[-2:] == ["2016-07-30/2016-09-04", "2016-09-22"]


def test_a_day_without_its_month_is_of_the_month_told_of() -> None:
    text = "On 30 October 2017 they came. The fort fell on the 9th. On 11 November they were back."
    assert days(text, None) == ["2017-10-30", "2017-11-09", "2017-11-11"]


def test_days_without_their_month_take_the_story_on() -> None:
    text = "On 30 October 2017 they came. One fort fell on the 20th. Two fell on the 5th. All was over on the 28th."
    assert days(text, None) == ["2017-10-30", "2017-11-20", "2017-12-05", "2017-12-28"]


def test_in_news_it_is_the_last_such_day() -> None:
    assert days("The generals announced its capture on the 9th.", "2017-11-21") == ["2017-11-09"]


def test_the_ninth_of_something_is_no_day() -> None:
    assert days("Snipers shot from windows on the 9th floor.", "2017-11-21") == []


def test_a_story_ends_near_the_day_before_which_it_was_not_written() -> None:
    text = "On 21 February raiders came. On 10 March they left. On 14 April the road was cut, as on 12 February 2017."
    assert days(text, "[2017-04-14..]")[:3] == ["2017-02-21", "2017-03-10", "2017-04-14"]
    assert days(text, "[2016-04-14..]")[:3] == ["2016-02-21", "2016-03-10", "2016-04-14"]


def test_months_late_in_a_year_told_alone_are_of_that_year() -> None:
    assert days("Fighting resumed in 2006. In November the fort fell.", None)[-1] == "2006-11"


def test_the_following_year_takes_the_story_on() -> None:
    text = (
        "The siege began on 31 December 1994. On 5 May 1995 it eased, and ended on 6 August the following year. "
        "On 3 September 1996 they left; on 4 October others."
    )
    assert days(text, None)[-1] == "1996-10-04"


def test_a_publication_known_to_a_year_counts_no_day_back() -> None:
    text = "Raiders came on 4 June 2014. On 10 June one fort fell, on 13 June two."
    assert days(text, "[2014-06-04..2015-05-31]") == ["2014-06-04", "2014-06-10", "2014-06-13"]


def test_an_old_date_told_in_passing_moves_no_last_night() -> None:
    text = "KABUL, June 9, 2021 - Troops captured a courier last night. He had been released in April 2009."
    rows = heldby.annotate(text)["claims"]
    assert [c["time"] for c in rows if c["kind"] == "casualty"] == ["2021-06-08"]
