"""`events`: each occurrence once, with who tells it and why the claims are one; a judgement undoes a merge."""

from datetime import UTC, datetime

from wartime import War, say

from heldby.model import Judgement, Verdict
from heldby.views import control, events


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
