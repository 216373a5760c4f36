"""A record that grows report by report knows the same as one that is worked out from nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from wartime import Map, Names, War, say

from heldby.model import Judgement, Verdict
from heldby.model.told import Material
from heldby.reconcile import Settling
from heldby.state import Stating, standard

_CHANGES = st.sampled_from(["taken", "taken", "held", "held", "lost", "entered", "besieged", "contested", "relieved"])
_ACTOR = st.sampled_from(["is", "army", "gov", "rebels", "sdf", "ypg", "kurds"])
_PLACE = st.sampled_from(["palmyra", "raqqa", "dez", "huwayqa", "dez~eastern", "palmyra raqqa"])
_SOURCE = st.sampled_from(["One", "Two", "Three", "State Agency", "Voice of the Rebels"])
_DAYS = st.integers(0, 40).map(lambda n: (date(2014, 1, 1) + timedelta(days=3 * n)).isoformat())


@st.composite
def statements(draw):
    change, one = draw(_CHANGES), draw(_ACTOR)
    other = draw(_ACTOR.filter(lambda a: a != one))
    when = draw(_DAYS)
    when = draw(st.sampled_from([when, when, when[:7], f"[..{when}]"]))
    actor, against = ("", one) if change == "lost" else (one, draw(st.sampled_from(["", other])))
    polarity = draw(st.sampled_from(["+", "+", "+", "-"]))
    return say(
        change, draw(_PLACE), actor, against, when, polarity=polarity, by=draw(st.sampled_from(["", "", "monitor"]))
    )


REPORTS = st.lists(
    st.tuples(st.lists(statements(), min_size=1, max_size=3), _DAYS, _SOURCE, st.booleans()), min_size=2, max_size=9
)
FEW = settings(max_examples=60, deadline=None)


class Grows:
    """What was worked out so far, and what follows from the material it is given next."""

    def __init__(self):
        # few tests count for much, so that sources gain and lose standing within a handful of reports
        quick = replace(standard(), trust_prior_claims=1.0)
        self.reconciling = Settling(actors=Names())
        self.stating = Stating(actors=Names(), gazetteer=Map(), settings=quick)

    def to(self, material):
        grown = self.reconciling.to(material)
        return grown, self.stating.to(grown.gone, grown.come, grown.places)


def known(grown, state):
    """All that can be seen of it, to the last bit."""
    return {
        "reconciled": repr(replace(grown.reconciled, aside=frozenset())),
        "aside": grown.reconciled.aside,
        "problems": (grown.problems, state.problems),
        "by id": {claim: repr(told) for claim, told in grown.by_id.items()},
        "names": grown.names,
        "trust": repr(state.scales.trust),
        "company": state.scales.company,
        "weights": {c: state.scales.weight(t) for c, t in grown.by_id.items()},
        "holders": (state.holders.names, state.holders.seen, state.holders.apart, state.holders.told),
        "courses": [
            (c.place, c.holders, repr(c.evidence), c.days.tobytes(), c.forward.tobytes(), c.message.tobytes())
            for c in state.courses
        ],
    }


def war_of(reports):
    war = War()
    for i, (told, published, source, copied) in enumerate(reports):
        war.tell(f"r{i}", published, *told, source=source)
        if copied:
            war.copy(f"r{i}-copy", f"r{i}")
    return war


def part_of(material: Material, names) -> Material:
    """The material as it was when only these reports were there."""
    kept = {name: page for name, page in material.pages.items() if name in names}
    families = [replace(f, members=tuple(m for m in f.members if m in kept)) for f in material.families]
    families = [replace(f, id=min(f.members)) for f in families if len(f.members) > 1]
    return Material(pages=kept, families=families, judgements=material.judgements)


@FEW
@given(REPORTS, st.randoms(use_true_random=False))
def test_in_any_order_and_in_any_pieces_it_comes_to_the_same(reports, chance):
    material = war_of(reports).material()
    order = list(material.pages)
    chance.shuffle(order)
    grows, there = Grows(), set()
    while order:
        piece = chance.randint(1, 3)
        there |= set(order[:piece])
        del order[:piece]
        now = part_of(material, there)
        assert known(*grows.to(now)) == known(*Grows().to(now))


@FEW
@given(REPORTS, st.randoms(use_true_random=False))
def test_what_is_taken_back_leaves_no_trace(reports, chance):
    material = war_of(reports).material()
    grows = Grows()
    before = known(*grows.to(part_of(material, set(list(material.pages)[:2]))))
    grows.to(material)
    assert known(*grows.to(part_of(material, set(list(material.pages)[:2])))) == before


@FEW
@given(REPORTS, st.data())
def test_whatever_a_person_decides_holds_at_once(reports, data):
    war = war_of(reports)
    grows = Grows()
    grows.to(war.material())
    claims = st.sampled_from([claim.id for claim in war.claims])
    for hour in range(4):
        verdict = data.draw(st.sampled_from([v for v in Verdict if v is not Verdict.MEANS]))
        about, other = data.draw(claims), data.draw(claims)
        pair = verdict.pairs or (verdict is Verdict.WITHDRAWN and data.draw(st.booleans()))
        war.judgements.append(
            Judgement(
                about=about,
                other=other if pair else "",
                verdict=verdict,
                by="tester",
                reason="",
                at=datetime(2020, 1, 1, hour, tzinfo=UTC),
            )
        )
        material = replace(war.material(), judgements=tuple(war.judgements))
        assert known(*grows.to(material)) == known(*Grows().to(material))


def test_only_what_a_report_touches_is_worked_out_again():
    war = War()
    for i in range(6):
        war.tell(f"a{i}", f"2015-03-0{i + 1}", say("held", "palmyra", "army", "", f"2015-03-0{i + 1}"), source=f"P{i}")
        war.tell(f"b{i}", f"2015-03-0{i + 1}", say("held", "raqqa", "is", "", f"2015-03-0{i + 1}"), source=f"P{i}")
    grows = Grows()
    _, state = grows.to(war.material())
    assert state.renewed == {"palmyra", "raqqa"}
    before = {c.place: c for c in state.courses}
    war.tell("new", "2015-03-09", say("held", "dez", "army", "", "2015-03-09"), source="P1")
    _, state = grows.to(war.material())
    assert state.renewed == {"dez"}
    assert all(c is before[c.place] for c in state.courses if c.place != "dez")


def test_a_source_that_crosses_a_step_moves_the_places_it_told_of():
    war = War()
    for i in range(8):
        day = f"2015-0{i + 1}-01"
        war.tell(f"a{i}", day, say("held", "palmyra", "army", "", day), source="One")
        war.tell(f"b{i}", day, say("held", "palmyra", "army", "", day), source="Two")
        war.tell(f"c{i}", day, say("held", "palmyra", "rebels", "", day), source="Wrong")
    war.tell("d", "2015-04-01", say("held", "raqqa", "is", "", "2015-04-01"), source="Wrong")
    grows = Grows()
    _, state = grows.to(war.material())
    factor = state.scales.trust.factor("wrong", "state, none")
    for i in range(3):
        day = f"2015-1{i % 3}-02"
        war.tell(f"e{i}", day, say("held", "dez", "is", "", day), source="Wrong")
        war.tell(f"f{i}", day, say("held", "dez", "army", "", day), source="One")
        war.tell(f"g{i}", day, say("held", "dez", "army", "", day), source="Two")
    _, state = grows.to(war.material())
    assert state.scales.trust.factor("wrong", "state, none") != factor
    assert "raqqa" in state.renewed


def test_who_leads_elsewhere_is_taken_to_have_led_here_too():
    war = War().tell("a", "2015-03-02", say("taken", "palmyra", "army", "is", "2015-03-01"), source="One")
    war.tell("b", "2015-03-02", say("taken", "palmyra", "army", "", "2015-03-01"), source="Two")
    grows = Grows()
    _, state = grows.to(war.material())
    report = {claim.id: claim.report for claim in war.claims}
    assert {report[c] for c in state.scales.company.first} == {"a"}
    for i, place in enumerate(("raqqa", "dez"), 1):
        war.tell(f"c{i}", f"2015-03-0{i}", say("taken", place, "army", "is", f"2015-03-0{i}"), source="Two")
        war.tell(f"d{i}", f"2015-03-0{i + 1}", say("taken", place, "army", "", f"2015-03-0{i}"), source="One")
    grown, state = grows.to(war.material())
    report = {claim.id: claim.report for claim in war.claims}
    assert {report[c] for c in state.scales.company.first} == {"b", "c1", "c2"}
    assert "palmyra" in state.renewed
    assert known(grown, state) == known(*Grows().to(war.material()))
