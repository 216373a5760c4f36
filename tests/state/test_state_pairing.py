"""A change of hands of which each telling names one side only."""

import pytest
from test_state_holding import best, rows
from wartime import War, say


@pytest.fixture
def held():
    """Islamic State has held Palmyra for months."""
    return War().tell("before", "2016-12-20", say("held", "palmyra", "is", "", "2016-12-20"))


def sure(war):
    return rows(war, "2017-04-01")["Syrian government forces"].probability


def test_a_loss_and_a_gain_of_the_same_days_are_one_change_surer_than_either(held):
    gain = say("taken", "palmyra", "army", "", "2017-03-02")
    lone = War([*held.reports], [*held.claims], [*held.links]).tell("wire", "2017-03-03", gain, source="State Agency")
    held.tell("wire", "2017-03-03", gain, source="State Agency")
    held.tell("watch", "2017-03-02", say("lost", "palmyra", "", "is", "2017-03-01"), source="Some Paper")
    assert best(held, "2017-04-01") == "Syrian government forces"
    assert sure(held) > sure(lone) + 0.2


def test_a_loss_told_long_before_a_gain_is_a_change_of_its_own(held):
    held.tell("watch", "2017-01-02", say("lost", "palmyra", "", "is", "2017-01-01"))
    held.tell("wire", "2017-03-03", say("taken", "palmyra", "army", "", "2017-03-02"))
    assert rows(held, "2017-02-01")["Islamic State"].probability < 0.3
    assert best(held, "2017-04-01") == "Syrian government forces"


def test_who_comes_in_as_the_holder_leaves_has_the_place(held):
    held.tell("watch", "2017-03-02", say("lost", "palmyra", "", "is", "2017-03-01"))
    held.tell("daily", "2017-03-03", say("entered", "palmyra", "army", "", "2017-03-02"))
    assert best(held, "2017-04-01") == "Syrian government forces"


def test_an_entry_alone_takes_nothing(held):
    held.tell("daily", "2017-03-03", say("entered", "palmyra", "army", "is", "2017-03-02"))
    assert best(held, "2017-03-05") == "Islamic State"


def test_an_entry_dated_by_the_day_the_news_came_does_not_say_that_the_loser_held_on(held):
    def with_entry(*days):
        war = War([*held.reports], [*held.claims], [*held.links])
        war.tell("wire", "2017-03-02", say("taken", "palmyra", "army", "is", "2017-03-01"))
        for day in days:
            war.tell("daily", "2017-03-20", say("entered", "palmyra", "army", "is", day))
        return sure(war)

    assert with_entry("2017-03-03") == pytest.approx(with_entry(), abs=0.001)
    assert with_entry("2017-03-15") < with_entry() - 0.05


def test_a_loss_by_whoever_came_in_is_no_pair(held):
    held.tell("wire", "2017-03-02", say("taken", "palmyra", "army", "is", "2017-03-01"))
    held.tell("watch", "2017-03-04", say("lost", "palmyra", "", "army", "2017-03-03"))
    assert rows(held, "2017-04-01").get("Syrian government forces") is None or sure(held) < 0.5


def test_a_loser_who_is_only_implied_does_not_make_the_gain_less_sure():
    def chance(implied):
        taking = say("taken", "palmyra", "army", "is", "2016-03-27", implied=implied)
        return sure(War().tell("r", "2016-03-28", taking))

    assert chance("against") == chance("") > chance("actor") + 0.02
