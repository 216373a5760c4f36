"""What a person decided about a dispute is shown with it, heeded, outlives new reports, and can be withdrawn."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from wartime import Map, Names, War, say

from heldby.model import Difference, Judgement, Verdict
from heldby.model.told import locals_of
from heldby.reconcile import reconcile
from heldby.state import standard, state


def reconciled(war):
    return reconcile(war.material(), actors=Names())[0]


def decide(war, verdict, *claims):
    at = datetime(2020, 1, 1, len(war.judgements), tzinfo=UTC)
    about, other = claims
    war.judgements.append(Judgement(about=about, other=other, verdict=verdict, by="Ann", at=at, reason="read both"))


def two_takers():
    """Palmyra taken by two parties in the same days."""
    war = War().tell("a", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-27"))
    return war.tell("b", "2016-03-29", say("taken", "palmyra", "rebels", "is", "2016-03-27"))


def holders(war):
    """Who likely holds Palmyra in the end."""
    found = reconciled(war)
    made = state(replace(found, told=found.heeded), actors=Names(), gazetteer=Map(), settings=standard())
    [course] = made.courses
    assert course.evidence.turns
    return {holder for turn in course.evidence.turns for holder, _ in turn.gain}


def test_what_is_told_against_the_preferred_side_is_set_aside_and_still_shown():
    war = two_takers()
    one, other = (c.id for c in war.claims)
    assert len(holders(war)) == 2
    decide(war, Verdict.PREFER, one, other)
    found = reconciled(war)
    [dispute] = found.disputes
    settled = found.settled[dispute.id]
    assert one in dispute.sides[settled.prefers].claims
    assert (settled.judgement.by, settled.judgement.reason) == ("Ann", "read both")
    assert {t.claim.id for t in found.told} == {one, other}
    assert found.aside == {other}
    assert len(holders(war)) == 1
    assert locals_of(found)["palmyra"].events == found.events


def test_withdrawing_brings_back_what_was_before():
    war = two_takers()
    one, other = (c.id for c in war.claims)
    before = reconciled(war)
    decide(war, Verdict.PREFER, one, other)
    decide(war, Verdict.WITHDRAWN, other, one)  # in either order
    assert reconciled(war) == before
    assert before.settled == {}


@pytest.mark.parametrize("verdict", [Verdict.BOTH_STAND, Verdict.UNVERIFIABLE])
def test_a_dispute_that_stays_a_dispute_changes_nothing_else(verdict):
    war = two_takers()
    before = reconciled(war)
    decide(war, verdict, *(c.id for c in war.claims))
    after = reconciled(war)
    assert [s.verdict for s in after.settled.values()] == [verdict]
    assert replace(after, settled={}) == before


def test_tellings_of_different_things_are_parted_and_the_dispute_stays_to_be_seen():
    war = War().tell("a", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-26"))
    war.tell("b", "2016-03-29", say("taken", "palmyra", "army", "is", "2016-03-27"))
    for claim in war.claims:  # they say their day themselves
        war.claims[war.claims.index(claim)] = replace(claim, time=claim.roles["place"][0])
    [dispute] = [d for d in reconciled(war).disputes if d.difference is Difference.DATE]
    assert len(reconciled(war).events) == 1
    decide(war, Verdict.NOT_SAME, *(c.id for c in war.claims))
    found = reconciled(war)
    assert len(found.events) == 2
    assert found.settled[dispute.id].verdict is Verdict.NOT_SAME
    assert dispute in found.disputes


def test_a_new_report_joins_the_side_it_tells_for():
    war = two_takers()
    one, other = (c.id for c in war.claims)
    decide(war, Verdict.PREFER, one, other)
    war.tell("c", "2016-03-30", say("taken", "palmyra", "rebels", "is", "2016-03-27"))
    found = reconciled(war)
    assert found.aside == {other, war.claims[-1].id}
    assert [s.verdict for s in found.settled.values()] == [Verdict.PREFER]


def test_of_three_sides_every_two_have_to_be_decided():
    war = War()
    for name, day in zip("abc", ("2016-03-26", "2016-03-27", "2016-03-28"), strict=True):
        war.tell(name, "2016-03-29", say("taken", "palmyra", "army", "is", day))
    war.claims[:] = [replace(c, time=c.roles["place"][0]) for c in war.claims]
    one, two, three = (c.id for c in war.claims)
    decide(war, Verdict.BOTH_STAND, one, two)
    decide(war, Verdict.BOTH_STAND, one, three)
    assert reconciled(war).settled == {}
    decide(war, Verdict.BOTH_STAND, two, three)
    assert [s.verdict for s in reconciled(war).settled.values()] == [Verdict.BOTH_STAND]
    decide(war, Verdict.PREFER, two, one)
    decide(war, Verdict.PREFER, two, three)
    found = reconciled(war)
    assert [s.prefers for s in found.settled.values()] == [1]
    assert found.aside == {one, three}


def test_what_was_judged_can_be_withdrawn_by_its_claims():
    war = two_takers()
    one, other = (c.id for c in war.claims)
    decide(war, Verdict.PREFER, other, one)
    [settled] = reconciled(war).settled.values()
    assert settled.claims == (other, one)
