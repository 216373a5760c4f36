"""Plans and predictions, and what later reports say became of them."""

from datetime import date

import pytest
from wartime import War, say, told

from heldby.views import forecasts


@pytest.fixture
def war():
    return War().tell(
        "ahead",
        "2016-03-24",
        say("taken", "raqqa", "army", "is", status="planned"),
        say("taken", "dez", "sdf", "is", status="expected", by="monitor"),
        source="Wire",
    )


def outcomes(war, **asked):
    return {(r.place, r.actor): (r.outcome, r.why) for r in forecasts(war.at(**asked))}


def test_a_forecast_is_open_until_somebody_tells_of_it(war):
    rows = forecasts(war.at())
    assert [(r.outcome, r.status, r.issuer) for r in rows] == [
        ("open", "planned", "Wire"),
        ("open", "expected", "The Monitor"),
    ]
    assert all(r.made == date(2016, 3, 24) and r.quote and r.when is None for r in rows)


def test_it_came_true_when_another_report_tells_of_it_later(war):
    war.tell("later", "2017-11-04", say("taken", "dez", "ypg", "is", "2017-11-03"))
    [row] = forecasts(war.at(), place="Deir ez-Zor")
    assert (row.outcome, row.when) == ("came true", (date(2017, 11, 3), date(2017, 11, 3)))
    assert row.shown_by
    assert outcomes(war, valid="2017-11-01")["Deir ez-Zor", "Syrian Democratic Forces"][0] == "open"
    assert outcomes(war, known="2017-11-03")["Deir ez-Zor", "Syrian Democratic Forces"][0] == "open"


def test_it_did_not_when_others_did_it(war):
    war.tell("later", "2017-10-18", say("taken", "raqqa", "sdf", "is", "2017-10-17"))
    assert outcomes(war)["Raqqa", "Syrian government forces"] == ("did not", "others did: Syrian Democratic Forces")


def test_that_a_place_fell_fulfils_a_forecast_that_names_nobody_and_leaves_one_that_does_open():
    nobody = say("taken", "raqqa", status="planned")
    somebody = say("taken", "raqqa", "army", status="expected")
    war = War().tell("ahead", "2016-03-24", nobody, somebody)
    war.tell("later", "2017-11-04", say("lost", "raqqa", "is", when="2017-10"))
    assert {r.status: (r.outcome, r.why) for r in forecasts(war.at())} == {
        "planned": ("came true", "later reports tell it"),
        "expected": ("open", "it fell, by whose hand is not told"),
    }


def test_what_was_so_before_does_not_make_it_true(war):
    war.tell("past", "2016-04-01", say("taken", "dez", "sdf", "is", "2016-01"))
    assert outcomes(war)["Deir ez-Zor", "Syrian Democratic Forces"][0] == "open"


def test_a_plan_does_not_make_a_forecast_true(war):
    war.tell("later", "2016-05-01", say("taken", "dez", "sdf", "is", "2016-05-01", status="planned"))
    assert {r.outcome for r in forecasts(war.at())} == {"open"}


def by_june(**more):
    return say("taken", "palmyra", "army", "is", "[2016-04-01..2016-06-30]", status="expected", dated=True, **more)


def test_a_horizon_that_passes_in_silence_decides_only_if_later_reports_tell_of_the_place():
    war = War().tell("ahead", "2016-04-01", by_june())
    war.tell("elsewhere", "2016-08-01", say("held", "raqqa", "is", when="2016-08-01"))
    assert outcomes(war)["Palmyra", "Syrian government forces"][0] == "open"
    war.tell("there", "2016-08-02", say("held", "palmyra", "is", when="2016-08-02"))
    outcome, why = outcomes(war)["Palmyra", "Syrian government forces"]
    assert (outcome, "by 2016-06-30" in why or "others" in why) == ("did not", True)


def test_too_late_is_not_true():
    war = War().tell("ahead", "2016-04-01", by_june())
    war.tell("late", "2016-12-02", say("taken", "palmyra", "army", "is", "2016-12-01"))
    assert outcomes(war)["Palmyra", "Syrian government forces"] == ("did not", "it happened, but after 2016-06-30")


def test_what_was_said_not_to_happen_and_happened_did_not_come_true():
    war = War().tell("ahead", "2016-04-01", say("taken", "palmyra", "army", "is", status="expected", polarity="-"))
    assert forecasts(war.at())[0].denied
    war.tell("later", "2016-12-02", say("taken", "palmyra", "army", "is", "2016-12-01"))
    assert forecasts(war.at())[0].outcome == "did not"


def test_several_places_come_true_together_or_in_part():
    war = War().tell("ahead", "2016-04-01", say("taken", "palmyra raqqa", "army", "is", status="planned"))
    war.tell("one", "2016-05-02", say("taken", "palmyra", "army", "is", "2016-05-01"))
    assert [(r.outcome, r.why) for r in forecasts(war.at())] == [
        ("open", "later reports tell it of a part of the places")
    ]
    war.tell("two", "2016-06-02", say("taken", "raqqa", "army", "is", "2016-06-01"))
    assert forecasts(war.at())[0].outcome == "came true"


def test_copies_tell_one_forecast_and_cannot_fulfil_it(war):
    war.copy("ahead-again", of="ahead")
    rows = forecasts(war.at())
    assert [len(r.claims) for r in rows] == [2, 2]
    assert {r.outcome for r in rows} == {"open"}


def test_fighting_foretold_is_fulfilled_by_fighting():
    war = War().tell("a", "2016-04-01", told("event", {"type": "battle"}, {"place": ["raqqa"]}, status="expected"))
    war.tell("b", "2017-06-08", say("contested", "raqqa", "sdf", "is", "2017-06-06"))
    assert forecasts(war.at())[0].outcome == "came true"


def test_a_strike_years_later_is_not_the_one_foretold():
    ahead = told("event", {"type": "airstrike"}, {"place": ["raqqa"]}, status="expected")
    war = War().tell("a", "2013-08-21", ahead)
    war.tell("b", "2015-07-14", told("event", {"type": "airstrike"}, {"place": ["raqqa"]}, "2015-07-13"))
    [row] = forecasts(war.at())
    assert (row.outcome, row.why) == ("open", "the like of it is told only of much later days")
    war.tell("c", "2013-10-02", told("event", {"type": "airstrike"}, {"place": ["raqqa"]}, "2013-10-01"))
    [row] = forecasts(war.at())
    assert (row.outcome, [str(day) for day in row.when]) == ("came true", ["2013-10-01", "2013-10-01"])


def test_a_town_taken_by_others_years_later_refutes_no_plan():
    war = War().tell("a", "2012-04-01", say("taken", "raqqa", "army", "is", status="planned"))
    war.tell("b", "2017-10-18", say("taken", "raqqa", "sdf", "is", "2017-10-17"))
    assert forecasts(war.at())[0].outcome == "open"
    war.tell("c", "2013-03-05", say("taken", "raqqa", "rebels", "army", "2013-03-04"))
    assert forecasts(war.at())[0].outcome == "did not"


def test_they_are_asked_for_by_issuer_place_actor_outcome_and_status(war):
    war.tell("later", "2017-11-04", say("taken", "dez", "ypg", "is", "2017-11-03"))
    snapshot = war.at()

    def places(**asked):
        return [r.place for r in forecasts(snapshot, **asked)]

    assert places(issuer="the monitor") == ["Deir ez-Zor"]
    assert places(issuer="wire") == ["Raqqa", "Deir ez-Zor"]
    assert places(place="Raqqa") == ["Raqqa"]
    assert places(actor="Syrian government") == ["Raqqa"]
    assert places(outcome="came true") == ["Deir ez-Zor"]
    assert places(status="planned") == ["Raqqa"]
