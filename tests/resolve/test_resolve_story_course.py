"""The shortest course through the days of a story."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heldby.resolve.story_course import _FARTHEST, _IN_PASSING, Point, _step, course

YEARS = (2013, 2014, 2015)


def bare(month: int, day: int) -> Point:
    return Point(days=tuple(date(year, month, day) for year in YEARS), told=False)


def told(year: int, month: int, day: int) -> Point:
    return Point(days=(date(year, month, day),), told=True)


def test_a_day_told_out_of_turn_does_not_carry_off_the_days_after_it() -> None:
    days = course([told(2014, 9, 13), bare(9, 24), bare(3, 1), bare(9, 27), bare(10, 2), bare(10, 9)])
    assert {day.year for day in days if day.month > 3} == {2014}


def test_a_story_goes_over_the_turn_of_a_year() -> None:
    assert [d.year for d in course([told(2014, 11, 3), bare(12, 28), bare(1, 4), bare(2, 2)])] == [
        2014,
        2014,
        2015,
        2015,
    ]


def test_a_year_named_in_passing_leaves_the_story_where_it_was() -> None:
    days = course([told(2014, 9, 13), bare(9, 20), told(2012, 7, 19), bare(9, 28), bare(10, 2), told(2015, 1, 26)])
    assert [day.year for day in days] == [2014, 2014, 2012, 2014, 2014, 2015]


def test_no_points_have_no_course() -> None:
    assert course([]) == []


points = st.one_of(
    st.builds(bare, st.integers(1, 12), st.integers(1, 28)),
    st.builds(told, st.sampled_from(YEARS), st.integers(1, 12), st.integers(1, 28)),
)


@given(st.lists(points, min_size=1, max_size=6))
def test_no_other_choice_of_years_is_cheaper(story: list[Point]) -> None:
    found = course(story)
    assert all(day in point.days for day, point in zip(found, story, strict=True))
    assert _cheapest(story, [(day,) for day in found]) == pytest.approx(_cheapest(story, [p.days for p in story]))


def _cheapest(story: list[Point], days: list[tuple[date, ...]]) -> float:
    """The least price, over all choices of days and of what is told in passing, tried one by one."""
    passing = [(False, True) if point.told else (False,) for point in story]
    return min(_price(chosen, aside) for chosen in product(*days) for aside in product(*passing))


def _price(chosen: tuple[date, ...], aside: tuple[bool, ...]) -> float:
    price, at = 0.0, None
    for day, passed in zip(chosen, aside, strict=True):
        if passed and at is None:
            return float("inf")
        price += _IN_PASSING if passed else min(_step(at, day), _FARTHEST) if at else 0.0
        at = at if passed else day
    return price
