"""Intervals of days keep both bounds, and EDTF reads back what it wrote."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heldby.model import Date, Extent, Precision, TimeError, When

days = st.dates(date(1000, 1, 1), date(9998, 12, 31))


@st.composite
def points(draw: st.DrawFn) -> Date:
    day, about = draw(days), draw(st.booleans())
    month = draw(st.sampled_from([None, day.month, 21, 22, 23, 24]))
    return Date(
        year=day.year, month=month, day=day.day if month == day.month and draw(st.booleans()) else None, about=about
    )


@st.composite
def whens(draw: st.DrawFn) -> When:
    start, end = draw(points()), draw(points())
    if draw(st.booleans()):
        return When.on(start)
    if end.last() < start.first():
        start, end = end, start
    first, last = draw(st.sampled_from([(start, end), (None, end), (start, None)]))
    extent = draw(st.sampled_from([When.within, When.throughout]))
    return extent(first, last)


@given(whens())
def test_edtf_reads_back_what_it_wrote(when: When) -> None:
    assert When.parse(when.edtf()) == when


@given(points())
def test_a_point_spans_its_own_days(point: Date) -> None:
    assert point.first() <= point.last()
    assert Date.parse(point.edtf()) == point


@given(days)
def test_a_day_survives_timex3(day: date) -> None:
    assert When.from_timex(When.on(day).timex()) == When.on(day)


@given(st.dates(date(1900, 1, 4), date(2100, 12, 27)))
def test_a_week_of_timex3_holds_its_days(day: date) -> None:
    year, week, _ = day.isocalendar()
    found = When.from_timex(f"{year}-W{week:02d}")
    assert found.may_include(day)
    assert found.latest - found.earliest == timedelta(6)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2016-03-27", "2016-03-27", "2016-03-27", Precision.DAY),
        ("2016-02", "2016-02-01", "2016-02-29", Precision.MONTH),
        ("2015-23", "2015-09-01", "2015-11-30", Precision.SEASON),
        ("2015-24", "2015-12-01", "2016-02-29", Precision.SEASON),
        ("2016", "2016-01-01", "2016-12-31", Precision.YEAR),
        ("[2016-03-27..2016-04]", "2016-03-27", "2016-04-30", Precision.SEASON),
        ("../2016-03", None, "2016-03-31", Precision.OPEN),
        ("[2016-03..]", "2016-03-01", None, Precision.OPEN),
    ],
)
def test_bounds_and_precision(text: str, earliest: str | None, latest: str | None, precision: Precision) -> None:
    when = When.parse(text)
    assert (when.earliest and when.earliest.isoformat(), when.latest and when.latest.isoformat()) == (earliest, latest)
    assert when.precision is precision


def test_within_and_throughout_are_told_apart() -> None:
    assert When.parse("2015-05~/2016-03-27").extent is Extent.THROUGHOUT
    assert When.parse("[2015-05..2016-03-27]").extent is Extent.WITHIN
    assert When.parse("2015-05~/2016-03-27").about


@pytest.mark.parametrize("text", ["", "May 2015", "2016-13", "2016-02-30", "[..]", "2016-03/2015-01"])
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(TimeError):
        When.parse(text)


@pytest.mark.parametrize("value", ["P2W", "XXXX-03-27", "PRESENT_REF", "2014-Q5"])
def test_what_names_no_days_in_timex3_is_refused(value: str) -> None:
    with pytest.raises(TimeError):
        When.from_timex(value)


def test_thirds_cover_the_whole_without_overlap() -> None:
    month = When.parse("2016-03")
    start, mid, end = (month.part(which) for which in ("START", "MID", "END"))
    assert start.earliest == month.earliest
    assert mid.earliest == start.latest + timedelta(1)
    assert end.earliest == mid.latest + timedelta(1)
    assert end.latest == month.latest
