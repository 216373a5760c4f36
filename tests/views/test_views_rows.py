"""The views as people ask them: names, filters, clocks, routes, and what rows turn into."""

import inspect
import json
import sys
from datetime import date
from typing import get_type_hints

import pytest
from wartime import War, say, told

from heldby.state import Stating
from heldby.views import (
    VIEWS,
    MissingLibrary,
    UnknownActor,
    UnknownPlace,
    changes,
    claims,
    control,
    disputes,
    reports,
    routes,
    timeline,
)


@pytest.fixture
def war():
    made = War().tell("a", "2015-05-21", say("taken", "palmyra", "is", "army", "2015-05-20"), source="Wire")
    return made.tell("b", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27", by="monitor"))


def test_a_control_row_has_the_columns_that_measures_rely_on(war):
    row = json.loads(control(war.at("2015-06-01", "2015-06-02")).to_json())[0]
    assert [name for name in row if name not in ("parts", "encircling")] == [
        "place", "place_id", "lat", "lon", "holder", "holder_id", "probability", "contested", "besieged_by", "since",
        "origins", "dissent", "one_sided", "claims", "as_of", "known",
    ]  # fmt: skip
    assert row["since"] == ["2015-05-20", "2015-05-20"]
    assert (row["as_of"], row["known"]) == ("2015-06-01", "2015-06-02")


def test_without_a_day_it_is_the_last_that_was_reported(war):
    assert control(war.at())[0].holder == "Syrian government forces"
    assert control(war.at(known="2015-12-31"))[0].holder == "Islamic State"


def test_an_alias_will_do_and_an_unknown_name_gets_the_nearest(war):
    assert control(war.at("2015-06-01"), place="Tadmur") == control(war.at("2015-06-01"), place="palmyra")
    with pytest.raises(UnknownPlace, match="Palmyra") as caught:
        control(war.at("2015-06-01"), place="Palmira")
    assert len(caught.value.nearest) == 3
    with pytest.raises(UnknownActor):
        timeline(war.at(), actor="nobody")


def test_a_timeline_of_an_actor_is_what_it_held(war):
    assert {r.holder for r in timeline(war.at(), actor="ISIS")} == {"Islamic State"}


def test_changes_by_the_two_clocks():
    war = War().tell("a", "2015-06-01", say("held", "palmyra", "army", "", "2015-05-10"))
    war.tell("b", "2015-09-01", say("taken", "palmyra", "is", "army", "2015-05-20"))
    ground = changes(war.at(), start=date(2015, 5, 1), end=date(2015, 5, 31))
    assert [(c.before, c.after) for c in ground] == [("Syrian government forces", "Islamic State")]
    assert len(changes(war.at(), start=date(2015, 9, 1), end=date(2015, 9, 30))) == 0
    learnt = changes(war.at(), start=date(2015, 8, 31), end=date(2015, 9, 1), clock="known")
    assert [(c.change, c.after) for c in learnt if c.after == "Islamic State"] == [("learnt", "Islamic State")]
    assert len(changes(war.at(), start=date(2015, 6, 2), end=date(2015, 8, 31), clock="known")) == 0


def test_claims_are_found_by_what_they_say_and_who_says_it(war):
    assert len(claims(war.at())) == 2
    assert [c.report for c in claims(war.at(), source="The Monitor")] == ["b"]
    assert [c.report for c in claims(war.at(), source="wire")] == ["a"]
    assert len(claims(war.at(), actor="Syrian government", place="Palmyra", kind="control")) == 2
    assert len(claims(war.at(), limit=1)) == 1
    assert [r.name for r in reports(war.at(known="2015-12-31"))] == ["a"]


RETAKEN = {"place": ["palmyra"], "actor": ["army"], "against": ["is"]}


def test_a_claim_names_those_who_helped():
    helped = {**RETAKEN, "helped_by": ["sdf", "rebels"]}
    war = War().tell("a", "2016-03-28", told("control", {"change": "taken"}, helped, "2016-03-27"))
    assert [row.helped_by for row in claims(war.at())] == [("Syrian Democratic Forces", "Syrian rebels")]
    alone = War().tell("a", "2016-03-28", told("control", {"change": "taken"}, RETAKEN, "2016-03-27"))
    assert [row.helped_by for row in claims(alone.at())] == [()]


def test_a_dispute_shows_both_quotes():
    war = War().tell("a", "2017-11-03", say("taken", "dez", "army", "is", "2017-11-03"))
    war.tell("b", "2017-11-03", say("taken", "dez", "sdf", "is", "2017-11-03"))
    [row] = disputes(war.at(), place="Deir Ezzor")
    assert "Deir ez-Zor" in row.about
    assert sorted(side["quotes"] for side in row.sides) == [["taken dez army is."], ["taken dez sdf is."]]


def test_a_way_cut_for_one_may_be_open_for_another():
    war = War().tell(
        "a",
        "2016-03-31",
        told(
            "route",
            {"change": "cut"},
            {"from_place": ["palmyra"], "to_place": ["raqqa"], "actor": ["army"], "against": ["is"]},
            "2016-03-27",
        ),
        told(
            "route", {"change": "open"}, {"from_place": ["palmyra"], "to_place": ["dez"], "actor": ["is"]}, "2016-03-28"
        ),
    )
    found = {(r.from_place, r.to_place, r.actor): r.state for r in routes(war.at("2016-03-28"), actor="ISIS")}
    assert found == {
        ("Palmyra", "Raqqa", "Islamic State"): "cut",
        ("Palmyra", "Deir ez-Zor", "Islamic State"): "open",
    }
    assert len(routes(war.at("2016-03-26"))) == 0


def test_every_view_has_help_for_itself_and_each_parameter():
    for view in VIEWS:
        assert inspect.getdoc(view)
        hints = get_type_hints(view, include_extras=True)
        snapshot, *parameters = inspect.signature(view).parameters.values()
        assert snapshot.name == "snapshot"
        for parameter in parameters:
            assert parameter.kind is inspect.Parameter.KEYWORD_ONLY
            assert isinstance(hints[parameter.name].__metadata__[0], str)


@pytest.mark.parametrize("view", VIEWS, ids=lambda v: v.__name__)
def test_every_view_answers_an_empty_record_with_no_rows(view):
    found = view(War().at())
    assert list(found) == []
    assert found.to_json() == "[]"
    assert found.columns


def test_a_missing_library_is_named(war, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingLibrary, match=r"pandas.*pip install .heldby\[gis\]"):
        control(war.at()).to_pandas()


def test_who_is_stopped_half_way_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    war = War().tell("a", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27"))
    expected, stopped = control(war.at("2016-04-01")), war.at("2016-04-01")

    def stop(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Stating, "to", stop)
        with pytest.raises(KeyboardInterrupt):
            control(stopped)
    assert list(control(stopped)) == list(expected) != []
