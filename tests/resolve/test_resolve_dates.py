"""Relative dates are counted from publication, as wide as it is known, and never from nothing."""

from __future__ import annotations

from datetime import date

import pytest

from heldby.mark.times import times
from heldby.model import Mention, Sentence, When
from heldby.resolve.dates import meaning, timex

DAY = When.parse("2016-03-29")  # a Tuesday


def mark(text: str) -> Mention:
    return times(text, (Sentence(start=0, end=len(text), tokens=()),))[0]


@pytest.mark.parametrize(
    ("text", "tense", "edtf"),
    [
        ("on Thursday", "past", "2016-03-24"),
        ("on Tuesday", "past", "2016-03-29"),
        ("on Thursday", "future", "2016-03-31"),
        ("last Tuesday", "past", "2016-03-22"),
        ("March 27th", "past", "2016-03-27"),
        ("on 30 March", "past", "2015-03-30"),
        ("on 30 March", "future", "2016-03-30"),
        ("last month", "past", "2016-02"),
        ("next month", "future", "2016-04"),
        ("last week", "past", "[2016-03-21..2016-03-27]"),
        ("this year", "past", "[2016-01-01..2016-03-29]"),
        ("late last month", "past", "[2016-02-20..2016-02-29]"),
        ("recently", "past", "2016-03~"),
        ("now", "present", "2016-03-29"),
        ("nearly a year ago", "past", "[2015-03-29..2015-05-29]"),
        ("three days ago", "past", "2016-03-26"),
        ("since January 2015", "past", "2015-01/2016-03-29"),
        ("until May 2015", "past", "../2015-05"),
        ("before 3 May 2015", "past", "[..2015-05-03]"),
        ("in the past 14 months", "past", "2015-01~/2016-03-29"),
        ("for two weeks", "present", "2016-03-15/2016-03-29"),
        ("for months", "present", "2015-09~/2016-03-29"),
        ("killed in 24 hours", "past", "2016-03-28/2016-03-29"),
        ("in the past", "past", "[..2016-03]"),
        ("last year", "past", "2015"),
        ("yesterday", "past", "2016-03-28"),
        ("the summer of 2014", "past", "2014-22"),
    ],
)
def test_counted_from_one_day(text: str, tense: str, edtf: str) -> None:
    found, reason = meaning(mark(text), DAY, tense=tense)
    assert found is not None, reason
    assert found.edtf() == edtf


def test_a_relative_date_is_as_wide_as_the_publication_it_counts_from() -> None:
    wide = When.parse("[2016-03-27..2016-04-30]")
    found, _ = meaning(mark("on Thursday"), wide)
    assert (found.earliest, found.latest) == (date(2016, 3, 24), date(2016, 4, 28))
    year, _ = meaning(mark("last year"), wide)
    assert year.edtf() == "2015"


@pytest.mark.parametrize("text", ["on Thursday", "last month", "three weeks ago", "recently", "March 27th"])
def test_without_publication_a_relative_date_is_an_abstention_with_its_reason(text: str) -> None:
    found, reason = meaning(mark(text), None)
    assert found is None
    assert "not known" in reason


def test_a_full_date_needs_no_publication() -> None:
    assert meaning(mark("on 27 March 2016"), None)[0].edtf() == "2016-03-27"


@pytest.mark.parametrize("text", ["over two weeks", "a 10-month occupation"])
def test_a_duration_alone_dates_nothing(text: str) -> None:
    found, reason = meaning(mark(text), DAY)
    assert found is None
    assert "dates nothing" in reason


def test_days_counted_from_the_day_spoken_of_before() -> None:
    anchor = When.parse("2015-05-20")
    assert meaning(mark("the next day"), DAY, anchor)[0].edtf() == "2015-05-21"
    assert meaning(mark("two days later"), DAY, anchor)[0].edtf() == "2015-05-22"
    assert meaning(mark("two days later"), DAY)[0] is None
    assert meaning(mark("two weeks after the siege began"), DAY, anchor)[0] is None


def test_a_day_outside_the_calendar_is_an_abstention() -> None:
    assert meaning(mark("30 February 2016"), DAY)[0] is None
    assert meaning(mark("3,000 years ago"), DAY)[0] is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("last week", "2016-W12"),
        ("the weekend", "2016-W12-WE"),
        ("last year", "2015"),
        ("in the third quarter", "2015-Q3"),
        ("the past 14 months", "P14M"),
        ("Tuesday morning", "2016-03-29TMO"),
        ("last night", "2016-03-28TNI"),
        ("two years ago", "2014"),
        ("three months ago", "2015-12"),
        ("now", "PRESENT_REF"),
        ("every day", "P1D"),
        ("the 1990s", "199"),
        ("last summer", "2015-SU"),
    ],
)
def test_the_timex3_value(text: str, value: str) -> None:
    assert timex(mark(text), DAY) == value


def test_without_publication_the_timex3_value_says_only_what_the_words_say() -> None:
    assert timex(mark("on 27 March"), None) == "XXXX-03-27"


def test_a_day_without_a_year_is_that_of_a_month_of_publication() -> None:
    found, _ = meaning(mark("on July 16"), When.parse("2010-07"))
    assert found is not None
    assert found.edtf() == "2010-07-16"
    spread, _ = meaning(mark("on August 16"), When.parse("2010-07"))
    assert spread is not None
    assert spread.edtf() == "2009-08-16"
