"""/api/<view>: the rows of the view, its parameters, its mistakes."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from heldby.exports import FORMATS
from heldby.record import Record
from heldby.views import VIEWS, MissingLibrary


@pytest.mark.parametrize("view", [v.__name__ for v in VIEWS])
def test_every_view_gives_the_rows_of_the_command(client: Any, record: Record, view: str) -> None:
    answer = client.get(f"/api/{view}?on=2016-03-28&known=2016-04-02")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == getattr(record.at("2016-03-28", "2016-04-02"), view)().to_dicts()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("view", [v.__name__ for v in VIEWS])
def test_the_first_and_the_last_day_of_the_calendar(client: Any, view: str, day: str) -> None:
    assert client.get(f"/api/{view}?on={day}").status_code == 200
    assert client.get(f"/api/{view}?known={day}").status_code == 200


def test_both_clocks_move_the_answer(client: Any) -> None:
    [after] = client.get("/api/control?place=Palmyra&on=2016-03-28").json()
    before = client.get("/api/control?place=Palmyra&on=2016-03-28&known=2016-03-25").json()[0]
    unheard = client.get("/api/control?place=Palmyra&on=2016-03-28&known=2015-05-22").json()
    assert (after["holder"], after["as_of"], after["known"]) == ("Syrian government forces", "2016-03-28", None)
    assert (before["holder"], before["known"], unheard) == ("Islamic State", "2016-03-25", [])
    learnt = client.get("/api/control?place=Palmyra&on=2016-03-27&known=2016-03-28").json()[0]
    assert (learnt["as_of"], learnt["known"]) == ("2016-03-27", "2016-03-28")


def test_a_day_without_news_knows_what_the_last_day_with_news_knew(client: Any, record: Record) -> None:
    for day in ("2016-03-30", "2016-04-15", "2013-01-01"):
        assert client.get(f"/api/control?known={day}").json() == record.at(known=day).control().to_dicts()


def test_days_from_and_to(client: Any, record: Record) -> None:
    told = client.get("/api/changes?from=2016-03-01&to=2016-03-31&clock=known").json()
    assert told
    rows = record.at().changes(start=date(2016, 3, 1), end=date(2016, 3, 31), clock="known")
    assert told == rows.to_dicts()


@pytest.mark.parametrize("shape", list(FORMATS))
def test_every_format_of_export(client: Any, record: Record, shape: str) -> None:
    view = next(iter(FORMATS[shape].views), "control")
    answer = client.get(f"/api/{view}?on=2016-03-28&format={shape}")
    rows = getattr(record.at("2016-03-28"), view)()
    assert answer.status_code == 200
    assert answer.content == FORMATS[shape].write([rows.table()])
    assert answer.headers["content-type"] != "application/octet-stream"
    assert "json" not in answer.headers["content-type"] or json.loads(answer.content)


def test_a_format_whose_library_is_missing_is_told(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Absent:
        def write(self, *_: object) -> bytes:
            raise MissingLibrary("pyarrow")

    monkeypatch.setattr("heldby.web.asking.FORMATS", {"parquet": Absent()})
    answer = client.get("/api/control?on=2001-01-01&format=parquet")
    assert answer.status_code == 501
    assert "pip install" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("path", "status", "kind", "says"),
    [
        ("/api/control?place=Palmira1", 404, "unknown-place", "did you mean Palmyra"),
        ("/api/control?place=%20", 404, "unknown-place", "no place is called"),
        ("/api/timeline?actor=Nobody+of+note", 404, "unknown-actor", "Nobody of note"),
        ("/api/claims?kind=weather", 404, "unknown-kind", "control"),
        ("/api/routes?place=Palmyra&to=Tripoli", 404, "no-road", "no theatre has a road"),
        ("/api/control?on=2016", 400, "input-error", "'2016' is not a day; write it as 2016-03-28"),
        ("/api/control?on=20160328", 400, "input-error", "write it as 2016-03-28"),
        ("/api/control?on=2016-02-30", 400, "input-error", "write it as 2016-03-28"),
        ("/api/control?on=1459123200", 400, "input-error", "write it as 2016-03-28"),
        ("/api/control?plac=Palmyra", 400, "input-error", "did you mean place?"),
        ("/api/control?place=Palmyra&place=Raqqa", 400, "input-error", "give it once"),
        ("/api/claims?limit=0", 400, "input-error", "limit"),
        ("/api/changes?clock=wall", 400, "input-error", "'valid' or 'known'"),
        ("/api/control?format=xls", 400, "input-error", "geojson"),
        ("/api/nothing", 404, "not-there", "/openapi.json"),
        ("/api/report/0000000000000000", 404, "not-there", "/api/reports lists them"),
        ("/api/claim/0000000000000000", 404, "not-there", "/api/claims lists them"),
        ("/collections/armies", 404, "not-there", "control, events, routes"),
    ],
)
def test_a_mistake_says_what_to_do(client: Any, path: str, status: int, kind: str, says: str) -> None:
    answer = client.get(path)
    told = answer.json()
    assert (answer.status_code, told["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert told["type"] == f"/problems/{kind}"
    assert says in told["detail"]
    assert "Traceback" not in answer.text


def test_the_nearest_spellings_stand_apart(client: Any) -> None:
    assert "Palmyra" in client.get("/api/control?place=Palmira1").json()["nearest"]


def test_what_is_in_the_record(client: Any, record: Record) -> None:
    told = client.get("/api/meta").json()
    assert told["record"]["reports"] == len(record.at().reports())
    assert [view["name"] for view in told["views"]] == [view.__name__ for view in VIEWS]
    assert told["published"] == {"first": "2014-06-11", "last": "2022-11-12"}
    assert told["basemap"] is False
    assert client.get("/api/meta?known=2016-03-28").json()["published"]["last"] == "2016-03-28"


@pytest.mark.parametrize("spelt", ["Boukamal", "Abu Kamal", "albu kamal"])
def test_a_place_is_found_however_it_is_spelt(client: Any, spelt: str) -> None:
    found = client.get(f"/api/search?q={spelt}").json()["places"]
    assert (found[0]["name"], found[0]["in_record"]) == ("Abu Kamal", True)


def test_what_is_only_spelt_like_it_says_so(client: Any) -> None:
    found = client.get("/api/search?q=Palmira1").json()["places"]
    assert found
    assert all(place["near"] for place in found)
    assert client.get("/api/search?q=Daesh").json()["actors"][0]["id"] == "is"
    assert client.get("/api/search?q=oasis").json()["reports"][0]["title"] == "The oasis and the ruins"
