"""Roads from maps: GeoJSON and GeoPackage alike, gaps closed up to a stated width and no wider, places put on roads."""

import json
import os
import sqlite3
import struct
from pathlib import Path

import pytest

from heldby.gazetteer import Atlas
from heldby.gazetteer.road_files import lines
from heldby.gazetteer.road_joining import join
from heldby.model import Place, PlaceKind
from heldby.model.errors import InputError
from heldby.state import Network

SHARED = Path(os.environ.get("HELDBY_SHARED", Path(__file__).parents[3] / "shared"))
REAL = SHARED / "data" / "geo" / "theatre_sy_iq" / "road.geojson"
WEST, GAP, EAST = (
    [[40.0, 35.0], [40.5, 35.0]],
    [[40.56, 35.0], [41.0, 35.0]],
    [[40.5, 35.0], [40.5, 35.6], [41.0, 35.0]],
)


def place(name, lon, lat, people=0):
    return Place(id=name, name=name, kind=PlaceKind.TOWN, lon=lon, lat=lat, population=people)


TOWNS = (place("west", 40.01, 35.0), place("middle", 40.3, 35.01), place("east", 41.0, 35.0))


def written(folder, *parts):
    features = [
        {"type": "Feature", "properties": {"name": f"A{i}"}, "geometry": {"type": "LineString", "coordinates": part}}
        for i, part in enumerate(parts)
    ]
    path = folder / "roads.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def joined(path, gap_km=0.0, near_km=5.0, towns=TOWNS):
    return join(lines(path), towns, gap_km=gap_km, near_km=near_km, source="test")


def ends(found):
    return {(r.one, r.other) for r in found.roads}


def test_stretches_lead_from_each_place_to_the_next(tmp_path):
    found = joined(written(tmp_path, [[40.0, 35.0], [41.0, 35.0]]))
    assert ends(found) == {("middle", "west"), ("east", "middle")}
    assert sum(r.km for r in found.roads) == pytest.approx(92.5, abs=2)
    assert all(r.name == "A0" and r.source == "test" for r in found.roads)
    assert found.off == ()


def test_a_gap_is_closed_up_to_the_width_asked_for_and_told(tmp_path):
    path = written(tmp_path, WEST, GAP)
    assert ends(joined(path)) == {("middle", "west")}
    assert ends(joined(path, gap_km=4)) == {("middle", "west")}
    closed = joined(path, gap_km=6)
    assert ends(closed) == {("middle", "west"), ("east", "middle")}
    assert [round(km, 1) for _, _, km in closed.gaps] == [5.5]


def test_an_end_that_leads_to_the_other_side_anyway_is_left_alone(tmp_path):
    assert joined(written(tmp_path, [[40.0, 35.0], [40.02, 35.02], [40.04, 35.0]]), gap_km=5).gaps == ()


def test_a_road_that_ends_on_the_middle_of_another_is_joined_to_it(tmp_path):
    found = joined(written(tmp_path, [[40.0, 35.0], [41.0, 35.0]], [[40.6, 35.005], [40.6, 35.5]]), gap_km=1)
    assert len(found.gaps) == 1


def test_a_place_far_from_every_road_is_told(tmp_path):
    away = place("away", 40.5, 36.0)
    assert joined(written(tmp_path, WEST), towns=(*TOWNS[:2], away)).off == (away,)


def test_of_two_places_on_one_spot_the_larger_stands_for_it(tmp_path):
    small, large = place("small", 40.3, 35.0), place("large", 40.3, 35.0, people=9)
    found = joined(written(tmp_path, WEST), towns=(TOWNS[0], small, large))
    assert (ends(found), found.off) == ({("large", "west")}, (small,))


def package(path, system=4326, kind=2, points=((40.0, 35.0), (40.5, 35.0)), extra=()):
    """A GeoPackage with one line, or two, as the standard lays it out."""
    numbers = [n for p in points for n in (*p, *extra)]
    line = struct.pack(f"<BII{len(numbers)}d", 1, 2 + 1000 * len(extra), len(points), *numbers)
    if kind == 5:
        line = struct.pack("<BII", 1, 5, 2) + line + struct.pack(">BII4d", 0, 2, 2, 40.56, 35.0, 41.0, 35.0)
    header = b"GP\x00\x03" + struct.pack("<i4d", system, 40.0, 41.0, 35.0, 35.0)
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id)")
        made.execute("INSERT INTO gpkg_geometry_columns VALUES ('my roads', 'geom', ?)", (system,))
        made.execute('CREATE TABLE "my roads" (geom BLOB, name TEXT)')
        made.execute('INSERT INTO "my roads" VALUES (?, ?)', (header + line, "B1"))
        made.execute('INSERT INTO "my roads" VALUES (NULL, NULL)')
    made.close()
    return path


def test_a_geopackage_gives_the_lines_that_geojson_gives(tmp_path):
    told = lines(package(tmp_path / "roads.gpkg", kind=5))
    assert [list(points) for points, _ in told] == [[tuple(p) for p in WEST], [tuple(p) for p in GAP]]
    assert {name for _, name in told} == {"B1"}


def test_heights_are_left_out(tmp_path):
    [(points, _)] = lines(package(tmp_path / "high.gpkg", extra=(250.0,)))
    assert points == [(40.0, 35.0), (40.5, 35.0)]


def test_several_lines_of_geojson_in_one_and_a_bare_geometry(tmp_path):
    path = tmp_path / "bare.geojson"
    path.write_text(json.dumps({"type": "MultiLineString", "coordinates": [WEST, EAST]}), encoding="utf-8")
    assert len(lines(path)) == 2


@pytest.mark.parametrize(
    ("content", "why"),
    [("{", "no roads could be read"), ('{"type": "Point", "coordinates": [1, 2]}', "holds no lines")],
)
def test_what_holds_no_roads_is_the_callers_mistake(tmp_path, content, why):
    path = tmp_path / "bad.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=why):
        lines(path)


def test_another_reference_system_is_the_callers_mistake(tmp_path):
    with pytest.raises(InputError, match="32637"):
        lines(package(tmp_path / "utm.gpkg", system=32637))


def test_the_places_of_a_box_are_ours_and_large_ones():
    found = {p.id: p for p in Atlas().within((38.0, 34.0, 40.0, 36.5), people=20_000)}
    assert {"sy-palmyra", "sy-raqqa", "sy-resafa"} <= found.keys()
    assert all(p.id.startswith("sy-") or p.population >= 20_000 for p in found.values())
    assert "iq-mosul" not in found


@pytest.mark.skipif(not REAL.exists(), reason="the map of roads is not here")
@pytest.mark.parametrize("gap_km", [0, 8])
def test_on_a_real_map_palmyra_to_raqqa_depends_on_the_gap_that_is_closed(gap_km):
    atlas = Atlas()
    towns = list(atlas.within((35.5, 32.0, 45.0, 37.5), people=20_000))
    found = joined(REAL, gap_km=gap_km, near_km=6, towns=towns)
    way = Network(found.roads).shortest({"sy-palmyra"}, {"sy-raqqa"})
    assert (way.km < 230) == (gap_km == 8)
    assert ("sy-resafa" in way.places) == (gap_km == 8)
