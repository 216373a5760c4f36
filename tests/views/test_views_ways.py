"""Ways between places: as reported, as derived from control over a theatre's roads, and whether both agree."""

from datetime import date

import pytest
from wartime import War, say, told

import heldby
from heldby.model.theatre import Road, Theatre, Watch
from heldby.views import NoRoad, reach, routes

# palmyra - kweiris - raqqa is the short way, palmyra - dez - raqqa the long one
ROADS = (
    Road(one="palmyra", other="kweiris", km=100),
    Road(one="kweiris", other="raqqa", km=100),
    Road(one="palmyra", other="dez", km=200),
    Road(one="dez", other="raqqa", km=150),
)


def war(*roads):
    made = War()
    made.grounds.append(
        Theatre(name="test", roads=roads or ROADS, watch=(Watch(from_place="palmyra", to_place="raqqa"),))
    )
    made.tell("a", "2015-01-01", say("held", "palmyra raqqa dez", "is", when="2015-01-01"))
    return made


def one(rows, actor="Islamic State"):
    [row] = [r for r in rows if r.actor == actor]
    return row


def test_a_way_through_ones_own_places_is_open():
    row = one(routes(war().at("2015-01-02")))
    assert (row.state, row.derived, row.reported, row.check) == ("open", "open", "", "not reported")
    assert (row.km, row.usual_km, row.via) == (200, 200, ())
    assert row.probability > 0.8
    assert row.claims
    assert "nobody tells of Kweiris airbase" in row.why


def test_a_place_held_by_others_forces_a_detour():
    made = war().tell("b", "2015-02-01", say("taken", "kweiris", "army", "is", "2015-01-20"))
    row = one(routes(made.at("2015-02-01")))
    assert (row.state, row.via, row.at) == ("detour", ("Deir ez-Zor",), ("Kweiris airbase",))
    assert (row.km, row.usual_km) == (350, 200)
    assert row.since == (date(2015, 1, 20), date(2015, 1, 20))
    assert one(routes(made.at("2015-01-10"))).state == "open"
    assert one(routes(made.at("2015-02-01", "2015-01-31"))).state == "open"


def test_with_every_way_barred_it_is_cut():
    made = war().tell(
        "b",
        "2015-02-01",
        say("taken", "kweiris", "army", "is", "2015-01-20"),
        say("taken", "dez", "army", "is", "2015-01-25"),
    )
    row = one(routes(made.at("2015-02-01")))
    assert (row.state, row.km, row.at) == ("cut", None, ("Kweiris airbase",))


def test_a_detour_through_places_of_which_nothing_is_known_is_none():
    made = War()
    far = (*ROADS[:2], Road(one="palmyra", other="dez", km=200), Road(one="dez", other="raqqa", km=200))
    made.grounds.append(Theatre(name="test", roads=far))
    made.tell("a", "2015-01-01", say("held", "palmyra raqqa", "is", when="2015-01-01"))
    made.tell("b", "2015-02-01", say("taken", "kweiris", "army", "is", "2015-01-20"))
    row = one(routes(made.at("2015-02-01"), place="Palmyra", to="Raqqa", actor="ISIS"))
    assert (row.state, row.at) == ("cut", ("Kweiris airbase",))
    assert "whether another way is free is not known" in row.why


def test_a_lost_end_cuts_the_way_and_the_rest_of_it_stays_ones_own():
    made = war(
        Road(one="palmyra", other="dez", km=60),
        Road(one="dez", other="kweiris", km=40),
        Road(one="kweiris", other="raqqa", km=50),
    ).tell("b", "2015-02-01", say("taken", "palmyra", "army", "is", "2015-01-20"))
    row = one(routes(made.at("2015-02-01")))
    assert (row.state, row.at) == ("cut", ("Palmyra",))
    assert "free as far as Deir ez-Zor, 90 of 150 km" in row.why


def test_fighting_on_the_way_makes_it_contested():
    made = war().tell("b", "2015-01-03", say("contested", "kweiris", "army", "is", "2015-01-02"))
    row = one(routes(made.at("2015-01-03")))
    assert row.state == "contested"
    assert "fought over at Kweiris airbase" in row.why


def test_what_nobody_tells_of_leaves_a_way_unknown():
    made = War()
    made.grounds.append(Theatre(name="test", roads=ROADS))
    made.tell("a", "2015-01-01", say("held", "palmyra", "is", when="2015-01-01"))
    row = one(routes(made.at("2015-01-01"), place="Palmyra", to="Raqqa", actor="ISIS"))
    assert row.derived == "unknown"
    assert "nothing is known" not in row.why or "Raqqa" in row.why


def test_allies_let_one_pass_and_a_besieger_is_not_barred_by_the_besieged():
    made = war().tell(
        "b",
        "2015-02-01",
        say("held", "kweiris", "army", when="2015-02-01"),
        say("besieged", "kweiris", "is", "army", "2015-02-01"),
    )
    assert one(routes(made.at("2015-02-01"))).state == "open"


def route_told(state, frm, to, day, actor=(), against=()):
    roles = {"from_place": [frm], "to_place": [to], "actor": list(actor), "against": list(against)}
    return told("route", {"change": state}, roles, day)


def test_reports_are_set_beside_what_follows_from_control():
    made = war().tell("b", "2015-02-01", say("taken", "palmyra", "army", "is", "2015-01-20"))
    made.tell("c", "2015-02-02", route_told("cut", "palmyra", "raqqa", "2015-01-20", ["army"], ["is"]))
    row = one(routes(made.at("2015-02-02")))
    assert (row.reported, row.derived, row.check) == ("cut", "cut", "agrees")
    made.tell("d", "2015-02-03", route_told("open", "dez", "raqqa", "2015-02-03", ["army"]))
    contradicted = one(routes(made.at("2015-02-03"), place="Deir ez-Zor"), "Syrian government forces")
    assert (contradicted.state, contradicted.derived, contradicted.check) == ("open", "cut", "contradicts")


def test_an_end_that_a_report_leaves_out_is_the_place_that_fell_just_before():
    cut = told("route", {"change": "cut"}, {"to_place": ["raqqa"], "actor": ["army"], "against": ["is"]}, "2016-03-27")
    made = war().tell("b", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27"), cut)
    row = one(routes(made.at("2016-03-28")))
    assert (row.from_place, row.to_place, row.reported, row.check) == ("Palmyra", "Raqqa", "cut", "agrees")


def test_the_road_they_used_until_it_was_cut_is_cut():
    used = route_told("used", "palmyra", "raqqa", "2016-03-27", ["is"])
    cut = route_told("cut", "palmyra", "raqqa", "2016-03-27", ["army"], ["is"])
    for told_so in ((used, cut), (cut, used)):
        made = war().tell("b", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27"), *told_so)
        row = one(routes(made.at("2016-03-28")))
        assert (row.state, row.reported, row.check) == ("cut", "cut", "agrees")


def test_a_longer_way_without_ends_is_that_of_the_way_told_just_before():
    severed = told("route", {"change": "cut"}, {"from_place": ["palmyra"], "to_place": ["raqqa"]}, "2015-01-02")
    longer = told("route", {"change": "used"}, {"actor": ["is"], "via": ["dez"]}, "2015-01-02")
    made = war().tell("b", "2015-01-02", say("taken", "kweiris", "army", "is", "2015-01-01"), severed, longer)
    row = one(routes(made.at("2015-01-02")))
    assert (row.from_place, row.to_place, row.state, row.via) == ("Palmyra", "Raqqa", "open", ("Deir ez-Zor",))
    assert (row.derived, row.check) == ("detour", "agrees")


def test_of_two_roads_told_side_by_side_the_second_begins_where_the_first_does():
    cut = route_told("cut", "palmyra", "raqqa", "2015-01-20", ["army"], ["is"])
    roles = {"from_place": ["raqqa"], "to_place": ["dez"], "actor": ["is"]}
    other = told("route", {"change": "open"}, roles, "2015-02-01", implied="from_place")
    made = war().tell("b", "2015-02-01", say("taken", "palmyra", "army", "is", "2015-01-20"), cut, other)
    row = one(routes(made.at("2015-02-01"), place="Deir ez-Zor"))
    assert ({row.from_place, row.to_place}, row.state, row.reported) == ({"Palmyra", "Deir ez-Zor"}, "open", "open")
    alone = war().tell("b", "2015-02-01", say("taken", "palmyra", "army", "is", "2015-01-20"), other)
    assert {(r.from_place, r.to_place) for r in routes(alone.at("2015-02-01")) if r.reported} == {
        ("Raqqa", "Deir ez-Zor")
    }


def test_no_end_is_implied_from_afar_or_from_another_report():
    cut = told("route", {"change": "cut"}, {"to_place": ["raqqa"], "actor": ["army"], "against": ["is"]}, "2016-03-27")
    made = (
        war().tell("b", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27")).tell("c", "2016-03-28", cut)
    )
    assert {r.reported for r in routes(made.at("2016-03-28"))} == {""}


def test_a_road_that_leads_to_a_lost_place_can_still_be_in_ones_hands():
    made = war().tell("b", "2015-02-01", say("taken", "palmyra", "army", "is", "2015-01-20"))
    made.tell("c", "2015-02-02", route_told("open", "palmyra", "dez", "2015-02-02", ["is"]))
    row = one(routes(made.at("2015-02-02"), place="Deir ez-Zor"))
    assert (row.state, row.derived, row.check) == ("open", "cut", "agrees")


def test_places_that_changed_hands_later_outdate_a_report():
    made = war().tell("b", "2015-01-05", route_told("open", "palmyra", "raqqa", "2015-01-05", ["is"]))
    made.tell("c", "2015-03-01", say("taken", "kweiris dez", "army", "is", "2015-02-20"))
    row = one(routes(made.at("2015-03-01")))
    assert (row.reported, row.derived, row.state, row.check) == ("open", "cut", "cut", "contradicts")


def test_the_reach_of_a_base_and_what_is_cut_off_from_it():
    made = war().tell("a2", "2015-01-01", say("held", "kweiris", "army", when="2015-01-01"))
    made.tell("b", "2015-02-01", say("taken", "dez", "army", "is", "2015-01-20"))
    before = {r.place: r.state for r in reach(made.at("2015-01-10"), base="Raqqa")}
    after = {r.place: (r.state, r.at) for r in reach(made.at("2015-02-01"), base="Raqqa", actor="ISIS")}
    assert before == {"Palmyra": "detour", "Deir ez-Zor": "open"}
    assert after == {"Palmyra": ("cut", ("Kweiris airbase",))}


def test_a_country_stands_for_every_road_into_it():
    made = war()
    row = one(routes(made.at("2015-01-02"), place="Palmyra", to="Raqqa", actor="ISIS"))
    assert row.derived == "open"


def test_without_a_road_one_is_told():
    made = war()
    with pytest.raises(NoRoad, match="Syria"):
        reach(made.at("2015-01-02"), base="Syria")
    made.grounds.clear()
    with pytest.raises(NoRoad, match="Palmyra to Raqqa"):
        routes(made.at("2015-01-02"), place="Palmyra", to="Raqqa")


REPORTS = {
    "sinjar.md": ("2015-11-14", "Peshmerga captured Sinjar from Islamic State on 13 November 2015."),
    "shaddadah.md": (
        "2016-02-20",
        "Syrian Democratic Forces captured al-Shaddadah from Islamic State on 19 February 2016.",
    ),
    "march.md": (
        "2016-03-01",
        "Islamic State still controls Raqqa and Mosul, and Tal Afar to the west of it, residents said on Tuesday.\n\n"
        "Syrian government forces hold Deir ez-Zor, where they are besieged by Islamic State. The group also holds "
        "Palmyra, al-Sukhnah, Mayadin and Abu Kamal.\n\nIn Iraq, Islamic State still holds Baaj and al-Qaim.",
    ),
    "palmyra.md": ("2016-03-28", "The Syrian army recaptured Palmyra from Islamic State on 27 March 2016."),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("theatre")
    for name, (day, text) in REPORTS.items():
        (folder / name).write_text(f"---\ndate: {day}\n---\n\n{text}\n", encoding="utf-8")
    opened = heldby.open(folder / "theatre.db", theatres=["syria_iraq"])
    opened.add([folder])
    return opened


def state_of(record, day, start, end):
    [row] = record.at(day, "2016-03-28").routes(place=start, to=end, actor="Islamic State")
    return row


def test_in_the_sample_theatre_the_fall_of_palmyra_cuts_the_road_to_raqqa_and_not_that_to_deir_ez_zor(record):
    assert state_of(record, "2016-03-20", "Palmyra", "Raqqa").state == "open"
    after = state_of(record, "2016-03-28", "Palmyra", "Raqqa")
    assert (after.state, after.at) == ("cut", ("Palmyra",))
    assert after.since == (date(2016, 3, 27), date(2016, 3, 27))
    stays = state_of(record, "2016-03-28", "Palmyra", "Deir ez-Zor")
    assert stays.state == "open"
    assert "judged by what is between" in stays.why


def test_in_the_sample_theatre_mosul_and_raqqa_are_joined_through_deir_ez_zor_alone(record):
    row = state_of(record, "2016-03-28", "Mosul", "Raqqa")
    assert row.state == "detour"
    assert set(row.at) == {"Sinjar", "al-Shaddadah"}
    assert "Deir ez-Zor" in row.via
    assert row.km > row.usual_km + 150


def test_in_the_sample_theatre_palmyra_is_lost_to_raqqa_and_mosul_is_not_cut_off(record):
    reached = {
        r.place: r.state for r in record.at("2016-03-28", "2016-03-28").reach(base="Raqqa", actor="Islamic State")
    }
    assert "Palmyra" not in reached
    assert reached["Mosul"] == "detour"
    assert reached["al-Sukhnah"] == "open"
