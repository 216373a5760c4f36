"""`why`: the claims behind an answer, for and against, with the weights that made it."""

import math

import pytest
from wartime import War, say

from heldby.views import control, why


@pytest.fixture
def war():
    war = War().tell("a", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27"), source="Some Paper")
    war.tell("b", "2016-03-29", say("taken", "palmyra", "army", "", "2016-03-27", certainty="probable"), source="Other")
    war.tell(
        "c", "2016-03-30", say("held", "palmyra", "is", "", "2016-03-30", certainty="possible"), source="Third Paper"
    )
    return war.tell("d", "2016-03-30", say("taken", "palmyra", "army", "", "2016-03-27", polarity="-"), source="Fourth")


def rows(war, day="2016-04-01"):
    return {r.report: r for r in why(war.at(day), place="Palmyra")}


def test_every_claim_of_the_spell_is_listed_for_or_against(war):
    assert {name: r.speaks for name, r in rows(war).items()} == {"a": "for", "b": "for", "c": "against", "d": "against"}


def test_it_speaks_of_the_holder_that_control_shows_with_the_same_probability(war):
    first = control(war.at("2016-04-01"), place="Palmyra")[0]
    assert {(r.holder, r.probability) for r in rows(war).values()} == {(first.holder, first.probability)}


def test_factors_multiply_to_the_weight(war):
    for row in rows(war).values():
        if row.speaks == "for":
            assert math.prod(row.factors.values()) == pytest.approx(row.weight, abs=0.02)


def test_without_a_claim_the_answer_is_less_sure_and_without_a_contradiction_surer(war):
    found = rows(war)
    assert found["a"].without < found["a"].probability < found["c"].without


def test_a_second_claim_of_one_origin_weighs_nothing(war):
    war.tell("e", "2016-03-28", say("taken", "palmyra", "army", "", "2016-03-27"), source="Some Paper")
    assert {rows(war)["a"].weight > 0, rows(war)["e"].weight > 0} == {True, False}


def test_quotes_and_dates_stand_beside_the_weights(war):
    row = rows(war)["a"]
    assert (row.source, row.published, row.says) == ("Some Paper", "2016-03-28", "author")
    assert row.quote in war.reports[0].text


def test_where_nobody_is_known_there_is_nothing_to_explain():
    assert len(why(War().at("2016-03-28"), place="Palmyra")) == 0
