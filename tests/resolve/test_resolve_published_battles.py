"""The year of a history without years found from when the places it tells of were fought over."""

from __future__ import annotations

import pytest

import heldby
from heldby.gazetteer import Atlas
from heldby.lexicon.turns import battles
from heldby.model import Mention, MentionKind, Passage, PassageKind, When
from heldby.resolve.published_battles import written_after


def told(days: list[tuple[int, int]], *places: str) -> tuple[When, str] | None:
    body = Passage(start=0, end=100, kind=PassageKind.BODY)
    named = [
        Mention(start=n, end=n + 1, kind=MentionKind.PLACE, text="x", form="point", candidates=(place,))
        for n, place in enumerate(places)
    ]
    return written_after(days, [body], named)


def test_days_that_fit_one_year_of_a_place_tell_the_year() -> None:
    read = told([(6, 2), (6, 14)], "sy-tell-abyad", "sy-tell-abyad")
    assert read is not None
    assert read[0].edtf() == "[2015-06-14..]"
    assert "Tell Abyad only in 2015" in read[1]


def test_a_place_named_in_passing_does_not_decide() -> None:
    assert told([(6, 2)], "sy-tell-abyad") is None
    read = told([(2, 4)], "sy-aleppo", "sy-al-bab", "sy-al-bab", "sy-bizaah")
    assert read is not None
    assert read[0].edtf() == "[2017-02-04..]"


def test_a_long_battle_leaves_the_year_open() -> None:
    assert told([(7, 28), (7, 30)], "sy-aleppo", "sy-aleppo", "sy-aleppo") is None
    read = told([(7, 28), (7, 30)], "sy-aleppo", "sy-ramouseh", "sy-ramouseh-artillery")
    assert read is not None
    assert read[0].edtf() == "[2016-07-30..]"


def test_a_place_among_many_others_does_not_decide() -> None:
    others = ["sy-latakia", "sy-hama", "sy-damascus"] * 3
    assert told([(3, 20), (3, 28)], "sy-idlib", "sy-idlib") is not None
    assert told([(3, 20), (3, 28)], "sy-idlib", "sy-idlib", *others) is None


def test_a_day_before_the_story_may_lie_elsewhere() -> None:
    assert told([(1, 9), (6, 2), (6, 8), (6, 14)], "sy-tell-abyad", "sy-tell-abyad") is not None
    assert told([(1, 9), (1, 12), (6, 8), (6, 14)], "sy-tell-abyad", "sy-tell-abyad") is None


def test_a_story_across_a_turn_of_the_year() -> None:
    read = told([(12, 28), (1, 5)], "ua-soledar", "ua-soledar")
    assert read is not None
    assert read[0].edtf() == "[2023-01-05..]"


def test_a_place_nobody_listed_tells_nothing() -> None:
    assert told([(7, 28)], "sy-latakia", "sy-latakia") is None


def test_every_battle_has_a_place_of_the_gazetteer_and_a_closed_time() -> None:
    atlas = Atlas()
    rows = [battle for known in battles().values() for battle in known]
    for battle in rows:
        assert atlas.get(battle.place) is not None, battle.place
        assert battle.when.earliest is not None
        assert battle.when.latest is not None
        assert all((battle.name, battle.war, battle.note)), battle
    assert len({battle.war for battle in rows}) >= 12


@pytest.mark.parametrize(
    ("published", "day"),
    [("2016-07-20", "2016-07-03"), ("2016-01-10", "2015-12-28"), ("2019-12-01", "2014-07-03")],
)
def test_days_shortly_before_publication_are_its_news(published: str, day: str) -> None:
    month = "December 28" if day.endswith("12-28") else "July 3"
    text = f"The army took Sinjar on {month}. Jets shelled the town in an attempt to retake Sinjar."
    assert heldby.annotate(text, published=published)["claims"][0]["time"] == day


def test_a_leap_day_belongs_to_no_common_year() -> None:
    text = "The army took Sinjar on February 29. Jets shelled the town in an attempt to retake Sinjar."
    assert heldby.annotate(text, published="2019-03-10")["claims"][0]["time"] != "2019-02-29"
