"""Who held a place on a day: takings, holdings, denials, plans, hedges, copies, ageing."""

import pytest
from wartime import War, say, told

from heldby.model import Status
from heldby.views import changes, control, timeline
from heldby.views.knowledge import knowledge


def rows(war, valid=None, known=None, place="Palmyra"):
    return {r.holder: r for r in control(war.at(valid, known), place=place)}


def best(war, valid=None, known=None, place="Palmyra"):
    found = control(war.at(valid, known), place=place)
    return found[0].holder if len(found) else None


@pytest.fixture
def palmyra():
    """Two outlets on the recapture of 27 March 2016, and one that was written before it."""
    war = War()
    war.tell(
        "weekly",
        "2016-03-31",
        say("taken", "palmyra", "army", "is", "2016-03-27", verb="recaptured"),
        say("taken", "palmyra", "is", "", "2015-05"),
        told("event", {"type": "battle"}, {"place": ["palmyra"], "actor": ["army"]}, "2016-03~/2016-03-27"),
    )
    war.tell(
        "institute",
        "2016-04-30",
        say("taken", "palmyra", "army", "is", "2016-03-27", verb="retook"),
        say("taken", "palmyra", "is", "", "2015"),
        say("held", "palmyra", "is", "", "2015-05~/2016-03-27"),
        told("event", {"type": "battle"}, {"place": ["palmyra"], "actor": ["army"]}, "2015/2016-03-27"),
    )
    return war.tell("daily", "2016-03-25", say("held", "palmyra", "is", "", "2016-03-25"))


def test_in_june_2015_islamic_state_held_palmyra_and_nobody_contested_it(palmyra):
    row = rows(palmyra, "2015-06-01")["Islamic State"]
    assert row.probability > 0.95
    assert not row.contested
    assert [d.isoformat() for d in row.since] == ["2015-05-01", "2015-05-31"]


def test_recaptured_implies_who_held_it_before_it_was_lost(palmyra):
    assert best(palmyra, "2015-03-01") == "Syrian government forces"
    assert (
        rows(palmyra, "2015-03-01")["Syrian government forces"].probability
        < rows(palmyra, "2015-06-01")["Islamic State"].probability
    )


def test_a_week_before_its_fall_it_was_contested(palmyra):
    row = rows(palmyra, "2016-03-20")["Islamic State"]
    assert row.probability > 0.95
    assert row.contested


def test_the_day_after_it_is_the_armys_since_the_27th_told_by_two(palmyra):
    row = rows(palmyra, "2016-03-28")["Syrian government forces"]
    assert row.probability > 0.9
    assert not row.contested
    assert [d.isoformat() for d in row.since] == ["2016-03-27", "2016-03-27"]
    assert (row.origins, row.dissent) == (2, 0)


def test_what_could_not_yet_be_read_is_not_yet_so(palmyra):
    assert best(palmyra, "2016-03-28", "2016-03-25") == "Islamic State"
    assert best(palmyra, "2016-03-28", "2016-03-31") == "Syrian government forces"
    assert best(palmyra, "2016-03-28", "2016-03-24") is None


def test_spells_follow_each_other_without_overlap(palmyra):
    spells = timeline(palmyra.at(), place="Palmyra")
    assert [s.holder for s in spells] == ["Syrian government forces", "Islamic State", "Syrian government forces"]
    assert [s.until for s in spells[:-1]] == [s.since for s in spells[1:]]
    assert spells[-1].until is None


def test_backfilled_news_changes_the_past_only_from_then_on():
    war = War().tell("first", "2015-06-01", say("held", "palmyra", "army", "", "2015-05-10"))
    war.tell("later", "2015-09-01", say("taken", "palmyra", "is", "army", "2015-05-20"))
    assert best(war, "2015-06-01", "2015-08-31") == "Syrian government forces"
    assert best(war, "2015-06-01", "2015-09-01") == "Islamic State"
    assert best(war, "2015-05-10", "2015-09-01") == "Syrian government forces"


@pytest.mark.parametrize("status", ["planned", "expected", "hypothetical"])
def test_what_has_not_happened_changes_nothing(palmyra, status):
    before = control(palmyra.at("2016-06-01"))
    palmyra.tell("plan", "2016-05-01", say("taken", "palmyra", "rebels", "army", "2016-05-20", status=status))
    assert control(palmyra.at("2016-06-01")) == before


def test_a_denial_alone_changes_nothing(palmyra):
    before = control(palmyra.at("2016-06-01"))
    palmyra.tell("no", "2016-05-01", say("taken", "palmyra", "rebels", "army", "2016-04-20", polarity="-"))
    assert control(palmyra.at("2016-06-01")) == before


def test_a_denial_lowers_what_it_denies_and_shows_as_dissent():
    war = War().tell("a", "2016-12-12", say("taken", "palmyra", "is", "army", "2016-12-11"))
    sure = rows(war, "2016-12-13")["Islamic State"]
    war.tell("b", "2016-12-12", say("lost", "palmyra", "", "army", "2016-12-11", polarity="-"))
    denied = rows(war, "2016-12-13")["Islamic State"]
    assert denied.probability < sure.probability
    assert (sure.dissent, denied.dissent) == (0, 1)


def test_a_copy_adds_no_origin_and_no_weight(palmyra):
    before = [(r.holder, r.probability, r.origins) for r in control(palmyra.at("2016-03-28"))]
    palmyra.copy("weekly-again", "weekly")
    assert [(r.holder, r.probability, r.origins) for r in control(palmyra.at("2016-03-28"))] == before


def test_ten_outlets_that_quote_one_monitor_are_one_origin():
    one = War().tell("r0", "2016-03-28", say("taken", "palmyra", "army", "", "2016-03-27", by="monitor"))
    ten = War()
    for i in range(10):
        ten.tell(f"r{i}", "2016-03-28", say("taken", "palmyra", "army", "", "2016-03-27", by="monitor"))
    known = "Syrian government forces"
    assert rows(ten, "2016-03-28")[known].probability == rows(one, "2016-03-28")[known].probability
    assert rows(ten, "2016-03-28")[known].origins == 1


def test_more_origins_make_it_surer_and_a_hedge_less_sure():
    def chance(*certainties):
        war = War()
        for i, certainty in enumerate(certainties):
            war.tell(f"r{i}", "2016-03-28", say("taken", "palmyra", "army", "", "2016-03-27", certainty=certainty))
        return rows(war, "2016-03-28")["Syrian government forces"].probability

    assert chance("certain", "certain") > chance("certain") > chance("probable") > chance("possible")


def test_a_boast_weighs_less_than_an_admission():
    def chance(source):
        war = War().tell("r", "2016-03-28", say("taken", "palmyra", "army", "rebels", "2016-03-27"), source=source)
        return rows(war, "2016-03-28")["Syrian government forces"].probability

    assert chance("State Agency") < chance("Some Paper") < chance("Voice of the Rebels")


def test_a_later_boast_does_not_erase_what_independent_reports_told():
    war = War()
    for name in "abc":
        war.tell(name, "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27"))
    war.tell(
        "boast", "2016-04-02", say("taken", "palmyra", "rebels", "army", "2016-04-01"), source="Voice of the Rebels"
    )
    found = rows(war, "2016-04-03")
    assert max(found.values(), key=lambda r: r.probability).holder == "Syrian government forces"
    assert found["Syrian government forces"].dissent == 1
    assert found["Syrian rebels"].probability > 0.05


def test_who_held_it_until_the_enemy_came_in_lost_it_to_him():
    war = War().tell("a", "2015-06-01", say("taken", "palmyra", "is", "army", "2015-05-20"))
    war.tell(
        "b",
        "2016-03-29",
        say("entered", "palmyra", "army", "is", "2016-03-27"),
        say("held", "palmyra", "is", "", "2015-05/2016-03-27"),
    )
    assert best(war, "2016-03-20") == "Islamic State"
    assert best(war, "2016-03-30") == "Syrian government forces"


@pytest.mark.parametrize(
    ("report", "until"),
    [("b", "2016-03-29"), ("c", "2016-03-27")],
    ids=["the holding goes on", "another report tells of the entry"],
)
def test_who_comes_in_while_another_holds_on_has_not_taken_it(report, until):
    war = War().tell("a", "2015-06-01", say("taken", "palmyra", "is", "army", "2015-05-20"))
    held = say("held", "palmyra", "is", "", f"2015-05/{until}")
    entered = say("entered", "palmyra", "army", "is", "2016-03-27")
    if report == "b":
        war.tell("b", "2016-03-29", entered, held)
    else:
        war.tell("b", "2016-03-29", entered).tell("c", "2016-03-29", held)
    assert best(war, "2016-03-30") == "Islamic State"


def test_a_day_told_stands_before_the_day_a_report_is_said_to_be_of():
    war = War().tell("a", "2015-01-20", say("held", "palmyra", "army", "", "2015-01-19"))
    war.tell("b", "2015-02-02", say("taken", "palmyra", "rebels", "army", "2015-03-28"))
    war.tell("c", "2015-08-02", say("held", "palmyra", "rebels", "", "2015-08-01"))
    assert best(war, "2015-03-01") == "Syrian government forces"
    assert best(war, "2015-04-01") == "Syrian rebels"


def test_lost_without_a_gainer_leaves_the_holder_open():
    war = War().tell("a", "2017-11-10", say("held", "dez", "is", "", "2017-10-01"))
    war.tell("b", "2017-11-10", say("lost", "dez", "", "is", "2017-11-03"))
    found = rows(war, "2017-11-04", place="Deir ez-Zor")
    assert found["unknown"].probability > 0.8
    assert found.get("Islamic State") is None or found["Islamic State"].probability < 0.2


def test_lost_and_taken_of_one_day_are_one_event():
    war = War().tell("a", "2017-11-10", say("taken", "dez", "army", "is", "2017-11-03"))
    war.tell("b", "2017-11-10", say("lost", "dez", "", "is", "2017-11-03"))
    row = rows(war, "2017-11-04", place="Deir Ezzor")["Syrian government forces"]
    assert row.origins == 2


def test_entering_contests_a_place_and_takes_nothing():
    war = War().tell("a", "2016-03-25", say("entered", "palmyra", "army", "is", "2016-03-24"))
    row = rows(war, "2016-03-25")["Islamic State"]
    assert row.contested
    assert "Syrian government forces" not in rows(war, "2016-03-25")
    assert not rows(war, "2016-05-25")["Islamic State"].contested


def test_fighting_where_no_holder_is_known_is_contested():
    war = War().tell(
        "a", "2016-03-25", told("event", {"type": "battle"}, {"place": ["palmyra"], "actor": ["army"]}, "2016-03-24")
    )
    assert best(war, "2016-03-25") == "contested"
    assert best(war, "2016-06-25") is None


def test_the_battle_for_a_place_contests_it_before_it_was_taken():
    war = War().tell(
        "a",
        "2016-03-31",
        say("taken", "palmyra", "army", "is", "2016-03-27"),
        told("event", {"type": "battle"}, {"place": ["palmyra"], "actor": ["army"]}, "[..2016-03]"),
    )
    assert rows(war, "2016-03-20")["Islamic State"].contested
    assert not rows(war, "2016-02-20")["Islamic State"].contested
    assert not rows(war, "2016-03-28")["Syrian government forces"].contested


def test_what_ends_a_spell_is_no_dissent_within_it():
    war = War().tell("a", "2015-09-01", say("taken", "palmyra", "is", "army", "2015-05"))
    row = rows(war, "2015-03-01")["Syrian government forces"]
    assert (row.origins, row.dissent) == (1, 0)


def test_a_part_taken_is_not_the_place_taken_but_the_last_part_is():
    part = War().tell("a", "2016-03-25", say("taken", "palmyra", "army", "is", "2016-03-24", part="northern outskirts"))
    last = War().tell("a", "2016-03-25", say("taken", "palmyra", "army", "is", "2016-03-24", part="the last districts"))
    assert "Syrian government forces" not in rows(part, "2016-03-25")
    assert best(last, "2016-03-25") == "Syrian government forces"


def test_a_siege_names_its_besieger_until_it_is_lifted():
    war = War().tell(
        "a",
        "2016-04-30",
        say("besieged", "kweiris", "is", "army", "2014-06/2015-11-10"),
        say("relieved", "kweiris", "army", "is", "2015-11-10"),
    )
    row = rows(war, "2015-10-01", place="Kweiris airbase")["Syrian government forces"]
    assert row.besieged_by == ("Islamic State",)
    assert rows(war, "2015-11-11", place="Kweiris airbase")["Syrian government forces"].besieged_by == ()


def test_a_siege_told_without_its_days_was_over_when_the_besieger_lost_the_place():
    siege = say("besieged", "dez", "is", "army", "[..2017-11-04]")
    lifted = War().tell("a", "2017-11-04", say("taken", "dez", "army", "is", "2017-11-03"), siege)
    lasting = War().tell("a", "2017-11-04", say("held", "dez", "army", "", "2017-11-03"), siege)

    def besiegers(war):
        return rows(war, "2017-11-10", place="Deir ez-Zor")["Syrian government forces"].besieged_by

    assert (besiegers(lifted), besiegers(lasting)) == ((), ("Islamic State",))


def test_the_siege_that_a_report_tells_to_be_lifted_goes_on_no_more_when_it_comes_out():
    war = War().tell(
        "weekly",
        "2016-03-31",
        say("besieged", "kweiris", "is", "army", "2016-03-31", status=Status.ONGOING),
        say("relieved", "kweiris", "army", "is", "[..2016-03-31]"),
    )
    row = rows(war, "2016-04-05", place="Kweiris airbase")["Syrian government forces"]
    assert row.besieged_by == ()
    told = War().tell("a", "2016-03-31", say("besieged", "kweiris", "is", "army", "2016-03-31", status=Status.ONGOING))
    assert rows(told, "2016-04-05", place="Kweiris airbase")["Syrian government forces"].besieged_by


def test_a_siege_told_to_have_gone_on_until_it_was_lifted_went_on_before():
    war = War().tell(
        "a",
        "2016-04-30",
        say("besieged", "kweiris", "is", "army", "../2016-03"),
        say("relieved", "kweiris", "army", "is", "[2015-12-01..2016-03-31]"),
    )

    def besieged(day):
        return rows(war, day, place="Kweiris airbase")["Syrian government forces"].besieged_by

    assert besieged("2015-09-01") == ("Islamic State",)
    assert besieged("2016-04-15") == ()
    assert besieged("2014-09-01") == ()


def test_the_besieged_hold_the_place_from_the_first_day_of_a_siege_to_the_last():
    war = War().tell("a", "2016-04-30", say("besieged", "kweiris", "is", "army", "2013-04/2015-11-10"))
    for day in ("2013-05-01", "2014-08-01", "2015-11-01"):
        held = rows(war, day, place="Kweiris airbase")
        assert next(iter(held)) == "Syrian government forces", day


def test_who_lost_a_place_in_those_days_did_not_besiege_it():
    war = War().tell(
        "a",
        "2017-11-30",
        say("taken", "dez", "army", "is", "[2017-10-31..2017-11-29]"),
        say("besieged", "dez", "is", "army", "2017-11"),
    )
    assert rows(war, "2017-12-05", place="Deir ez-Zor")["Syrian government forces"].besieged_by == ()


def test_a_government_and_its_forces_are_one_holder():
    war = War().tell("a", "2016-03-28", say("taken", "palmyra", "army", "", "2016-03-27"))
    war.tell("b", "2016-04-28", say("held", "palmyra", "gov", "", "2016-04-27"))
    found = timeline(war.at(), place="Palmyra")
    assert [r.holder for r in found] == ["Syrian government forces"]


def test_a_part_of_a_party_and_the_party_are_one_holder_at_a_place():
    war = War().tell("a", "2016-02-20", say("taken", "raqqa", "ypg", "is", "2016-02-19"))
    war.tell("b", "2016-02-21", say("taken", "raqqa", "sdf", "is", "2016-02-19"))
    row = rows(war, "2016-02-20", place="Raqqa")["Syrian Democratic Forces"]
    assert row.origins == 2


def test_certainty_fades_without_news_by_half_in_the_half_life():
    war = War().tell("a", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27"))
    chances = [
        rows(war, day)["Syrian government forces"].probability for day in ("2016-03-28", "2020-03-27", "2024-03-26")
    ]
    assert chances[0] > chances[1] > chances[2]
    floor = 1 / (2 + 8)  # two parties and "unknown" at eight to one
    # four years is the half-life that ships (data/state/decay.toml)
    assert chances[1] - floor == pytest.approx((chances[0] - floor) / 2, abs=0.01)


def test_before_its_first_news_a_place_is_sooner_unknown_than_after_its_last():
    war = War().tell("a", "2016-03-28", say("held", "palmyra", "army", "", "2016-03-28"))
    years = ("2014-03-28", "2015-03-28", "2016-03-28", "2017-03-28", "2018-03-28")
    two, one, then, after, later = (rows(war, day)["Syrian government forces"].probability for day in years)
    assert two < one < then
    assert later < after < then
    assert one < after
    assert two < later


def test_a_year_dated_capture_inside_a_finer_history_is_narrowed_by_it():
    war = War().tell("a", "2017-01-10", say("taken", "palmyra", "is", "army", "2016"))
    war.tell("b", "2016-06-02", say("taken", "palmyra", "rebels", "is", "2016-06-01"))
    assert best(war, "2016-07-01") == "Syrian rebels"
    assert best(war, "2016-05-31") == "Islamic State"


def test_a_country_is_not_a_place_that_is_held():
    war = War().tell("a", "2016-03-28", say("held", "syria", "army", "", "2016-03-27"))
    assert len(control(war.at("2016-03-28"))) == 0


def test_a_claim_without_a_day_changes_nothing_and_is_a_problem():
    war = War().tell("a", "2016-03-28", say("taken", "palmyra", "army"))
    snap = war.at("2016-03-28")
    assert len(control(snap)) == 0
    assert [p.what for p in knowledge(snap).problems] == ["claim without a day"]


def test_who_only_watches_holds_nothing():
    war = War().tell("a", "2016-03-28", say("taken", "palmyra", "watch", "is", "2016-03-27"))
    found = rows(war, "2016-03-28")
    assert "The Watch" not in found
    assert found["unknown"].probability > found["Islamic State"].probability


def test_an_epithet_weighs_less_than_a_statement():
    def chance(rule):
        war = War().tell("a", "2016-03-28", say("held", "palmyra", "is", "", "2016-03-28", rule=rule))
        return rows(war, "2016-03-28")["Islamic State"].probability

    assert chance("control.stronghold") < chance("control.hold")


def test_what_a_report_calls_a_place_that_it_says_was_lost_was_so_before():
    war = War().tell(
        "a",
        "2016-04-10",
        say("taken", "palmyra", "army", "is", "2016-03-27"),
        say("held", "palmyra", "is", "", "2016-04-10", rule="control.stronghold"),
    )
    assert rows(war, "2016-04-10")["Syrian government forces"].probability > 0.9
    assert best(war, "2016-03-20") == "Islamic State"


def test_who_held_it_once_nobody_knows_when_holds_it_on_no_day():
    war = War().tell("a", "2016-04-10", say("held", "palmyra", "is", "", "[..2016-04]"))
    assert "Islamic State" not in rows(war, "2016-04-10")
    war.tell("b", "2016-04-11", say("held", "palmyra", "army", "", "2016-04-11"))
    assert best(war, "2016-04-11") == "Syrian government forces"


def test_the_loss_of_a_part_gives_no_day_to_what_was_held_once():
    war = War().tell(
        "a",
        "2016-04-10",
        say("taken", "palmyra", "army", "is", "2016-03-27", part="the castle"),
        say("held", "palmyra", "is", "", "[..2016-04]"),
    )
    assert rows(war, "2016-03-01").get("Islamic State") is None


def test_had_held_it_since_ends_with_the_loss_that_the_same_report_tells():
    war = War().tell(
        "a",
        "2016-04-10",
        say("taken", "palmyra", "army", "is", "2016-03-27"),
        say("held", "palmyra", "is", "", "2015-05/2016-04-10"),
    )
    assert rows(war, "2016-04-10")["Syrian government forces"].probability > 0.9
    assert best(war, "2016-03-20") == "Islamic State"


def test_who_has_a_part_of_a_place_stands_beside_its_holder_until_other_news():
    war = War().tell(
        "a",
        "2017-06-01",
        say("held", "dez", "army", "", "2017-06-01"),
        say("held", "dez", "is", "", "2017-06-01", part="eastern districts"),
    )
    war.tell("b", "2017-11-04", say("taken", "dez", "army", "is", "2017-11-03"))

    def parts(day):
        return rows(war, day, place="Deir ez-Zor")["Syrian government forces"].parts

    assert parts("2017-07-01") == ("Islamic State: eastern districts",)
    assert parts("2017-11-10") == ()


def test_a_part_changes_hands_and_a_part_long_unheard_of_is_nobodys():
    war = War().tell("a", "2016-01-05", say("held", "palmyra", "is", "", "2016-01-05", part="the castle"))
    war.tell("b", "2016-03-26", say("taken", "palmyra", "army", "is", "2016-03-25", part="the castle"))
    assert [r.parts for r in rows(war, "2016-02-01").values()] == [("Islamic State: the castle",)]
    assert [r.parts for r in rows(war, "2016-04-25").values()] == [("Syrian government forces: the castle",)]
    assert rows(war, "2017-06-01") == {}


def test_a_place_of_which_only_a_past_battle_is_told_is_not_listed():
    battle = told("event", {"type": "battle"}, {"place": ["palmyra"], "actor": ["army"]}, "2016-03-25")
    war = War().tell("a", "2016-03-26", battle)
    assert list(rows(war, "2016-03-27")) == ["contested"]
    assert rows(war, "2016-08-27") == {}


def test_a_ring_that_is_being_closed_is_told_from_one_that_is_closed():
    closing = told(
        "control",
        {"change": "besieged", "ring": "closing"},
        {"place": ["raqqa"], "actor": ["army"], "against": ["is"]},
        "2016-03-29",
    )
    war = War().tell("a", "2016-03-29", say("held", "raqqa", "is", "", "2016-03-29"), closing)
    row = rows(war, "2016-03-29", place="Raqqa")["Islamic State"]
    assert (row.besieged_by, row.encircling) == (("Syrian government forces",), True)
    war.tell("b", "2016-04-05", say("besieged", "raqqa", "army", "is", "2016-04-05"))
    row = rows(war, "2016-04-05", place="Raqqa")["Islamic State"]
    assert (row.besieged_by, row.encircling) == (("Syrian government forces",), False)


def test_a_spell_tells_on_which_of_its_days_it_was_contested_and_besieged():
    war = War().tell(
        "a",
        "2016-04-30",
        say("besieged", "kweiris", "is", "army", "2014-06/2015-11-10"),
        say("contested", "kweiris", "is", "army", "2015-03-02"),
        say("relieved", "kweiris", "army", "is", "2015-11-10"),
    )
    (spell,) = (r for r in timeline(war.at(), place="Kweiris airbase") if r.holder == "Syrian government forces")
    assert spell.besieged_on == ("2014-06-01/2015-11-09",)
    assert [stretch[:10] for stretch in spell.contested_on] == ["2015-03-02"]
    assert spell.contested_on[0][-10:] < "2015-11-10"


def test_a_place_that_was_lost_to_nobody_named_is_unknown_from_then_on_and_not_contested():
    war = War().tell("a", "2017-06-01", say("held", "palmyra", "is", "", "2017-06-01"))
    battle = told("event", {"type": "battle"}, {"place": ["palmyra"], "actor": ["army"]}, "[..2017-07]")
    war.tell("b", "2017-11-01", say("lost", "palmyra", "", "is", "2017-07"), battle)
    before, after = timeline(war.at(), place="Palmyra")
    assert (before.holder, before.contested) == ("Islamic State", True)
    assert (after.holder, after.holder_id, after.contested) == ("unknown", None, False)
    assert [str(day) for day in after.since] == ["2017-07-01", "2017-07-31"]
    [change] = changes(war.at(), place="Palmyra")
    assert (change.before, change.after, change.change) == ("Islamic State", "unknown", "changed hands")


def test_a_place_that_is_fought_over_after_it_was_lost_to_nobody_named_is_contested():
    war = War().tell("a", "2017-06-01", say("held", "palmyra", "is", "", "2017-06-01"))
    war.tell("b", "2017-11-01", say("lost", "palmyra", "", "is", "2017-07"))
    war.tell("c", "2017-09-01", say("contested", "palmyra", "army", "", "2017-08-20"))
    _, after = timeline(war.at(), place="Palmyra")
    assert (after.holder, after.contested) == ("contested", True)
