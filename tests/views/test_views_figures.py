"""Figures as series, what they are measured against, and the record's own share of territory beside them."""

import json
from pathlib import Path

import pytest
from wartime import War, say, told

import heldby
from heldby.gazetteer import Atlas
from heldby.gazetteer.flat import Flat
from heldby.gazetteer.theatres import load, shipped
from heldby.model.theatre import Theatre
from heldby.state.cells import area
from heldby.views import estimates, share

# a box around Palmyra, Raqqa, Kweiris airbase and Deir ez-Zor
BOX = Theatre(name="box", outline=(((37.0, 34.0), (41.0, 34.0), (41.0, 37.0), (37.0, 37.0)),))


def lost(low, when, by="", **more):
    return told(
        "indicator", {"measure": "territory_lost_share"}, {"actor": ["is"]}, when, number=(low, low), by=by, **more
    )


@pytest.fixture
def war():
    made = War()
    made.grounds.append(BOX)
    return made.tell("a", "2015-01-02", say("held", "palmyra raqqa dez kweiris", "is", when="2015-01-01"))


def methods(rows, actor="Islamic State"):
    return {r.method: r for r in rows if r.actor == actor}


def test_shares_are_counted_in_three_ways(war):
    war.tell("b", "2016-01-02", say("taken", "palmyra", "army", "is", "2016-01-01"))
    found = methods(share(war.at("2016-01-02")))
    assert set(found) == {"places", "area", "people"}
    assert found["places"].whole == 4
    assert (found["places"].held_start, found["places"].held_end, found["places"].lost) == (4, 3, 25)
    assert found["area"].whole == pytest.approx(121_000, rel=0.02)
    assert 20 < found["area"].lost < 60
    assert found["people"].share_end is None  # nobody knows how many live there
    army = methods(share(war.at("2016-01-02")), "Syrian government forces")
    assert (army["places"].held_end, army["places"].share_end) == (1, 25)


def test_a_share_is_asked_for_by_actor_place_and_days(war):
    assert {r.actor for r in share(war.at("2015-02-01"), actor="ISIS")} == {"Islamic State"}
    assert len(share(war.at("2015-02-01"), place="Syria"))
    assert len(share(war.at("2015-02-01"), actor="YPG")) == 0
    assert len(share(War().at())) == 0


def test_a_figure_repeated_is_one_estimate(war):
    war.tell("b", "2016-03-28", lost(25, "2015-01/2016-03-28"), source="Wire")
    war.copy("c", of="b")
    assert [len(r.claims) for r in estimates(war.at())] == [2]
    war.tell("d", "2016-03-29", lost(30, "2015-01/2016-03-28", by="monitor"))
    war.tell("e", "2016-03-30", lost(30, "2015-01/2016-03-28", by="monitor"))
    assert [(r.best, len(r.claims)) for r in estimates(war.at(), issuer="the monitor")] == [(30, 2)]


def test_a_loss_over_a_stretch_is_measured_against_its_first_day(war):
    war.tell("b", "2016-03-28", lost(25, "2015-01/2016-03-28"), say("taken", "palmyra", "army", "is", "2016-03-27"))
    [row] = estimates(war.at())
    assert (row.baseline, row.comparable) == ("since 2015-01", "not comparable: alone on its baseline")
    assert row.own_places == 25
    assert row.own_area > 0
    assert row.own_known == 100


def test_figures_on_different_baselines_are_not_set_against_each_other(war):
    war.tell("b", "2016-03-28", lost(25, "2015-01/2016-03-28"), lost(40, "2014/2016-03-28"), lost(12, "2016-03-28"))
    told_of = {r.best: r.comparable for r in estimates(war.at())}
    assert told_of == {
        25: "not comparable: alone on its baseline",
        40: "not comparable: alone on its baseline",
        12: "not comparable: no baseline told",
    }
    war.tell("c", "2016-03-29", lost(22, "2015-01/2016-03-28", by="monitor"))
    assert {r.best: r.comparable for r in estimates(war.at())}[22] == "with 1 other"
    assert [r.best for r in estimates(war.at(), issuer="The Monitor")] == [22]


def test_without_a_baseline_the_record_gives_no_share_of_its_own(war):
    war.tell("b", "2016-03-28", lost(12, "2016-03-28"))
    [row] = estimates(war.at())
    assert (row.own_places, row.own_area, row.own_people, row.own_known) == (None, None, None, None)


TEXTS = {
    "since": ("Since early 2015 the rebels have lost a third of their territory.", "since 2015-01-01"),
    "peak": ("The rebels have lost 40 percent of the land they ruled at their peak in 2014.", "peak 2014"),
    "ever": ("The rebels have lost more than 90 percent of the territory they once held.", "all ever held"),
    "none": ("The rebels have lost a third of their territory.", ""),
    "elsewhere": ("The rebels have lost a third of their territory. They were at their peak in 2014.", ""),
}


@pytest.mark.parametrize("case", TEXTS)
def test_a_baseline_is_read_from_its_own_sentence(case, tmp_path: Path):
    text, expected = TEXTS[case]
    (tmp_path / "a.md").write_text(f"---\ndate: 2016-03-28\n---\n\n{text}\n", encoding="utf-8")
    record = heldby.open(tmp_path / "a.db")
    record.add([tmp_path / "a.md"])
    [row] = json.loads(record.at().estimates().to_json())
    assert row["baseline"] == expected
    assert bool(row["baseline_words"]) == bool(expected)


def test_the_shipped_outline_has_the_area_of_both_countries():
    atlas = Atlas()
    [theatre] = [load(path, atlas) for path in shipped() if path.name == "syria_iraq"]
    flat = Flat.around(theatre.outline[0])
    assert sum(area([flat.km(p) for p in ring]) for ring in theatre.outline) == pytest.approx(623_500, rel=0.01)
    peopled = list(atlas.peopled({"SY", "IQ"}))
    assert len({p.id for p in peopled}) == len(peopled) > 200
