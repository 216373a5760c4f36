"""What every table that somebody coded must keep on its way into the record."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import heldby
from heldby.lexicon.coded_tables import coded_table, coded_tables
from heldby.model import Claim, MentionKind
from heldby.record import Record

GED = {
    "id": "9001.0", "year": "2016.0", "type_of_violence": "1.0", "dyad_name": "Government of Syria - IS",
    "side_a": "Government of Syria", "side_b": "IS", "source_article": '"Wire,2016-03-05,Clashes"',
    "source_date": "2016-03-05",
    "source_headline": "Clashes, and a line\nbreak", "source_original": "SOHR, Wire", "where_prec": "2.0",
    "where_coordinates": "Palmyra town", "adm_1": "Homs Governorate", "latitude": "34.56", "longitude": "38.28",
    "country": "Syria", "date_prec": "2.0", "date_start": "2016-03-02", "date_end": "2016-03-04", "deaths_a": "2.0",
    "deaths_b": "3.0", "deaths_civilians": "1.0", "low": "4.0", "best": "6.0", "high": "9.0",
}  # fmt: skip
ACLED = {
    "event_id_cnty": "SYR77", "event_date": "05 March 2017", "year": "2017", "time_precision": "1",
    "event_type": "Battles", "sub_event_type": "Government regains territory",
    "actor1": "Islamic State (Syria)", "inter1": "2", "actor2": "Military Forces of Syria (2000-)",
    "inter2": "1", "iso": "760", "country": "Syria", "location": "Palmyra",
    "latitude": "34.56", "longitude": "38.28", "geo_precision": "1", "source": "SOHR; Somebody Else",
    "notes": 'On 5 March, government forces took "all" of Palmyra; الجيش.',
    "fatalities": "12", "timestamp": "1489104000",
}  # fmt: skip
CONTROL = {
    "place": "Palmyra", "holder": "Islamic State", "from": "2015-05-21", "to": "2016-03-27", "known": "2016-04-01",
    "source": "The Map Desk", "country": "Syria", "certainty": "probable",
}  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """A row of a table, how many claims it makes, when it holds, when it could be read."""

    key: str
    row: dict[str, str]
    kinds: tuple[str, ...]
    when: tuple[str, ...]
    known: date
    number: str


SAMPLES = (
    Sample("ucdp_ged", GED, ("event", *["casualty"] * 4), ("[2016-03-02..2016-03-04]",), date(2016, 3, 5), "best"),
    Sample("acled", ACLED, ("control", "event", "casualty"), ("2017-03-05",), date(2017, 3, 10), "fatalities"),
    Sample(
        "control",
        CONTROL,
        ("control",) * 3,
        ("2015-05-21", "2015-05-21/2016-03-27", "2016-03-27"),
        date(2016, 4, 1),
        "",
    ),
)


@pytest.fixture(params=SAMPLES, ids=lambda sample: sample.key)
def sample(request: pytest.FixtureRequest) -> Sample:
    made: Sample = request.param
    return made


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with heldby.open(tmp_path / "record.db") as made:
        yield made


def put(folder: Path, rows: list[dict[str, str]], name: str = "table.csv") -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    (folder / name).write_text(text.getvalue(), "utf-8")
    return folder / name


def claims_of(record: Record) -> tuple[Claim, ...]:
    return record.snapshot().claims()


def test_every_table_has_a_sample() -> None:
    assert {sample.key for sample in SAMPLES} == set(coded_tables())


def test_a_table_is_known_by_its_columns(sample: Sample) -> None:
    found = coded_table([name.upper() + " " for name in reversed(sample.row)])
    assert found is not None
    assert found.key == sample.key


def test_a_row_becomes_a_report_with_its_provenance(sample: Sample, record: Record, tmp_path: Path) -> None:
    [added] = record.add([put(tmp_path, [sample.row])])
    snapshot = record.snapshot()
    [report] = snapshot.reports()
    assert (added.new, added.problems) == (True, ())
    table = coded_tables()[sample.key]
    assert report.source == (table.publisher or sample.row[table.outlet])
    assert report.name == f"table.csv:{(sample.row.get(table.id) or '2').removesuffix('.0')}"
    assert report.path.endswith("table.csv:2")
    assert all(f"{column}: {cell}\n" in report.text for column, cell in sample.row.items())
    assert snapshot.passages(report.id)[0].why == f"row 2 of a table ({table.name})"


def test_every_field_is_bound_to_its_cell(sample: Sample, record: Record, tmp_path: Path) -> None:
    record.add([put(tmp_path, [sample.row])])
    [report] = record.snapshot().reports()
    claims = claims_of(record)
    assert sorted(c.kind for c in claims) == sorted(sample.kinds)
    for claim in claims:
        claim.verify(report.text)
        assert claim.rule.startswith(f"table:{sample.key}.")
        words = [f.text for fillers in claim.roles.values() for f in fillers] + [f.text for f in claim.voice.sources]
        lists = " ".join([*sample.row.values(), *sample.row])
        assert all(word in lists for word in words)
        assert not claim.quantity or claim.quantity.phrase in sample.row.values()


def test_both_clocks_are_kept(sample: Sample, record: Record, tmp_path: Path) -> None:
    record.add([put(tmp_path, [sample.row])])
    times = [link.when for link in record.snapshot().links() if link.kind is MentionKind.TIME]
    assert sorted({when.edtf() for when in times if when}) == list(sample.when)
    assert len(times) == len(sample.kinds)
    assert record.snapshot(known=sample.known).reports()
    assert not record.snapshot(known=date.fromordinal(sample.known.toordinal() - 1)).reports()


def test_adding_again_and_in_another_order_changes_nothing(sample: Sample, record: Record, tmp_path: Path) -> None:
    table = coded_tables()[sample.key]
    other = {**sample.row, table.when.first: "2014-01-02"}
    if table.id:
        other[table.id] = "1"
    path = put(tmp_path, [sample.row, other, sample.row])
    assert [a.new for a in record.add([path])] == [True, True, False]
    before = (record.snapshot().reports(), claims_of(record), record.snapshot().links())
    assert not any(a.new for a in record.add([path, put(tmp_path, [other, sample.row], "turned.csv")]))
    assert (record.snapshot().reports(), claims_of(record), record.snapshot().links()) == before


def test_a_bad_row_is_a_problem_of_its_own(sample: Sample, record: Record, tmp_path: Path) -> None:
    table = coded_tables()[sample.key]
    undated = {**sample.row, table.when.first: "some day"}
    nowhere = {**sample.row, **dict.fromkeys(table.place.name, "")}
    path = put(tmp_path, [sample.row, undated, nowhere])
    with path.open("a", encoding="utf-8") as file:
        file.write("one,cell too few\n\n")
    added = record.add([path])
    told = [str(problem) for each in added for problem in each.problems]
    assert [each.new for each in added] == [True, True, False, False]
    assert any("date not read" in line and "some day" in line for line in told)
    assert any("names no place" in line for line in told)
    assert any("cells, the header" in line for line in told)


def test_hostile_cells_are_kept_as_they_are(sample: Sample, record: Record, tmp_path: Path) -> None:
    table = coded_tables()[sample.key]
    hostile = '<script>alert("x")</script> =1+1\x1b[31m'
    record.add([put(tmp_path, [{**sample.row, table.place.name[0]: hostile}])])
    [report] = record.snapshot().reports()
    assert hostile in report.text
    assert all(claim.verify(report.text) for claim in claims_of(record))


def test_json_gives_the_same_claims_as_csv(sample: Sample, record: Record, tmp_path: Path) -> None:
    (tmp_path / "table.json").write_text(json.dumps({"data": [sample.row]}), "utf-8")
    [one] = record.add([put(tmp_path, [sample.row])])
    [other] = record.add([tmp_path / "table.json"])
    assert (one.report_id, other.new) == (other.report_id, False)


def test_wrong_figures_are_told(sample: Sample, record: Record, tmp_path: Path) -> None:
    if not sample.number:
        return
    [added] = record.add([put(tmp_path, [{**sample.row, sample.number: "about ten"}])])
    assert [(p.what, p.where.rpartition(":")[2]) for p in added.problems] == [("figure not read", "2")]
    assert added.claims == len(sample.kinds) - 1


def test_ged_deaths_keep_their_bounds_and_their_side(record: Record, tmp_path: Path) -> None:
    record.add([put(tmp_path, [GED])])
    told = {c.rule: c for c in claims_of(record) if c.quantity}
    total = told["table:ucdp_ged.deaths"].quantity
    assert total
    assert (total.low, total.best, total.high) == (4.0, 6.0, 9.0)
    assert [f.text for f in told["table:ucdp_ged.deaths_civilians"].fillers("victims")] == ["civilians"]
    rows = record.at().estimates(question="killed")
    assert {(r.low, r.best, r.high) for r in rows} >= {(4.0, 6.0, 9.0)}


def test_names_are_known_or_kept(record: Record, tmp_path: Path) -> None:
    strange = {
        **GED,
        "side_a": "Government of Syria, Falcons of Nowhere",
        "where_coordinates": "Nowhere-at-all village",
    }
    record.add([put(tmp_path, [GED, strange]), put(tmp_path, [ACLED], "acled.csv")])
    links = record.snapshot().links()
    actors = {link.name: link.id for link in links if link.kind is MentionKind.ACTOR}
    assert actors["Syrian government"] == "gov.sy"
    assert actors["Syrian government forces"] == "forces.sy"
    assert actors["Falcons of Nowhere"] == "text:falcons-of-nowhere"
    places = {link.name: link for link in links if link.kind is MentionKind.PLACE}
    assert places["Palmyra"].id == "sy-palmyra"
    made = record.tools.gazetteer.get(places["Nowhere-at-all"].id or "")
    assert made is not None
    assert (made.lat, made.lon, made.country, str(made.kind)) == (34.56, 38.28, "SY", "village")
    assert {"Falcons of Nowhere"} <= {name for r in record.at().claims() for name in r.actor.split(", ")}


def test_bounds_out_of_order_are_told_and_kept_wide(record: Record, tmp_path: Path) -> None:
    [added] = record.add([put(tmp_path, [{**GED, "low": "8.0"}])])
    [problem] = added.problems
    assert "low 8.0, best 6.0, high 9.0; kept as 6.0 to 9.0" in problem.why
    [total] = [c.quantity for c in claims_of(record) if c.rule.endswith(".deaths") and c.quantity]
    assert (total.low, total.best, total.high) == (6.0, 6.0, 9.0)


@pytest.mark.parametrize(
    ("changes", "gainer", "loser"),
    [
        ({}, ["forces.sy"], ["is"]),
        ({"sub_event_type": "Non-state actor overtakes territory"}, ["is"], ["forces.sy"]),
        ({"inter1": "Rebel group", "inter2": "State forces"}, ["forces.sy"], ["is"]),
        ({"inter1": "1"}, [], []),
        ({"sub_event_type": "Non-violent transfer of territory", "actor1": "", "inter1": ""}, ["forces.sy"], []),
        ({"sub_event_type": "Non-violent transfer of territory"}, [], []),
    ],
)
def test_acled_tells_who_gained_only_where_it_does(
    record: Record, tmp_path: Path, changes: dict[str, str], gainer: list[str], loser: list[str]
) -> None:
    record.add([put(tmp_path, [{**ACLED, **changes}])])
    ids = {(link.start, link.end): link.id for link in record.snapshot().links() if link.kind is MentionKind.ACTOR}
    [claim] = [c for c in claims_of(record) if c.kind == "control"]
    assert [ids[f.start, f.end] for f in claim.fillers("actor")] == gainer
    assert [ids[f.start, f.end] for f in claim.fillers("against")] == loser
    assert claim.quote == ACLED["notes"]


@pytest.mark.parametrize(
    ("precision", "days"), [("1", "2017-03-05"), ("2", "[2017-03-02..2017-03-08]"), ("3", "[2017-03-01..2017-03-31]")]
)
def test_acled_dates_are_as_wide_as_they_are_known(record: Record, tmp_path: Path, precision: str, days: str) -> None:
    record.add([put(tmp_path, [{**ACLED, "time_precision": precision}])])
    [when] = {link.when.edtf() for link in record.snapshot().links() if link.when}
    assert when == days


def test_acled_codes_without_a_kind_are_passed_over_by_name_and_others_told(record: Record, tmp_path: Path) -> None:
    quiet = {**ACLED, "sub_event_type": "Peaceful protest", "fatalities": "0"}
    new = {**ACLED, "sub_event_type": "Something new", "fatalities": "0", "event_id_cnty": "SYR78"}
    added = record.add([put(tmp_path, [quiet, new])])
    assert [(a.claims, [p.what for p in a.problems]) for a in added] == [(0, []), (0, ["nothing claimed"])]


def test_a_control_table_answers_who_held_a_place(record: Record, tmp_path: Path) -> None:
    first = {**CONTROL, "certainty": ""}
    later = {**first, "holder": "Syrian army", "from": "2016-03-27", "to": ""}
    nobody = {**CONTROL, "place": "Raqqa", "holder": "unknown"}
    own = {**CONTROL, "place": "Raqqa", "holder": "The Raqqa Falcons", "from": "2013-03-06", "to": "2014-01-13"}
    record.add([put(tmp_path, [first, later, nobody, own])])

    def held(place: str, on: str, known: str | None = None) -> Any:
        return next(iter(record.at(valid=on, known=known).control(place=place)), None)

    assert held("Palmyra", "2016-01-01").holder == "Islamic State"
    assert held("Palmyra", "2016-03-28").holder == "Syrian government forces"
    assert held("Palmyra", "2016-03-28", known="2016-03-31") is None
    assert held("Raqqa", "2013-06-01").holder == "The Raqqa Falcons"
    assert record.at().snapshot.families() == ()


def test_a_name_of_many_places_is_the_one_of_the_wars_that_heldby_knows(record: Record, tmp_path: Path) -> None:
    [added] = record.add([put(tmp_path, [{**CONTROL, "country": ""}])])
    assert added.problems == ()
    assert [row.place_id for row in record.at(valid="2015-06-01").control()][:1] == ["sy-palmyra"]


@pytest.mark.parametrize(("place", "why"), [("Nowhereville", "no place of this name"), ("Tripoli", "LB, LY")])
def test_a_row_of_a_place_that_is_not_found_is_told(record: Record, tmp_path: Path, place: str, why: str) -> None:
    [added] = record.add([put(tmp_path, [{**CONTROL, "place": place, "country": ""}])])
    [problem] = added.problems
    assert problem.what.startswith("place not found")
    assert f"{place}: " in problem.why
    assert why in problem.why


def test_rows_of_one_table_are_never_copies_or_one_event(record: Record, tmp_path: Path) -> None:
    turned = {**GED, "id": "9003.0", "side_a": "IS", "side_b": "Government of Syria", "deaths_a": "50.0"}
    record.add([put(tmp_path, [GED, {**GED, "id": "9002.0"}, turned])])
    snapshot = record.at()
    assert snapshot.snapshot.families() == ()
    assert list(snapshot.disputes()) == []
