"""Which claims are one event, whose word they are, and where they differ."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from wartime import Names, War, say, told

from heldby.model import Difference, Judgement, Verdict
from heldby.reconcile import reconcile


def reconciled(war):
    return reconcile(war.material(), actors=Names())[0]


def takings(war):
    return [e for e in reconciled(war).events if e.kind == "control"]


def test_wordings_and_near_days_are_one_event_of_several_origins():
    war = War().tell("a", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-27"))
    war.tell("b", "2016-03-29", say("taken", "palmyra", "gov", "", "2016-03-28", verb="liberated"))
    war.tell("c", "2016-03-29", say("lost", "palmyra", "", "is", "2016-03"))
    [event] = takings(war)
    assert event.when.edtf() == "2016-03-27"
    assert len(event.origins) == 3
    assert "3 claims of 3 origins" in event.why


def test_two_takings_of_one_place_are_two_events():
    war = War().tell("a", "2017-03-05", say("taken", "palmyra", "army", "is", "2016-03-27"))
    war.tell("b", "2017-03-05", say("taken", "palmyra", "army", "is", "2017-03-02"))
    assert [e.when.edtf() for e in takings(war)] == ["2016-03-27", "2017-03-02"]


def test_a_wide_telling_joins_the_fine_one_and_takes_its_day():
    war = War().tell("a", "2016-03-29", say("taken", "palmyra", "is", "", "2015"))
    war.tell("b", "2016-03-29", say("taken", "palmyra", "is", "army", "2015-05"))
    [event] = takings(war)
    assert event.when.edtf() == "2015-05"


def test_by_april_is_told_of_the_last_taking_that_fits():
    war = War().tell("a", "2016-04-29", say("lost", "palmyra", when="[..2016-04]"))
    war.tell("b", "2016-04-29", say("taken", "palmyra", "is", "army", "2015-05"))
    war.tell("c", "2016-04-29", say("taken", "palmyra", "army", "is", "2016-03-27"))
    assert [(e.when.edtf(), len(e.claims)) for e in takings(war)] == [("2015-05", 1), ("2016-03-27", 2)]


def test_copies_are_one_origin_and_other_outlets_are_others():
    war = War().tell("a", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-27")).copy("b", "a")
    assert [e.origins for e in takings(war)] == [("family:a",)]
    war.tell("c", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-27"), source="Wire")
    war.tell("d", "2016-03-30", say("taken", "palmyra", "army", "is", "2016-03-27"), source="WIRE")
    assert [e.origins for e in takings(war)] == [("family:a", "outlet:wire")]


def test_plans_and_denials_are_no_events():
    war = War().tell("a", "2016-03-29", say("taken", "raqqa", "army", "is", "2016-05", status="planned"))
    war.tell("b", "2016-03-29", say("taken", "raqqa", "army", "is", "2016-03", polarity="-"))
    assert takings(war) == []


def test_the_name_of_an_event_comes_from_its_claims():
    war = War().tell("a", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-27"))
    assert [e.id for e in takings(war)] == [e.id for e in takings(war)]
    other = War().tell("b", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-27"))
    assert takings(war)[0].id != takings(other)[0].id


@pytest.mark.parametrize(
    ("verdict", "days", "count"),
    [("same", ("2016-03-20", "2016-03-27"), 1), ("not_same", ("2016-03-27", "2016-03-27"), 2)],
)
def test_a_person_may_join_or_part_two_claims(verdict, days, count):
    war = War()
    for name, day in zip("ab", days, strict=True):
        war.tell(name, "2016-03-29", say("taken", "palmyra", "army", "is", day))
    one, two = (c.id for c in war.claims)
    now = datetime(2020, 1, 1, tzinfo=UTC)
    assert len(takings(war)) != count
    war.judgements.append(
        Judgement(about=one, verdict=Verdict(verdict), by="me", at=now, reason="read both", other=two)
    )
    assert len(takings(war)) == count


def test_a_rejected_claim_tells_nothing():
    war = War().tell("a", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-27"))
    now = datetime(2020, 1, 1, tzinfo=UTC)
    war.judgements.append(Judgement(about=war.claims[0].id, verdict=Verdict.REJECT, by="me", at=now, reason="misread"))
    assert reconciled(war).told == ()


def dispute(war, difference):
    return [d for d in reconciled(war).disputes if d.difference is difference]


def test_two_gainers_on_one_day_are_a_dispute_with_both_sides():
    war = War().tell("a", "2017-11-03", say("taken", "dez", "army", "is", "2017-11-03"))
    war.tell("b", "2017-11-03", say("taken", "dez", "sdf", "is", "2017-11-03"))
    [found] = dispute(war, Difference.ACTOR)
    assert {side.claims for side in found.sides} == {(c.id,) for c in war.claims}
    assert not found.reconcilable


def test_taking_a_place_back_is_no_dispute():
    war = War().tell("a", "2017-11-12", say("taken", "dez", "army", "is", "2017-11-08"))
    war.tell("b", "2017-11-12", say("taken", "dez", "is", "army", "2017-11-11"))
    assert dispute(war, Difference.ACTOR) == []


def test_a_denial_stands_against_what_it_denies():
    war = War().tell("a", "2016-12-12", say("taken", "palmyra", "is", "army", "2016-12-11"))
    war.tell("b", "2016-12-12", say("lost", "palmyra", "", "army", "2016-12-11", polarity="-"))
    [found] = dispute(war, Difference.POLARITY)
    assert [side.claims for side in found.sides] == [(c.id,) for c in war.claims]


def test_days_apart_are_reconcilable():
    war = War().tell("a", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-27"))
    war.tell("b", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-28"))
    for claim in list(war.claims):
        fields = {f: getattr(claim, f) for f in claim.__dataclass_fields__}
        filler = claim.roles["place"][0]
        war.claims[war.claims.index(claim)] = type(claim)(**{**fields, "time": filler})
    [found] = dispute(war, Difference.DATE)
    assert found.reconcilable
    assert [side.says for side in found.sides] == ["2016-03-27", "2016-03-28"]


@pytest.mark.parametrize(
    ("figures", "days", "reconcilable"),
    [
        ([(400, 400), (410, 410)], ("2016-03-29", "2016-03-29"), True),
        ([(100, 100), (400, 400)], ("2016-03-29", "2016-03-31"), True),
        ([(100, 100), (400, 400)], ("2016-03-29", "2016-03-29"), False),
        ([(12, 12), (290_000, 290_000)], ("2016-03-29", "2016-03-29"), True),
    ],
)
def test_figures_that_exclude_each_other_are_a_dispute(figures, days, reconcilable):
    war = War()
    for name, figure, day in zip("ab", figures, days, strict=True):
        dead = told("casualty", {"measure": "killed"}, {"place": ["palmyra"]}, "2016-03-27", number=figure)
        war.tell(name, day, dead)
    [found] = dispute(war, Difference.NUMBER)
    assert found.reconcilable is reconcilable


def test_a_bound_and_a_figure_within_it_do_not_differ():
    war = War()
    for name, figure in zip("ab", [(400, None), (450, 450)], strict=True):
        war.tell(
            name,
            "2016-03-29",
            told("casualty", {"measure": "killed"}, {"place": ["palmyra"]}, "2016-03-27", number=figure),
        )
    assert dispute(war, Difference.NUMBER) == []
    assert {(e.low, e.best, e.high) for e in reconciled(war).estimates} == {(400, None, None), (450, 450, 450)}


def test_a_place_taken_once_from_two_who_are_named_is_one_event_with_a_dispute():
    war = War().tell("a", "2015-06-01", say("taken", "palmyra", "is", "army", "2015-05"))
    war.tell("b", "2015-06-02", say("taken", "palmyra", "is", "army", "2015-05"))
    war.tell("c", "2015-06-03", say("taken", "palmyra", "is", "rebels", "2015-05"))
    found = reconciled(war)
    assert [e.against for e in found.events] == [("army", "rebels")]
    (dispute,) = [d for d in found.disputes if d.about.startswith("from whom")]
    assert [s.says for s in dispute.sides] == ["from Syrian government forces", "from Syrian rebels"]
    assert dispute.reconcilable


def test_two_who_took_it_by_the_same_day_are_a_dispute_though_neither_day_is_told():
    war = War().tell(
        "a",
        "2015-06-30",
        say("taken", "palmyra", "army", "is", "[..2015-06-30]"),
        say("taken", "palmyra", "sdf", "is", "[..2015-06-30]"),
    )
    (dispute,) = reconciled(war).disputes
    assert dispute.difference == "actor"
    assert not dispute.reconcilable


@pytest.mark.parametrize(
    "text", ["BEIRUT (State Agency) - {}", "PALMYRA, March 28 (State Agency) — {}", "{} (State Agency)"]
)
def test_outlets_that_print_one_agency_are_one_origin(text):
    war = War()
    for name, outlet in (("a", "Morning Paper"), ("b", "Evening Paper")):
        war.tell(name, "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-27"), source=outlet)
    for i, report in enumerate(war.reports):
        war.reports[i] = replace(report, text=text.format(report.text))
    assert [e.origins for e in takings(war)] == [("source:agency",)]


def test_a_name_in_brackets_that_is_no_agency_is_no_origin():
    war = War().tell("a", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-27"), source="Morning Paper")
    war.reports[0] = replace(war.reports[0], text="The army (ISIS) - " + war.reports[0].text)
    assert [e.origins for e in takings(war)] == [("outlet:morning paper",)]


def test_who_denies_a_thing_twice_is_in_one_dispute_with_both_quotes():
    war = War().tell("a", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-27"), source="Wire")
    war.tell(
        "b",
        "2016-03-30",
        say("taken", "palmyra", "army", "", "2016-03-27", polarity="-"),
        say("taken", "palmyra", "", "is", "2016-03-27", polarity="-"),
        source="Daily",
    )
    war.tell("c", "2016-03-30", say("taken", "palmyra", "army", "is", "2016-03-27", polarity="-"), source="Weekly")
    found = [d for d in reconciled(war).disputes if d.difference is Difference.POLARITY]
    assert sorted(len(d.sides[1].claims) for d in found) == [1, 2]
    assert {d.sides[1].origins for d in found} == {("outlet:daily",), ("outlet:weekly",)}


def strike(day):
    return told("event", {"type": "airstrike"}, {"place": ["palmyra"], "actor": ["army"]}, day)


def strikes(war):
    return [e.when.edtf() for e in reconciled(war).events if e.kind == "event"]


def test_two_days_of_strikes_in_one_report_are_two_occurrences():
    war = War().tell("a", "2016-03-29", strike("2016-03-27"), strike("2016-03-28"))
    assert strikes(war) == ["2016-03-27", "2016-03-28"]


def test_strikes_of_two_reports_are_one_where_one_may_tell_the_day_of_the_news():
    war = War().tell("a", "2016-03-29", strike("2016-03-27"))
    assert strikes(war.tell("b", "2016-03-29", strike("2016-03-28"))) == ["2016-03-27"]
    assert strikes(war.tell("c", "2016-03-30", strike("2016-03-29"))) == ["2016-03-27", "2016-03-29"]


def test_strikes_told_of_a_month_join_those_of_its_days():
    war = War().tell("a", "2016-03-29", strike("2016-03-05"))
    assert strikes(war.tell("b", "2016-03-29", strike("2016-03"))) == ["2016-03-05"]


def test_strikes_of_neighbouring_days_are_no_dispute_over_a_day():
    war = War().tell("a", "2016-03-29", strike("2016-03-27"), say("taken", "palmyra", "army", "is", "2016-03-27"))
    war.tell("b", "2016-03-29", strike("2016-03-28"), say("taken", "palmyra", "army", "is", "2016-03-28"))
    for at, claim in enumerate(war.claims):
        war.claims[at] = replace(claim, time=claim.roles["place"][0])
    [found] = dispute(war, Difference.DATE)
    assert "taken" in found.about


def test_a_denial_that_tells_no_day_denies_what_was_told_of_the_last_weeks():
    war = War().tell("a", "2014-08-01", say("taken", "palmyra", "army", "is", "2014-07-30"))
    war.tell("b", "2016-12-02", say("taken", "palmyra", "army", "is", "2016-12-01"))
    war.tell("c", "2016-12-12", say("taken", "palmyra", "army", "", "[..2016-12-12]", polarity="-"))
    [found] = dispute(war, Difference.POLARITY)
    assert "2016-12-01" in found.about
