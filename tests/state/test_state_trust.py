"""What a record of its own does to a source's weight, and what a theatre may set."""

import pytest
from wartime import War, say

from heldby.model.errors import KnowledgeError
from heldby.reconcile import reconcile
from heldby.state import settings, standard, state
from heldby.views import control
from heldby.views.knowledge import knowledge

PLACES = ("palmyra", "raqqa", "kweiris", "dez")


def pressed(boasts, *, echo=False):
    """A war in which two papers tell the same, and the Gazette as many things that never were, each answered later."""
    war = War()
    for i in range(boasts):
        place, month = PLACES[i % 4], i // 4 + 1
        day = f"2016-{month:02}"
        war.tell(f"a{i}", f"{day}-03", say("held", place, "army", "", f"{day}-03"), source="Morning Paper")
        war.tell(f"b{i}", f"{day}-20", say("held", place, "army", "", f"{day}-20"), source="Evening Paper")
        war.tell(f"g{i}", f"{day}-10", say("taken", place, "is", "army", f"{day}-09"), source="Gazette")
        if echo:
            war.tell(f"e{i}", f"{day}-12", say("taken", place, "is", "army", f"{day}-09"), source="Digest")
    return war


def chance(war, place="palmyra", day="2017-06-02"):
    return {r.holder: r.probability for r in control(war.at(day), place=place)}.get("Islamic State", 0.0)


def test_who_was_wrong_time_and_again_is_believed_less():
    def after(boasts):
        war = pressed(boasts)
        war.tell("last", "2017-06-02", say("taken", "palmyra", "is", "army", "2017-06-01"), source="Gazette")
        return chance(war)

    assert after(24) < after(4)


def test_a_source_nobody_tested_keeps_the_weight_of_its_kind():
    war = War().tell("a", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27"), source="Some Paper")
    trust = knowledge(war.at()).scales.trust
    assert trust.factor("some paper", "change, none") == 1.0


def test_an_echo_adds_less_than_a_voice_of_its_own():
    war = pressed(24, echo=True)
    known = knowledge(war.at()).scales
    assert known.trust.adds("digest", known.settings) < known.settings.trust_later


def test_company_sorts_tellings_by_who_came_first():
    war = War().tell("a", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27"), source="One")
    war.tell("b", "2016-03-30", say("taken", "palmyra", "army", "", "2016-03-27"), source="Two")
    war.tell("c", "2016-03-29", say("taken", "raqqa", "army", "is", "2016-03-27"), source="Two")
    war.tell("d", "2016-06-29", say("taken", "dez", "army", "is", "2016-06-27"), source="Two")
    reconciled, _ = reconcile(war.material(), actors=war.at().actors)
    report = {t.claim.id: t.claim.report for t in reconciled.told}
    found = state(reconciled, actors=war.at().actors, gazetteer=war.at().gazetteer).scales.company
    assert {report[c] for c in found.later} == {"b"}
    assert {report[c] for c in found.alone} == {"c"}
    assert {report[c] for c in found.fresh} == {"d"}


def test_a_theatre_sets_its_own_numbers(tmp_path):
    (tmp_path / "state.toml").write_text("[ageing]\nhalf_life_days = 100\n[certainty]\npossible = 0.5\n")
    mine = settings(tmp_path)
    assert (mine.half_life_days, mine.weights["certainty"]["possible"]) == (100, 0.5)
    assert standard().half_life_days == 1460


def test_ageing_follows_the_theatre(tmp_path):
    (tmp_path / "state.toml").write_text("[ageing]\nhalf_life_days = 100\n")
    war = War().tell("a", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27"))
    slow, fast = war.at("2017-03-28"), war.at("2017-03-28")
    fast.theatres = (tmp_path,)
    assert control(slow)[0].holder == "Syrian government forces"
    assert control(fast)[0].holder == "unknown"


@pytest.mark.parametrize("text", ["[agein]\nhalf_life_days = 1\n", "[ageing]\nhalf_life = 1\n", "half_life_days = 1\n"])
def test_a_number_that_there_is_not_is_named(tmp_path, text):
    (tmp_path / "state.toml").write_text(text)
    with pytest.raises(KnowledgeError, match=r"state\.toml"):
        settings(tmp_path)
