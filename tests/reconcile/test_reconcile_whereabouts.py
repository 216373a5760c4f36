"""What became of one person, told of different places, is a dispute with both quotes."""

import pytest
from wartime import Map, Names, War, told

from heldby.model import Difference
from heldby.reconcile import reconcile
from heldby.views import disputes

OMAR = "person:omar-al-shishani"


def fate(person, place, what="killed", **more):
    return told("person", {"fate": what}, {"person": [person], "place": [place]}, "2016-03-04", **more)


def where(war):
    found, _ = reconcile(war.material(), actors=Names(), places=Map())
    return [d for d in found.disputes if d.difference is Difference.PLACE]


def test_one_death_told_of_two_towns():
    war = War().tell("a", "2016-03-10", fate(OMAR, "raqqa"), source="Wire")
    war.tell("b", "2016-03-11", fate(OMAR, "palmyra"), source="Daily")
    war.tell("c", "2016-03-12", fate(OMAR, "palmyra"), source="Weekly")
    [found] = where(war)
    assert [(side.says, len(side.claims)) for side in found.sides] == [("Palmyra", 2), ("Raqqa", 1)]
    assert not found.reconcilable
    [row] = [r for r in disputes(war.at()) if r.difference == "place"]
    assert all(side["quotes"] for side in row.sides)
    assert [r for r in disputes(war.at(known="2016-03-10")) if r.difference == "place"] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(fate(OMAR, "dez"), fate(OMAR, "huwayqa"), id="a town and its quarter"),
        pytest.param(fate(OMAR, "dez"), fate(OMAR, "syria"), id="a town and its country"),
        pytest.param(fate(OMAR, "dez"), fate(OMAR, "nowhere"), id="a place nobody knows"),
        pytest.param(fate(OMAR, "raqqa"), fate("person:omar-haddad", "palmyra"), id="two persons"),
        pytest.param(fate("person:omar", "raqqa"), fate("person:omar", "palmyra"), id="one first name"),
        pytest.param(fate(OMAR, "raqqa", "wounded"), fate(OMAR, "palmyra", "wounded"), id="it can befall him twice"),
        pytest.param(fate(OMAR, "raqqa"), fate(OMAR, "palmyra", polarity="-"), id="a denial"),
    ],
)
def test_what_may_be_so_of_both_is_no_dispute(one, other):
    war = War().tell("a", "2016-03-10", one, source="Wire").tell("b", "2016-03-11", other, source="Daily")
    assert where(war) == []


def test_one_voice_that_names_two_places_is_no_dispute_and_copies_are_one_voice():
    war = War().tell("a", "2016-03-10", fate(OMAR, "raqqa"), fate(OMAR, "palmyra"), source="Wire").copy("b", "a")
    assert where(war) == []
