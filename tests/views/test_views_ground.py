"""Where places are, what else a name may mean, and the roads; and whether only one side speaks of a holder."""

import pytest
from wartime import War, say

from heldby.gazetteer import Atlas
from heldby.model.theatre import Road, Theatre
from heldby.views import control, network, places
from heldby.views.snapshot import Snapshot


class OnEarth:
    """A snapshot of the small war among the places of the world."""

    def __init__(self, same: Snapshot) -> None:
        self.same = same
        self.gazetteer = Atlas()
        self.grounds = [Theatre(name="test", roads=(Road(one="sy-palmyra", other="sy-raqqa", km=210, name="M20"),))]

    def __getattr__(self, name: str) -> object:
        return getattr(self.same, name)


@pytest.fixture(scope="module")
def earth() -> OnEarth:
    war = War()
    war.tell("a", "2015-06-01", say("held", "sy-palmyra sy-homs-prov", "is", when="2015-06-01"))
    return OnEarth(war.at("2015-06-02"))


def test_places_told_of_come_with_their_kind_and_how_exactly_they_are_known(earth):
    rows = {row.place: row for row in places(earth)}
    assert set(rows) == {"Palmyra", "Homs province"}
    assert (rows["Palmyra"].kind, rows["Palmyra"].within, rows["Palmyra"].radius_km) == ("town", "Homs province", 0)
    assert rows["Homs province"].radius_km == 60
    assert all(row.told for row in rows.values())


def test_towns_around_are_those_of_the_same_countries_with_so_many_people(earth):
    towns = [row for row in places(earth, people=100_000) if not row.told]
    names = {row.place for row in towns}
    assert {"Homs", "Aleppo"} <= names
    assert all(row.country == "SY" and row.population >= 100_000 for row in towns)


def test_roads_are_stretches_between_places(earth):
    [row] = network(earth)
    assert (row.theatre, row.road, row.from_place, row.to_place, row.km) == ("test", "M20", "Palmyra", "Raqqa", 210)
    assert (row.from_lat, row.to_lon) == (34.56, 39.01)


def test_what_only_the_holders_own_side_says_is_one_sided():
    war = War()
    war.tell("a", "2015-06-01", say("held", "palmyra", "army", when="2015-06-01", by="army"))
    war.tell("b", "2015-06-01", say("held", "raqqa", "is", when="2015-06-01"))
    sided = {row.place_id: row.one_sided for row in control(war.at("2015-06-02")) if row.holder_id}
    assert sided == {"palmyra": True, "raqqa": False}
