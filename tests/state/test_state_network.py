"""Roads as a network: shortest ways, the nearest known place, and the chances of each way against all worlds."""

from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heldby.model.theatre import Road
from heldby.state import Network

NODES = "abcdef"


def network(*roads):
    return Network(Road(one=one, other=other, km=km) for one, other, km in roads)


SQUARE = network(("a", "b", 10), ("b", "d", 10), ("a", "c", 15), ("c", "d", 15))


def test_the_shortest_way_and_the_next():
    assert SQUARE.shortest({"a"}, {"d"}).places == ("a", "b", "d")
    assert SQUARE.shortest({"a"}, {"d"}, {"b"}).km == 30
    assert SQUARE.shortest({"a"}, {"d"}, {"b", "c"}) is None
    assert SQUARE.shortest({"x"}, {"d"}) is None


def test_the_nearest_of_many_goals_ends_a_way():
    assert SQUARE.shortest({"a"}, {"c", "b"}).places == ("a", "b")


def test_a_place_is_like_the_nearest_known_one_within_reach():
    assert SQUARE.nearest({"a", "d"}, within=12) == {"a": "a", "b": "a", "d": "d"}


def test_places_that_are_like_one_another_bar_together():
    line = network(("a", "b", 1), ("b", "c", 1), ("c", "d", 1))
    apart = line.ways({"a"}, {"d"}, {"b": 0.5, "c": 0.5}, {})
    together = line.ways({"a"}, {"d"}, {"b": 0.5}, {"c": "b"})
    assert apart[None] == pytest.approx(0.75)
    assert together[None] == pytest.approx(0.5)


@given(
    st.lists(
        st.tuples(st.sampled_from(NODES), st.sampled_from(NODES), st.integers(1, 50)).filter(lambda r: r[0] != r[1]),
        min_size=1,
        max_size=10,
    ),
    st.lists(st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0]), min_size=6, max_size=6),
)
def test_the_chances_are_those_of_all_worlds_together(roads, chances):
    roads = [(one, other, km + i / 100) for i, (one, other, km) in enumerate(roads)]  # no two ways of one length
    roads_of, bars = network(*roads), dict(zip(NODES, chances, strict=True))
    found = roads_of.ways({"a"}, {"f"}, bars, {})
    assert sum(found.values()) == pytest.approx(1.0)
    cut = 0.0
    for world in product((True, False), repeat=len(NODES)):
        barred = {node for node, is_barred in zip(NODES, world, strict=True) if is_barred}
        weight = prod(bars[n] if n in barred else 1 - bars[n] for n in NODES)
        if weight and roads_of.shortest({"a"}, {"f"}, barred) is None:
            cut += weight
    assert found.get(None, 0.0) == pytest.approx(cut, abs=0.02)
