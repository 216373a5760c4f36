"""Thiessen cells: every bit of land goes to the place nearest to it, and to one only."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heldby.gazetteer.flat import Flat
from heldby.gazetteer.globe import between
from heldby.state.cells import area, areas, inside, nearest

SQUARE = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))
NOTCHED = (
    (0.0, 0.0),
    (100.0, 0.0),
    (100.0, 100.0),
    (60.0, 100.0),
    (60.0, 20.0),
    (40.0, 20.0),
    (40.0, 100.0),
    (0.0, 100.0),
)


def test_two_places_share_a_square_in_the_middle():
    assert areas({"w": (25.0, 50.0), "e": (75.0, 50.0)}, [SQUARE]) == pytest.approx({"w": 5000.0, "e": 5000.0})


def test_places_on_one_spot_share_their_cell():
    found = areas({"a": (50.0, 50.0), "b": (50.0, 50.0)}, [SQUARE])
    assert found == pytest.approx({"a": 5000.0, "b": 5000.0})


def test_one_place_has_all_of_it_and_none_have_nothing():
    assert areas({"a": (10.0, 10.0)}, [SQUARE]) == {"a": 10000.0}
    assert areas({}, [SQUARE]) == {}


@pytest.mark.parametrize("ring", [SQUARE, NOTCHED], ids=["convex", "notched"])
@given(st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), min_size=1, max_size=12, unique=True))
def test_the_cells_are_the_outline_and_agree_with_a_count_of_points(ring, points):
    sites = {str(i): (float(x), float(y)) for i, (x, y) in enumerate(points)}
    found = areas(sites, [ring])
    assert sum(found.values()) == pytest.approx(area(ring))
    rng = random.Random(1)
    thrown = [(rng.uniform(0, 100), rng.uniform(0, 100)) for _ in range(4000)]
    within = [p for p in thrown if inside(p, [ring])]
    near = nearest(within, list(sites.values()))
    for i, name in enumerate(sites):
        share = sum(1 for n in near if n == i) / len(within)
        assert share == pytest.approx(found[name] / area(ring), abs=0.05)


def test_the_flat_map_keeps_areas_and_nearly_keeps_distances():
    flat = Flat.around([(35.0, 29.0), (49.0, 38.0)])
    one, other = (38.28, 34.56), (43.13, 36.34)
    (x1, y1), (x2, y2) = flat.km(one), flat.km(other)
    assert ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 == pytest.approx(between(one, other), rel=0.005)
    degree = [flat.km(p) for p in ((43.0, 33.0), (44.0, 33.0), (44.0, 34.0), (43.0, 34.0))]
    assert area(degree) == pytest.approx(10_290, rel=0.005)
