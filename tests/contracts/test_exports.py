"""What every export format must do."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from lxml import etree

from heldby.exports import FORMATS, Format

COLUMNS = ("place", "place_id", "lat", "lon", "holder", "probability", "since", "claims", "quote", "known")
ROWS: list[dict[str, Any]] = [
    {
        "place": "Palmyra", "place_id": "sy-1", "lat": 34.55, "lon": 38.27, "holder": "Syrian government forces",
        "probability": 0.91, "since": ["2016-03-27", None], "claims": ["a1", "b2"], "quote": "two\nlines, “quoted”",
        "known": None,
    },
    {
        "place": "تدمر", "place_id": "x", "lat": None, "lon": None, "holder": '=HYPERLINK("http://x")',
        "probability": 0.05, "since": None, "claims": [], "quote": "قال; \u202eright to left", "known": "2016-03-28",
    },
]  # fmt: skip


@pytest.fixture(params=FORMATS.values(), ids=FORMATS)
def known(request: pytest.FixtureRequest) -> Format:
    made: Format = request.param
    return made


def test_it_goes_by_its_name(known: Format) -> None:
    assert FORMATS[known.name] is known
    assert isinstance(known.loses, str)


def test_the_same_rows_give_the_same_bytes(known: Format) -> None:
    assert known.write(COLUMNS, ROWS) == known.write(COLUMNS, [dict(reversed(row.items())) for row in ROWS])


def test_no_rows_give_a_file_that_can_be_read(known: Format) -> None:
    assert known.write(COLUMNS, []).decode("utf-8").strip()


def test_what_matters_is_kept(known: Format) -> None:
    told = known.write(COLUMNS, ROWS).decode("utf-8")
    for word in ("a1", "b2", "0.91", "2016-03-27", "Palmyra", "تدمر", "\u202e", "two"):
        assert word in told


def test_rows_are_not_changed(known: Format) -> None:
    before = json.dumps(ROWS)
    known.write(COLUMNS, ROWS)
    assert json.dumps(ROWS) == before


def test_geojson_reads_back() -> None:
    collection = json.loads(FORMATS["geojson"].write(COLUMNS, ROWS))
    first, second = collection["features"]
    assert collection["type"] == "FeatureCollection"
    assert first["geometry"] == {"type": "Point", "coordinates": [38.27, 34.55]}
    assert second["geometry"] is None
    kept = {name: value for name, value in ROWS[0].items() if name not in ("lat", "lon")}
    assert first["properties"] == kept


def test_csv_reads_back_and_runs_nothing() -> None:
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"].write(COLUMNS, ROWS).decode(), newline="")))
    assert rows[0]["quote"] == "two\nlines, “quoted”"
    assert rows[0]["claims"] == "a1; b2"
    assert (rows[0]["since_earliest"], rows[0]["since_latest"]) == ("2016-03-27", "")
    assert (rows[1]["since_earliest"], rows[1]["lat"]) == ("", "")
    assert rows[1]["holder"].startswith("'=")


def test_kml_reads_back() -> None:
    tree = etree.fromstring(FORMATS["kml"].write(COLUMNS, ROWS))
    first, second = tree.iter("{*}Placemark")
    assert first.findtext("{*}Point/{*}coordinates") == "38.27,34.55"
    assert second.find("{*}Point") is None
    assert first.findtext("{*}TimeSpan/{*}begin") == "2016-03-27"
    assert first.find("{*}TimeSpan/{*}end") is None
    kept = {data.get("name"): data.findtext("{*}value") for data in first.iter("{*}Data")}
    assert list(kept) == list(COLUMNS)
    assert kept["quote"] == ROWS[0]["quote"]
    assert json.loads(kept["since"] or "") == ROWS[0]["since"]
    assert json.loads(kept["claims"] or "") == ROWS[0]["claims"]


def test_a_kml_span_is_when_it_surely_was_so() -> None:
    row = {"place": "x", "since": ["2016-03-01", "2016-03-05"], "until": ["2016-04-01", "2016-04-09"]}
    told = FORMATS["kml"].write(("place",), [row]).decode()
    assert "<begin>2016-03-05</begin><end>2016-04-01</end>" in told


def test_web_annotations_point_at_the_words() -> None:
    claim = {"id": "c1", "report": "r1", "quote": "fell", "start": 8, "end": 12}
    page = json.loads(FORMATS["webannotation"].write(tuple(claim), [claim]))
    [annotation] = page["items"]
    [target] = annotation["target"]
    assert annotation["id"] == "urn:heldby:claim:c1"
    assert target["source"] == "urn:heldby:report:r1"
    assert target["selector"] == [
        {"type": "TextQuoteSelector", "exact": "fell"},
        {"type": "TextPositionSelector", "start": 8, "end": 12},
    ]
    assert annotation["body"]["value"] == claim
    held = json.loads(FORMATS["webannotation"].write(COLUMNS, ROWS))["items"]
    assert held[0]["target"] == ["urn:heldby:claim:a1", "urn:heldby:claim:b2"]
    assert [each["body"]["value"] for each in held] == ROWS
