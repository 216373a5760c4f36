"""Rows as tables, maps and pictures: what people see in a notebook."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from wartime import War, say, told

from heldby.model.errors import InputError, MissingLibrary
from heldby.views import VIEWS, claims, control, disputes, estimates, events, timeline
from heldby.views.drawing import colours, marks
from heldby.views.rows import Rows
from heldby.views.shapes import ControlRow
from heldby.views.shapes_ground import RouteRow, ShareRow

mpl.use("Agg")


@pytest.fixture
def war():
    made = War().tell("a", "2015-05-21", say("taken", "palmyra", "is", "army", "2015-05-20"), source="Wire")
    made.tell("b", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27"), source="<b>Post</b>")
    dead = told("casualty", {"measure": "killed"}, {"place": ["palmyra"]}, "2016-03-27", number=(40, None))
    return made.tell("c", "2016-03-28", say("held", "raqqa", "is", "", "2016-03-28"), dead, source="Desk")


def way(**changed):
    made = dict.fromkeys(RouteRow.__slots__, "")
    points = {"line": ((38.0, 34.0), (39.0, 35.0)), "state": "cut", "via": (), "at": (), "claims": (), "since": None}
    points |= dict.fromkeys(("probability", "km", "usual_km", "as_of", "known"))
    return RouteRow(**{**made, **points, **changed})


def test_a_frame_has_days_as_days_and_numbers_as_numbers(war):
    frame = control(war.at()).to_pandas()
    assert len(frame) == len(control(war.at()))
    assert str(frame["since_latest"].dtype).startswith("datetime64")
    assert (str(frame["probability"].dtype), str(frame["contested"].dtype)) == ("float64", "bool")
    first = frame[frame["place"] == "Palmyra"].iloc[0]
    assert first["since_earliest"].date() == date(2016, 3, 27)
    assert isinstance(first["claims"], list)
    empty = control(War().at()).to_pandas()
    assert list(empty.columns) == list(frame.columns)
    typed = ["since_latest", "probability", "contested", "origins", "lat"]
    assert list(empty[typed].dtypes) == list(frame[typed].dtypes)


def test_a_geo_frame_has_points_and_lines(war):
    frame = control(war.at(), place="Palmyra").to_geopandas()
    assert (frame.geometry.iloc[0].x, frame.geometry.iloc[0].y, frame.crs.to_epsg()) == (38.28, 34.56, 4326)
    lines = Rows(RouteRow, (way(), way(line=()))).to_geopandas()
    assert lines.geometry.iloc[0].geom_type == "LineString"
    assert lines.geometry.iloc[1] is None
    with pytest.raises(TypeError, match="no places"):
        disputes(war.at()).to_geopandas()


def test_rows_write_themselves_in_every_format(war, tmp_path: Path):
    rows = control(war.at())
    assert "to_gpkg" in dir(rows)
    assert rows.to_csv().startswith("place,place_id")
    assert isinstance(rows.to_parquet(), bytes)
    written = rows.to_geojson(tmp_path / "held.geojson")
    assert written.read_text("utf-8") == rows.to_geojson()
    with pytest.raises(InputError, match="acled cannot take control; it takes events"):
        rows.to_acled()
    with pytest.raises(InputError, match="cannot be written"):
        rows.to_csv(tmp_path / "none" / "x.csv")
    with pytest.raises(AttributeError, match="they turn into: to_geojson, to_gpkg"):
        rows.to_party()
    assert [p.name for p in tmp_path.iterdir()] == ["held.geojson"]


def test_a_missing_library_is_named_by_pictures_too(war, monkeypatch):
    for name, ask in (("matplotlib.pyplot", "plot"), ("geopandas", "to_geopandas")):
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(MissingLibrary, match=r"pip install 'heldby\[gis\]'"):
            getattr(control(war.at()), ask)()


def test_jupyter_shows_a_table_and_a_map_that_run_nothing(war):
    told = control(war.at())._repr_html_()
    page = ElementTree.fromstring(told)
    circles = page.findall(".//{http://www.w3.org/2000/svg}circle[{http://www.w3.org/2000/svg}title]")
    assert [c.findtext("{*}title").split(":")[0] for c in circles] == ["Palmyra", "Raqqa"]
    head = [cell.text for cell in page.findall(".//th")]
    assert head[:3] == ["place", "holder", "probability"]
    assert "place_id" not in told
    assert "http" not in told.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "<script" not in told


def test_what_a_report_says_is_never_markup(war):
    said = claims(war.at())._repr_html_()
    assert "&lt;b&gt;Post&lt;/b&gt;" in said
    assert "<b>" not in said
    strange = ControlRow(
        place='<img src=x onerror="1">', place_id="x", lat=1.0, lon=2.0, holder="</svg><script>", holder_id=None,
        probability=0.5, contested=False, besieged_by=(), since=None, origins=0, dissent=0, one_sided=False, claims=(),
        as_of=None, known=None,
    )  # fmt: skip
    page = Rows(ControlRow, (strange,))._repr_html_()
    assert ElementTree.fromstring(page).find(".//script") is None
    assert "<img" not in page


def test_jupyter_shows_every_view_also_without_rows():
    for view in VIEWS:
        page = ElementTree.fromstring(view(War().at())._repr_html_())
        assert page.findtext("p") == f"0 rows of {view.__name__}"
        assert page.find(".//{http://www.w3.org/2000/svg}svg") is None


def test_a_long_table_says_how_much_is_shown(war):
    row = control(war.at())[0]
    page = Rows(ControlRow, [row] * 30)._repr_html_()
    assert "30 rows of control, of which 20 are shown" in page
    assert len(re.findall("<tr>", page)) == 21


def test_of_several_holders_the_likeliest_is_drawn_as_solid_as_he_is_sure(war):
    rows = control(war.at())
    drawn = {mark.name.split(":")[0]: mark for mark in marks(rows)}
    best = {row.place: row for row in reversed(rows)}
    assert {name: mark.weight for name, mark in drawn.items()} == {n: r.probability for n, r in best.items()}


def test_a_party_has_the_same_colour_whoever_else_is_there():
    both, one = colours({("is", "IS"), ("forces.sy", "Army")}), colours({("is", "IS"), ("x", "X")})
    assert both["is", "IS"] == one["is", "IS"] != both["forces.sy", "Army"]
    assert colours({("", "unknown")})["", "unknown"] == "#868d88"


def test_a_timeline_has_a_lane_a_place_and_pale_ends(war):
    rows = timeline(war.at())
    axes = rows.plot()
    assert [t.get_text() for t in axes.get_yticklabels()] == sorted({r.place for r in rows})
    assert len(axes.patches) >= len([r for r in rows if r.since])
    wide = War().tell("a", "2016-06-01", say("taken", "palmyra", "is", "army", "2016-03-01/2016-04-30"))
    assert {p.get_alpha() for p in timeline(wide.at()).plot().patches} == {0.35, 1.0}


def test_figures_of_two_baselines_never_share_an_axis(war):
    other = told("casualty", {"measure": "wounded"}, {"place": ["palmyra"]}, "2016-03-27", number=(5, 5))
    rows = estimates(war.tell("d", "2016-03-29", other, source="Wire").at())
    series = {(r.question, r.scope, r.baseline, r.unit) for r in rows}
    assert len(series) > 1
    assert len(rows.plot()) == len(series)
    assert hasattr(estimates(War().at()).plot(), "plot")


def test_maps_and_shares_are_drawn_on_given_axes(war):
    axes = control(war.at()).plot()
    assert events(war.at()).plot(axes) is axes
    assert Rows(RouteRow, (way(),)).plot().lines[0].get_xdata().tolist() == [38.0, 39.0]
    share = ShareRow(
        theatre="t", actor="IS", actor_id="is", method="places", start=date(2015, 1, 1), end=date(2016, 1, 1),
        held_start=3.0, held_end=1.0, unknown_start=0.0, unknown_end=0.0, whole=4.0, share_start=75.0, share_end=None,
        lost=67.0, places_told=4, known=None,
    )  # fmt: skip
    assert [t.get_text() for t in Rows(ShareRow, (share,)).plot().get_yticklabels()] == ["IS, places"]
    with pytest.raises(TypeError, match="no picture of claims; there is one of: control"):
        claims(war.at()).plot()
