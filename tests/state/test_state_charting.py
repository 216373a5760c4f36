"""Courses of places of which little is told, and what asks them."""

from datetime import date
from types import SimpleNamespace

import pytest

from heldby.state import on, passing, standard
from heldby.state.charting import courses
from heldby.state.evidence import Evidence, Fight, Share

SPRING = date(2016, 4, 1)


def test_a_place_of_which_only_a_part_is_told_has_a_course():
    part = Share(holder="is", words="the suburbs", first=date(2016, 3, 1), fading=date(2016, 9, 1), claims=("c",))
    [course] = courses([Evidence(place="dez", parts=(part,))], settings=standard())
    assert course.days[0] == date(2016, 3, 1).toordinal()
    assert course.chances([SPRING]).sum() == pytest.approx(1)
    assert all(held.holder != "is" for held in on(course, SPRING))


def test_a_way_past_a_place_once_fought_over_can_be_told():
    long_ago = date(2014, 1, 1)
    fight = Fight(first=long_ago, last=long_ago, fading=date(2014, 3, 1), claims=("c",), origins=("o",))
    [course] = courses([Evidence(place="dez", fights=(fight,))], settings=standard())
    assert on(course, SPRING) == ()
    standing = SimpleNamespace(courses={"dez": course}, day=SPRING)
    assert passing._told(standing, ["dez"]) == (None, ())
