"""What must hold of any war: order, copies, names and sums."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wartime import Map, Names, War, say

from heldby.reconcile import reconcile
from heldby.state import on, state
from heldby.views import control

_CHANGES = st.sampled_from(["taken", "held", "lost", "entered", "besieged", "contested"])
_ACTOR = st.sampled_from(["is", "army", "rebels", "sdf"])
_DAY = st.integers(0, 900).map(lambda n: (date(2014, 1, 1) + timedelta(days=n)).isoformat())


@st.composite
def statements(draw):
    change, one = draw(_CHANGES), draw(_ACTOR)
    other = draw(_ACTOR.filter(lambda a: a != one))
    when = draw(_DAY)
    when = draw(st.sampled_from([when, when[:7], when[:4], f"[..{when}]"]))
    actor, against = ("", one) if change == "lost" else (one, draw(st.sampled_from(["", other])))
    certainty = draw(st.sampled_from(["certain", "probable", "possible"]))
    return say(change, draw(st.sampled_from(["palmyra", "raqqa"])), actor, against, when, certainty=certainty)


WARS = st.lists(st.tuples(st.lists(statements(), min_size=1, max_size=3), _DAY), min_size=1, max_size=6)
FEW = settings(max_examples=40, deadline=None)


def war_of(reports, order=None):
    war = War()
    for i in order or range(len(reports)):
        told, published = reports[i]
        war.tell(f"r{i}", published, *told)
    return war


def answer(war, day="2015-06-15", names=lambda n: n):
    return {(r.place, names(r.holder)): (r.probability, r.origins, r.contested, r.since) for r in control(war.at(day))}


@FEW
@given(WARS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(reports, chance):
    order = list(range(len(reports)))
    chance.shuffle(order)
    assert control(war_of(reports).at("2015-06-15")) == control(war_of(reports, order).at("2015-06-15"))


@FEW
@given(WARS)
def test_a_copy_of_any_report_changes_no_answer(reports):
    war = war_of(reports)
    before = answer(war)
    assert answer(war.copy("r0-copy", "r0")) == before


@FEW
@given(WARS)
def test_swapping_two_names_swaps_the_answer(reports):
    swap = {"is": "rebels", "rebels": "is"}
    shown = {"Islamic State": "Syrian rebels", "Syrian rebels": "Islamic State"}

    def swapped(one):
        roles = {r: ids if r == "place" else [swap.get(i, i) for i in ids] for r, ids in one["roles"].items()}
        return {**one, "roles": roles}

    other = [([swapped(s) for s in told], published) for told, published in reports]
    mine, theirs = answer(war_of(reports)), answer(war_of(other), names=lambda n: shown.get(n, n))
    assert mine.keys() == theirs.keys()
    for key, (probability, *rest) in mine.items():
        assert theirs[key][0] == pytest.approx(probability, abs=2e-4)
        assert list(theirs[key][1:]) == rest


@FEW
@given(WARS, _DAY)
def test_probabilities_add_up_to_one_on_any_day(reports, day):
    reconciled, _ = reconcile(war_of(reports).material(), actors=Names())
    courses = state(reconciled, actors=Names(), gazetteer=Map()).courses
    for course in courses:
        held = on(course, date.fromisoformat(day))
        assert sum(h.probability for h in held) == pytest.approx(1 if course.tells(date.fromisoformat(day)) else 0)
        assert all(0 <= h.probability <= 1 for h in held)
        days = [date(2010, 1, 1) + timedelta(days=50 * i) for i in range(80)]
        assert np.allclose(course.chances(days).sum(axis=1), 1)


@FEW
@given(WARS, _DAY)
def test_nothing_shows_before_it_could_surely_be_read(reports, known):
    war = war_of(reports)
    early = War()
    for i, (told, published) in enumerate(reports):
        if published <= known:
            early.tell(f"r{i}", published, *told)
    assert control(war.at("2015-06-15", known)) == control(early.at("2015-06-15", known))
