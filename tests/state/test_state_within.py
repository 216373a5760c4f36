"""Wholes and parts: the town and its districts, the last of it, and what merely lies about it."""

import pytest
from wartime import War, say

from heldby.views import control

GOVERNMENT, ISLAMIC_STATE = "Syrian government forces", "Islamic State"


def best(war, valid, place="Deir ez-Zor"):
    found = control(war.at(valid), place=place)
    return found[0].holder if len(found) else None


@pytest.fixture
def divided():
    """A town held in two halves, and a district named by itself."""
    war = War().tell("a", "2017-06-01", say("held", "dez", "army", "", "2017-06-01"))
    for place in ("dez~eastern", "huwayqa", "dez~countryside"):
        war.tell(f"b-{place}", "2017-06-02", say("held", place, "is", "", "2017-06-01"))
    return war


@pytest.mark.parametrize("part", ["eastern Deir ez-Zor", "al-Huwayqa"])
def test_who_takes_the_town_takes_its_parts(divided, part):
    for outlet in "cd":
        divided.tell(outlet, "2017-11-04", say("taken", "dez", "army", "is", "2017-11-03"))
    assert best(divided, "2017-10-01", part) == ISLAMIC_STATE
    assert best(divided, "2017-11-10", part) == GOVERNMENT


def test_the_land_about_a_town_is_not_taken_with_it(divided):
    for outlet in "cd":
        divided.tell(outlet, "2017-11-04", say("taken", "dez", "army", "is", "2017-11-03"))
    assert best(divided, "2017-11-10", "Deir ez-Zor countryside") == ISLAMIC_STATE


def test_who_takes_a_part_does_not_take_the_town(divided):
    for outlet in "cd":
        divided.tell(outlet, "2017-09-04", say("taken", "huwayqa", "is", "army", "2017-09-03"))
    assert best(divided, "2017-09-10") == GOVERNMENT


def test_news_of_the_part_itself_stands_before_news_of_the_town(divided):
    for outlet in "cd":
        divided.tell(
            outlet,
            "2017-11-04",
            say("taken", "dez", "army", "is", "2017-11-03"),
            say("taken", "huwayqa", "army", "is", "2017-11-03"),
        )
    (row,) = (r for r in control(divided.at("2017-11-10"), place="al-Huwayqa") if r.holder == GOVERNMENT)
    assert row.origins == 2
    assert len(row.claims) == 2


@pytest.mark.parametrize("part", ["the last districts", "the rest", "the remaining neighbourhoods"])
def test_who_takes_the_last_of_a_town_has_it_and_who_holds_the_last_has_not(part):
    war = War().tell("a", "2017-06-01", say("held", "dez", "army", "", "2017-06-01"))
    held = War(reports=[*war.reports], claims=[*war.claims], links=[*war.links])
    for outlet in "bc":
        war.tell(outlet, "2017-11-04", say("taken", "dez", "is", "army", "2017-11-03", part=part))
        held.tell(outlet, "2017-11-04", say("held", "dez", "is", "", "2017-11-03", part=part))
    assert best(war, "2017-11-10") == ISLAMIC_STATE
    assert best(held, "2017-11-10") == GOVERNMENT


@pytest.mark.parametrize("part", ["the last heights overlooking", "all the villages around", "the hills near"])
def test_what_lies_about_a_town_is_not_the_town_however_much_of_it_is_taken(part):
    war = War().tell("a", "2017-06-01", say("held", "dez", "army", "", "2017-06-01"))
    for outlet in "bc":
        war.tell(outlet, "2017-11-04", say("taken", "dez", "is", "army", "2017-11-03", part=part))
    assert best(war, "2017-11-10") == GOVERNMENT


def test_after_a_loss_to_nobody_named_the_next_to_be_seen_there_may_have_it():
    war = War().tell("a", "2017-10-02", say("held", "dez", "is", "", "2017-10-01"))
    for outlet in "bc":
        war.tell(outlet, "2017-11-10", say("lost", "dez", "", "is", "2017-11-03"))
    war.tell("d", "2017-12-10", say("held", "dez", "army", "", "2017-12-10"))
    assert best(war, "2017-10-20") == ISLAMIC_STATE
    assert best(war, "2017-12-11") == GOVERNMENT


def test_two_parts_of_one_whole_hold_a_place_together():
    war = War().tell("a", "2015-02-01", say("taken", "dez", "kurds", "is", "2015-01-26"))
    war.tell("b", "2015-02-15", say("held", "dez", "ypg", "", "2015-02-14"))
    war.tell("c", "2015-03-15", say("held", "dez", "ypg", "", "2015-03-14"))
    (row,) = (r for r in control(war.at("2015-04-01"), place="Deir ez-Zor") if r.probability > 0.5)
    assert (row.holder, row.origins) == ("YPG", 3)


def test_parts_of_one_whole_that_fight_each_other_hold_apart():
    war = War().tell("a", "2015-02-01", say("held", "dez", "council", "", "2015-01-26"))
    for outlet in "bc":
        war.tell(outlet, "2015-03-01", say("taken", "dez", "ypg", "council", "2015-02-26"))
    assert best(war, "2015-02-01") == "Military Council"
    assert best(war, "2015-03-01") == "YPG"
