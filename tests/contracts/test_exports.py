"""What every export format must do, each read back by another library than the one that wrote it."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import geopandas
import pyarrow.parquet
import pyogrio
import pytest

from heldby.exports import FORMATS, Column, Format, Sort, Table, checked, chosen
from heldby.exports.choosing import COPY, is_copy
from heldby.model.errors import InputError, MissingLibrary
from heldby.views import VIEWS, Rows, shapes
from heldby.views.shapes import ChangeRow, ControlRow
from heldby.views.shapes_ground import RouteRow
from heldby.views.shapes_told import ClaimRow, EventRow

ROOT = Path(__file__).parents[2]
DAY = date(2016, 3, 27)
ROW_TYPES = {each.view: each for each in vars(shapes).values() if hasattr(each, "view")}

HELD = ControlRow(
    place="Palmyra", place_id="sy-1", lat=34.55, lon=38.27, holder="Syrian government forces", holder_id="forces.sy",
    probability=0.91, contested=False, besieged_by=("Islamic State", "others"), since=(DAY, date(2016, 3, 29)),
    origins=2, dissent=1, one_sided=True,
    claims=("a1", "b2"), as_of=date(2016, 3, 31), known=date(2016, 4, 2),
)  # fmt: skip
STRANGE = ControlRow(
    place="تدمر ]] | \"q\" \\", place_id="x", lat=None, lon=None, holder='=HYPERLINK("http://x")', holder_id="other",
    probability=0.05, contested=True, besieged_by=(), since=None, origins=0, dissent=0, one_sided=False, claims=(),
    as_of=None,
    known=None,
)  # fmt: skip
TAKEN = EventRow(
    id="e1", kind="control", what="taken", place="Palmyra", place_id="sy-1", lat=34.55, lon=38.27, precision="2",
    country="SY", country_name="Syria", province="Homs", actor="تدمر army", actor_id="forces.sy",
    against="=HYPERLINK(1)", against_id="is", when=(DAY, date(2016, 3, 29)), low=None, best=None, high=None,
    acled="Battles: Government regains territory", plover="ASSAULT", origins=2, told_by=("family:1", "source:sy"),
    sources=("Wire", "SOHR"), reports=3, readable=(date(2016, 3, 28), date(2016, 3, 30)), why="told by two",
    quotes=("two\nlines, \u202eright", "fell"), claims=("a1", "b2"), known=date(2016, 4, 2),
)  # fmt: skip
DEAD = EventRow(**{f: getattr(TAKEN, f) for f in TAKEN.__slots__} | {
    "id": "e2", "kind": "casualty", "what": "killed", "low": 12.0, "high": None, "acled": "", "plover": "ASSAULT",
    "claims": ("c3",), "against": "twelve soldiers", "against_id": None, "actor_id": None, "actor": "", "country": "",
})  # fmt: skip
NOWHEN = EventRow(**{f: getattr(DEAD, f) for f in TAKEN.__slots__} | {
    "id": "e3", "when": (None, None), "lat": None, "lon": None, "precision": "", "readable": (None, None),
    "best": 14.0, "plover": "",
})  # fmt: skip
WAY = RouteRow(
    from_place="Palmyra", from_place_id="sy-1", to_place="Raqqa", to_place_id="sy-2", actor="IS", actor_id="is",
    state="cut", via=("al-Sukhnah",), since=(DAY, DAY), reported="cut", derived="cut", probability=0.8, check="agrees",
    km=None, usual_km=210.0, line=((38.27, 34.55), (38.87, 34.89), (39.01, 35.95)), at=("Palmyra",),
    why="held by others", claims=("a1",), as_of=DAY, known=None,
)  # fmt: skip
NOWAY = RouteRow(**{f: getattr(WAY, f) for f in WAY.__slots__} | {"line": ((1.0, 2.0),), "claims": ()})
SAID = ClaimRow(
    id="c1", report="r1", report_name="monday.txt", published="2016-03-28", source=None, kind="control", what="taken",
    place="Palmyra", place_id="sy-1", actor="", actor_id=None, against="", helped_by=("Russia",), time="2016-03-27",
    time_phrase="Sunday",
    status="happened",
    certainty="certain", polarity="+", says="author", origin="family:r1", number="", quote="fell", start=8,
    end=12, page=None,
)  # fmt: skip

TABLES = {
    "control": Rows(ControlRow, (HELD, STRANGE)).table(),
    "events": Rows(EventRow, (TAKEN, DEAD, NOWHEN)).table(),
    "routes": Rows(RouteRow, (WAY, NOWAY)).table(),
    "claims": Rows(ClaimRow, (SAID,)).table(),
}


def usual(known: Format) -> Table:
    """Rows of the view that a format is for."""
    return TABLES[(known.views or ("control",))[0]]


@pytest.fixture(params=FORMATS.values(), ids=FORMATS)
def known(request: pytest.FixtureRequest) -> Format:
    made: Format = request.param
    return made


# Each reads a file's content with a library that did not write it, as rows.


def read_csv(content: bytes, folder: Path) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def read_hxl(content: bytes, folder: Path) -> list[dict[str, Any]]:
    tags, *rows = read_csv(content, folder)
    assert all(re.fullmatch(r"#[a-z]\w*(\+[a-z]\w*)*", tag) for tag in tags.values())
    return rows


def read_gpkg(content: bytes, folder: Path) -> list[dict[str, Any]]:
    """With SQLite alone: GDAL wrote it."""
    (folder / "x.gpkg").write_bytes(content)
    with sqlite3.connect(folder / "x.gpkg") as base:
        base.row_factory = sqlite3.Row
        assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert base.execute("PRAGMA application_id").fetchone()[0] == 0x47504B47
        layers = [row["table_name"] for row in base.execute("SELECT table_name FROM gpkg_contents ORDER BY 1")]
        return [{**row} for layer in layers for row in base.execute(f'SELECT * FROM "{layer}" ORDER BY fid')]


def read_parquet(content: bytes, folder: Path) -> list[dict[str, Any]]:
    return pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist()


def read_kml(content: bytes, folder: Path) -> list[dict[str, Any]]:
    tree = ElementTree.fromstring(content)
    return [
        {data.get("name"): data.findtext("{*}value") for data in mark.findall(".//{*}Data")}
        for mark in tree.findall(".//{*}Placemark")
    ]


def read_lua(content: bytes, folder: Path) -> list[dict[str, Any]]:
    """No Lua here: a line is a table of strings and a comment, or a comment alone."""
    head, marks, *lines, close, end, empty = content.decode("utf-8").split("\n")
    assert (head, marks, close, end, empty) == ("return {", "\tmarks = {", "\t},", "}", "")
    rows = []
    for line in lines:
        found = re.fullmatch(r'\t\t(?:\{ ((?:\w+ = "(?:[^"\\]|\\.)*"(?:, )?)+) \}, )?-- (.*)', line)
        assert found, line
        fields = re.findall(r'(\w+) = "((?:[^"\\]|\\.)*)"', found[1] or "")
        rows.append({**dict(fields), "comment": found[2]})
    return rows


READERS = {
    "geojson": lambda content, folder: [
        {**f["properties"], "at": f["geometry"]} for f in json.loads(content)["features"]
    ],
    "webannotation": lambda content, folder: json.loads(content)["items"],
    "plover": lambda content, folder: json.loads(content),
    "gpkg": read_gpkg,
    "kml": read_kml,
    "csv": read_csv,
    "acled": read_csv,
    "ucdp": read_csv,
    "hxl": read_hxl,
    "parquet": read_parquet,
    "wikimap": read_lua,
}


def read(known: Format, content: bytes, folder: Path) -> list[dict[str, Any]]:
    return READERS[known.name](content, folder)  # type: ignore[no-any-return]


def test_every_format_is_read_by_another_library() -> None:
    assert set(READERS) == set(FORMATS)


def test_it_goes_by_its_name_and_its_endings(known: Format) -> None:
    assert FORMATS[known.name] is known
    assert isinstance(known.loses, str)
    assert all(ending.startswith(".") for ending in known.endings)
    assert chosen(FORMATS, known.name, Path(f"x{known.endings[0]}")) is known
    assert set(known.views) <= {view.__name__ for view in VIEWS}


def test_the_same_rows_give_the_same_bytes(known: Format) -> None:
    table = usual(known)
    turned = Table(view=table.view, columns=table.columns, rows=[dict(reversed(row.items())) for row in table.rows])
    assert known.write([table]) == known.write([turned])


def test_a_file_has_every_row_and_only_those(known: Format, tmp_path: Path) -> None:
    table = usual(known)
    assert len(read(known, known.write([table]), tmp_path)) == len(table.rows)


def test_no_rows_give_a_file_that_can_be_read(known: Format, tmp_path: Path) -> None:
    table = usual(known)
    empty = Table(view=table.view, columns=table.columns, rows=())
    content = known.write([empty])
    assert known.is_text == (known.name not in ("gpkg", "parquet"))
    assert content
    assert (read_csv(content, tmp_path)[1:] if known.name == "hxl" else read(known, content, tmp_path)) == []


def test_rows_are_not_changed(known: Format) -> None:
    before = json.dumps([dict(row) for row in usual(known).rows])
    known.write([usual(known)])
    assert json.dumps([dict(row) for row in usual(known).rows]) == before


def test_words_of_any_script_and_with_line_breaks_arrive(known: Format, tmp_path: Path) -> None:
    told = json.dumps(read(known, known.write([usual(known)]), tmp_path), ensure_ascii=False, default=str)
    assert "تدمر" in told
    assert "Palmyra" in told
    if usual(known).view == "events":
        assert "two\\nlines, \u202eright" in told


@pytest.mark.parametrize("view", ROW_TYPES)
def test_it_takes_any_view_or_says_which(known: Format, view: str, tmp_path: Path) -> None:
    if known.views and view not in known.views:
        with pytest.raises(InputError, match=f"{known.name} cannot take {view}; it takes {', '.join(known.views)}"):
            checked(known, [view])
        return
    assert checked(known, [view]) is known
    table = TABLES.get(view) or Rows(ROW_TYPES[view], ()).table()
    rows = read(known, known.write([table]), tmp_path) if table.rows or known.name != "hxl" else []
    assert len(rows) == len(table.rows)
    assert known.write([table])


FACTS = ("claims", "both days", "known", "origins", "coordinates")


def kept(known: Format, folder: Path) -> dict[str, bool]:
    """Which facts of the first row stand in a file, read back."""
    first = read(known, known.write([usual(known)]), folder)[0]
    told = json.dumps(first, ensure_ascii=False, default=str)
    row = usual(known).rows[0]
    days = row.get("since") or row["when"]
    at = ("34.55", "38.27")
    return {
        "claims": all(claim in told for claim in row["claims"]),
        "both days": all(day in told for day in days),
        "known": row["known"] in told,
        "origins": any(str(first.get(name)) == "2" for name in ("origins", "number_of_sources"))
        or any(sign in told for sign in ("origins=2", '"origins": 2', "2 origins")),
        "coordinates": all(degree in told for degree in at) or "geom" in first,
    }


def test_what_each_format_keeps_is_what_the_documents_say(known: Format, tmp_path: Path) -> None:
    said = (ROOT / "docs" / "formats.md").read_text("utf-8")
    told = ["yes" if found else "no" for found in kept(known, tmp_path).values()]
    assert f"| `{known.name}` | {' | '.join(told)} |" in said


# What a loss must be called where it is declared, by fact.
NAMED = {
    "claims": "claims",
    "both days": "days",
    "known": "readable",
    "origins": "origins",
    "coordinates": "coordinates",
}


def test_a_loss_is_declared(known: Format, tmp_path: Path) -> None:
    lost = [fact for fact, found in kept(known, tmp_path).items() if not found]
    assert [fact for fact in lost if NAMED[fact] not in known.loses] == []
    assert "claims" not in lost


def test_every_column_of_every_view_has_a_sort_and_an_hxl_tag() -> None:
    for row_type in ROW_TYPES.values():
        table = Rows(row_type, ()).table()
        assert table.view in {view.__name__ for view in VIEWS}
        header, tags = FORMATS["hxl"].write([table]).decode().splitlines()
        assert len(set(tags.split(","))) == len(header.split(","))


def test_geojson_has_points_and_lines() -> None:
    first, second = json.loads(FORMATS["geojson"].write([TABLES["control"]]))["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [38.27, 34.55]}
    assert second["geometry"] is None
    assert first["properties"]["since"] == ["2016-03-27", "2016-03-29"]
    way, none = json.loads(FORMATS["geojson"].write([TABLES["routes"]]))["features"]
    assert way["geometry"]["coordinates"] == [[38.27, 34.55], [38.87, 34.89], [39.01, 35.95]]
    assert (way["geometry"]["type"], none["geometry"]) == ("LineString", None)


def test_geopackage_opens_in_gdal_with_a_layer_a_view(tmp_path: Path) -> None:
    content = FORMATS["gpkg"].write(list(TABLES.values()))
    (tmp_path / "war.gpkg").write_bytes(content)
    layers = dict(pyogrio.list_layers(tmp_path / "war.gpkg").tolist())
    assert layers == {"control": "Point", "events": "Point", "routes": "LineString", "claims": None}
    held = pyogrio.read_dataframe(tmp_path / "war.gpkg", layer="control")
    assert (held.geometry[0].x, held.geometry[0].y, held.crs.to_epsg()) == (38.27, 34.55, 4326)
    assert str(held.since_latest[0])[:10] == "2016-03-29"
    assert json.loads(held.claims[0]) == ["a1", "b2"]
    assert len(pyogrio.read_dataframe(tmp_path / "war.gpkg", layer="routes").geometry[0].coords) == 3
    assert content == FORMATS["gpkg"].write(list(TABLES.values()))


def test_a_geopackage_tells_no_time_and_leaves_gdal_as_it_was(tmp_path: Path) -> None:
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
    (tmp_path / "x.gpkg").write_bytes(FORMATS["gpkg"].write([TABLES["control"]]))
    with sqlite3.connect(tmp_path / "x.gpkg") as base:
        assert {row[0] for row in base.execute("SELECT last_change FROM gpkg_contents")} == {"1970-01-01T00:00:00.000Z"}
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None


def test_a_whole_number_that_may_be_missing_stays_a_number(tmp_path: Path) -> None:
    fields = {f: getattr(SAID, f) for f in SAID.__slots__}
    rows = Rows(ClaimRow, (SAID, ClaimRow(**{**fields, "page": 3})))
    assert [r["page"] for r in read_gpkg(FORMATS["gpkg"].write([rows.table()]), tmp_path)] == [None, 3]
    assert [r["page"] for r in read_parquet(FORMATS["parquet"].write([rows.table()]), tmp_path)] == [None, 3]
    assert [r["page"] for r in read_csv(FORMATS["csv"].write([rows.table()]), tmp_path)] == ["", "3"]
    assert rows.to_pandas()["page"].dropna().tolist() == [3]


def test_geopackages_written_at_once_are_the_same() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: FORMATS["gpkg"].write([TABLES["control"]]), range(12)))
    assert set(made) == {FORMATS["gpkg"].write([TABLES["control"]])}


def test_parquet_has_types_also_without_rows_and_is_geoparquet() -> None:
    full, empty = (
        pyarrow.parquet.read_schema(io.BytesIO(FORMATS["parquet"].write([table])))
        for table in (TABLES["control"], Rows(ControlRow, ()).table())
    )
    assert full.equals(empty)
    assert [str(full.field(name).type) for name in ("since_latest", "claims", "contested", "origins", "lat")] == [
        "date32[day]", "list<element: string>", "bool", "int64", "double",
    ]  # fmt: skip
    held = geopandas.read_parquet(io.BytesIO(FORMATS["parquet"].write([TABLES["control"]])))
    assert (held.geometry[0].x, held.geometry[1]) == (38.27, None)
    assert str(held.crs) == "OGC:CRS84"
    ways = geopandas.read_parquet(io.BytesIO(FORMATS["parquet"].write([TABLES["routes"]])))
    assert ways.geometry[0].geom_type == "LineString"


@pytest.mark.parametrize("name", ["csv", "hxl", "acled", "ucdp"])
def test_no_cell_runs_in_a_spreadsheet(name: str, tmp_path: Path) -> None:
    known = FORMATS[name]
    cells = [cell for row in read(known, known.write([usual(known)]), tmp_path) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))]
    assert any(cell.startswith("'=") for cell in cells)


def test_csv_splits_intervals_and_joins_lists(tmp_path: Path) -> None:
    first, second = read_csv(FORMATS["csv"].write([TABLES["control"]]), tmp_path)
    assert (first["since_earliest"], first["since_latest"]) == ("2016-03-27", "2016-03-29")
    assert (first["claims"], first["contested"]) == ("a1; b2", "false")
    assert (second["since_earliest"], second["lat"]) == ("", "")


def test_kml_spans_and_lines(tmp_path: Path) -> None:
    tree = ElementTree.fromstring(FORMATS["kml"].write([TABLES["control"]]))
    first, second = tree.findall(".//{*}Placemark")
    assert first.findtext("{*}Point/{*}coordinates") == "38.27,34.55"
    assert second.find("{*}Point") is None
    assert first.findtext("{*}TimeSpan/{*}begin") == "2016-03-29"
    way = ElementTree.fromstring(FORMATS["kml"].write([TABLES["routes"]])).findall(".//{*}Placemark")[0]
    assert way.findtext("{*}LineString/{*}coordinates") == "38.27,34.55 38.87,34.89 39.01,35.95"


def test_a_kml_span_is_when_it_surely_was_so() -> None:
    row = {"place": "x", "since": ["2016-03-01", "2016-03-05"], "until": ["2016-04-01", "2016-04-09"]}
    columns = (Column(name="place", sort=Sort.TEXT),)
    told = FORMATS["kml"].write([Table(view="timeline", columns=columns, rows=[row])]).decode()
    assert "<begin>2016-03-05</begin><end>2016-04-01</end>" in told


def test_web_annotations_point_at_the_words() -> None:
    [annotation] = json.loads(FORMATS["webannotation"].write([TABLES["claims"]]))["items"]
    [target] = annotation["target"]
    assert annotation["id"] == "urn:heldby:claim:c1"
    assert target["source"] == "urn:heldby:report:r1"
    assert target["selector"] == [
        {"type": "TextQuoteSelector", "exact": "fell"},
        {"type": "TextPositionSelector", "start": 8, "end": 12},
    ]
    held = json.loads(FORMATS["webannotation"].write([TABLES["control"]]))["items"]
    assert held[0]["target"] == ["urn:heldby:claim:a1", "urn:heldby:claim:b2"]
    assert held[0]["body"]["value"] == TABLES["control"].rows[0]
    events = json.loads(FORMATS["webannotation"].write([TABLES["events"]]))["items"]
    assert (events[0]["id"], events[0]["target"][0]) == ("urn:heldby:event:e1", "urn:heldby:claim:a1")


def test_acled_has_its_columns_and_makes_up_no_code(tmp_path: Path) -> None:
    first, dead, undated = read_csv(FORMATS["acled"].write([TABLES["events"]]), tmp_path)
    assert len(first) == 31
    assert (first["event_date"], first["year"], first["time_precision"]) == ("2016-03-27", "2016", "2")
    assert (first["event_type"], first["sub_event_type"]) == ("Battles", "Government regains territory")
    assert (first["disorder_type"], first["inter1"], first["inter2"]) == ("Political violence", "State forces", "")
    assert (first["geo_precision"], first["fatalities"]) == ("2", "")
    assert first["tags"] == "claims=a1 b2; origins=2; known=2016-04-02"
    assert int(first["timestamp"]) == 1459296000  # 2016-03-30, when all of it could be read
    assert (dead["fatalities"], dead["event_type"], dead["inter1"]) == ("12", "", "")
    assert (undated["event_date"], undated["latitude"], undated["timestamp"]) == ("", "", "")
    assert undated["fatalities"] == "14"


def test_ucdp_has_its_columns_and_makes_up_no_death(tmp_path: Path) -> None:
    first, dead, undated = read_csv(FORMATS["ucdp"].write([TABLES["events"]]), tmp_path)
    assert len(first) == 49
    assert (first["date_start"], first["date_end"], first["date_prec"]) == ("2016-03-27", "2016-03-29", "2")
    assert (first["type_of_violence"], first["best"], first["where_prec"]) == ("1", "", "2")
    assert (first["geom_wkt"], first["relid"], first["number_of_sources"]) == ("POINT (38.27 34.55)", "a1 b2", "2")
    assert (dead["low"], dead["best"], dead["high"]) == ("12", "12", "")
    assert (undated["best"], undated["date_prec"], undated["priogrid_gid"]) == ("14", "", "")


def test_the_grid_is_priogrid(tmp_path: Path) -> None:
    """UCDP GED 19.1, event 214797: at 34.802462, 36.707602 the cell is 179714."""
    row = EventRow(**{f: getattr(TAKEN, f) for f in TAKEN.__slots__} | {"lat": 34.802462, "lon": 36.707602})
    [told] = read_csv(FORMATS["ucdp"].write([Rows(EventRow, (row,)).table()]), tmp_path)
    assert told["priogrid_gid"] == "179714"


def test_plover_names_actor_recipient_and_the_dead() -> None:
    first, dead, undated = json.loads(FORMATS["plover"].write([TABLES["events"]]))
    assert (first["event"], first["date"], undated["event"]) == ("ASSAULT", "2016-03-27", None)
    assert first["actor"] == [{"actorText": "تدمر army", "code": "forces.sy"}]
    assert (dead["actor"], dead["recipient"][0]["actorText"]) == ([], "twelve soldiers")
    assert (dead["dead"], "dead" in first) == ("12..", False)


def test_a_war_map_has_a_mark_a_place_or_says_why_not(tmp_path: Path) -> None:
    rival = {**TABLES["control"].rows[0], "holder": "Islamic State", "holder_id": "is", "probability": 0.09}
    nobody = {**rival, "place": "Raqqa\n}", "place_id": "r", "holder": "unknown", "holder_id": None}
    fought = {**rival, "place": "Homs", "place_id": "h", "contested": True}
    other = {**fought, "holder": "Syrian rebels", "holder_id": "rebels.sy"}
    rows = [TABLES["control"].rows[0], rival, nobody, fought, other, TABLES["control"].rows[1]]
    table = Table(view="control", columns=TABLES["control"].columns, rows=rows)
    held, none, contested, strange = read_lua(FORMATS["wikimap"].write([table]), tmp_path)
    assert (held["mark"], held["label"], held["link"]) == ("Location dot red.svg", "[[Palmyra]]", "Palmyra")
    assert "claims a1 b2" in held["comment"]
    assert "as known on 2016-04-02" in held["comment"]
    assert set(none) == set(strange) == {"comment"}
    assert none["comment"].startswith("Raqqa }: unknown")
    assert "no coordinates" in strange["comment"]
    assert contested["mark"] == "80x80-lime-black-anim.gif"


@pytest.mark.parametrize(("name", "library"), [("gpkg", "pyogrio"), ("parquet", "pyarrow")])
def test_a_missing_library_is_named_with_what_to_install(
    name: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingLibrary, match=rf"{library}.*pip install 'heldby\[gis\]'"):
        FORMATS[name].write([TABLES["control"]])


def test_a_format_is_chosen_by_name_or_by_ending() -> None:
    assert chosen(FORMATS, None, Path("x.GPKG")).name == "gpkg"
    assert chosen(FORMATS, None, Path("x.csv")).name == "csv"
    assert chosen(FORMATS, "acled", Path("x.txt")).name == "acled"
    with pytest.raises(InputError, match=r"held\.csv ends like a file of csv, not of gpkg; call it held\.gpkg"):
        chosen(FORMATS, "gpkg", Path("held.csv"))
    with pytest.raises(InputError, match=r"ends like a file of sqlite"):
        chosen(FORMATS, "csv", Path("held.db"))
    for name, to in ((None, None), (None, Path("x.xyz")), ("party", Path("x.csv"))):
        with pytest.raises(InputError, match=r"geojson, gpkg, .*, wikimap, sqlite"):
            chosen(FORMATS, name, to)
    assert is_copy(COPY, None)
    assert is_copy(None, Path("copy.db"))
    assert not is_copy("csv", Path("copy.db"))


def test_several_views_need_layers() -> None:
    assert checked(FORMATS["gpkg"], ["control", "routes"])
    with pytest.raises(InputError, match="csv takes one view a file, not 2; gpkg has a layer for each"):
        checked(FORMATS["csv"], ["control", "routes"])
    with pytest.raises(InputError, match="named twice"):
        checked(FORMATS["gpkg"], ["control", "control"])


def test_a_change_by_the_clock_of_knowledge_keeps_which_clock(tmp_path: Path) -> None:
    row = ChangeRow(
        place="Palmyra", place_id="p", lat=1.0, lon=2.0, change="learnt", before="", after="IS", when=None,
        probability=0.5, clock="known", claims=("a",), known=DAY,
    )  # fmt: skip
    [told] = read_csv(FORMATS["csv"].write([Rows(ChangeRow, (row,)).table()]), tmp_path)
    assert (told["clock"], told["known"], told["when_earliest"]) == ("known", "2016-03-27", "")
