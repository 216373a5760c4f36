"""`heldby roads` as a user runs it."""

import csv
import json

from program import heldby


def test_a_map_becomes_a_table_that_a_theatre_takes(tmp_path):
    road = {"type": "LineString", "coordinates": [[38.28, 34.56], [38.57, 34.66], [38.87, 34.89], [40.14, 35.34]]}
    (tmp_path / "map.geojson").write_text(json.dumps(road), encoding="utf-8")
    done = heldby("roads", "map.geojson", "-o", "routes.csv", at=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader((tmp_path / "routes.csv").open(encoding="utf-8")))
    assert {"sy-palmyra", "sy-arak", "sy-sukhna"} <= {r[k] for r in rows for k in ("from_place", "to_place")}
    assert "lie on no road" in done.stderr.decode()
    printed = heldby("roads", "map.geojson", at=tmp_path)
    assert printed.stdout.decode() == (tmp_path / "routes.csv").read_text(encoding="utf-8")


def test_a_map_that_joins_no_places_is_the_callers_mistake(tmp_path):
    road = {"type": "LineString", "coordinates": [[0.0, 0.0], [0.1, 0.0]]}
    (tmp_path / "sea.geojson").write_text(json.dumps(road), encoding="utf-8")
    done = heldby("roads", "sea.geojson", at=tmp_path)
    assert done.returncode == 2
    assert "no road joins two places" in done.stderr.decode()
