"""`events`: each occurrence once, with who tells it and why the claims are one; a judgement undoes a merge."""

from datetime import UTC, date, datetime

import pytest
from wartime import War, say, told

from heldby.model import Judgement, Verdict
from heldby.views import UnknownActor, UnknownKind, control, events


def war():
    made = War().tell("a", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-27"), source="One")
    return made.tell("b", "2016-03-30", say("taken", "palmyra", "army", "", "2016-03-28"), source="Two")


def test_one_recapture_is_one_row_with_its_origins_and_reason():
    (row,) = events(war().at(), place="Palmyra", kind="control")
    assert (row.what, row.actor, row.origins, row.reports) == ("taken", "Syrian government forces", 2, 2)
    assert "2 claims of 2 origins" in row.why
    assert len(row.quotes) == 2


def test_a_judgement_undoes_the_merge_and_what_follows_from_it():
    made = war()
    before = control(made.at("2016-03-29"), place="Palmyra")[0]
    one, other = (c.id for c in made.claims)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    made.judgements.append(
        Judgement(about=one, other=other, verdict=Verdict.NOT_SAME, by="somebody", at=at, reason="two days")
    )
    assert len(events(made.at(), place="Palmyra")) == 2
    assert control(made.at("2016-03-29"), place="Palmyra")[0].probability != before.probability


def wide():
    """Palmyra lost and won, and the dead of the battle as three reports tell them."""
    made = War().tell("old", "2015-05-21", say("taken", "palmyra", "is", "army", "2015-05-20"), source="Wire")
    made.tell("one", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27", by="monitor"), source="Wire")
    for name, day, low, high in (
        ("a", "2016-03-28", 40, 40),
        ("b", "2016-03-30", 60, None),
        ("c", "2016-03-29", 50, 50),
    ):
        dead = told("casualty", {"measure": "killed"}, {"place": ["palmyra"]}, "2016-03-27", number=(low, high))
        made.tell(name, day, dead, source=f"Outlet {name}")
    return made


def test_days_actors_kinds_and_what_could_be_known_narrow_it():
    made = wide()
    assert {r.when[0].year for r in events(made.at(), start=date(2016, 1, 1), end=date(2016, 12, 31))} == {2016}
    assert [r.when[0].year for r in events(made.at(), end=date(2015, 5, 20))] == [2015]
    assert [r.known for r in events(made.at(known="2015-12-31"))] == [date(2015, 12, 31)]
    assert [r.kind for r in events(made.at(), actor="ISIS")] == ["control", "control"]
    assert not events(made.at(), place="Deir ez-Zor")
    with pytest.raises(UnknownKind, match="casualty"):
        events(made.at(), kind="party")
    with pytest.raises(UnknownActor):
        events(made.at(), actor="nobody")


def test_the_codes_the_place_and_both_clocks_stand_in_the_row():
    first, second = events(wide().at(), kind="control")
    assert (first.acled, first.plover) == ("Battles: Non-state actor overtakes territory", "ASSAULT")
    assert (first.actor_id, first.against, first.against_id) == ("is", "Syrian government forces", "army")
    assert (second.country, second.lat, second.lon) == ("SY", 34.56, 38.28)
    assert (second.when, second.readable) == ((date(2016, 3, 27),) * 2, (date(2016, 3, 28),) * 2)
    assert second.sources == ("The Monitor", "Wire")


def test_a_figure_is_the_lowest_and_the_highest_told_and_best_only_where_all_agree():
    (row,) = events(wide().at(), kind="casualty")
    assert (row.low, row.best, row.high, row.reports) == (40, None, 50, 3)
    assert row.readable == (date(2016, 3, 28), date(2016, 3, 30))
    (alone,) = events(wide().at(known="2016-03-28"), kind="casualty")
    assert (alone.low, alone.best, alone.high) == (40, 40, 40)
