"""A change of hands that is only told as "by then": it came after the last news of another."""

import pytest
from test_state_holding import best, rows
from wartime import War, say


@pytest.fixture
def held():
    """The army is told to hold Palmyra month after month."""
    war = War()
    for month in range(1, 7):
        war.tell(f"m{month}", f"2016-0{month}-10", say("held", "palmyra", "army", "", f"2016-0{month}-10"))
    return war


def test_who_is_said_to_have_taken_it_has_it_since_the_last_news_of_another(held):
    held.tell("wire", "2016-08-21", say("taken", "palmyra", "is", "", "[..2016-08-20]"))
    assert best(held, "2016-09-01") == "Islamic State"
    since = rows(held, "2016-09-01")["Islamic State"].since
    assert [str(day) for day in since if day] == ["2016-08-20"]  # as told: nobody gives a first day
    assert best(held, "2016-06-10") == "Syrian government forces"


def test_that_he_has_it_is_news_of_him_and_not_of_a_change_where_he_was_the_last_told_of(held):
    held.tell("wire", "2016-08-21", say("taken", "palmyra", "army", "", "[..2016-08-20]"))
    assert best(held, "2016-09-01") == "Syrian government forces"
    assert best(held, "2016-06-20") == "Syrian government forces"


def test_a_taking_from_somebody_else_is_not_an_earlier_one(held):
    held.tell("old", "2015-05-21", say("taken", "palmyra", "is", "rebels", "2015-05-20"))
    held.tell("wire", "2016-08-21", say("taken", "palmyra", "is", "army", "[..2016-08-20]"))
    assert best(held, "2016-09-01") == "Islamic State"


def test_who_is_seen_to_hold_a_place_on_the_day_it_is_lost_held_it_until_then():
    def sure(*more):
        war = War().tell("wire", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27"))
        for day in more:
            war.tell("daily", "2016-03-30", say("held", "palmyra", "is", "", day))
        return rows(war, "2016-04-01")["Syrian government forces"].probability

    assert sure("2016-03-27") == pytest.approx(sure(), abs=0.01)
    assert sure("2016-03-29") < sure() - 0.05
