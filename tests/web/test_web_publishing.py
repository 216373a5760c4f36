"""A published copy: what is in it, and that nothing of anybody else is overwritten."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from heldby.model.errors import InputError
from heldby.web.dumping import Dump, spread
from heldby.web.publishing import publish_folder, single_file

BUILT = '<!doctype html><html lang="en"><head><base href="/" /><script src="./a.js"></script></head></html>'


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As much of the built page as a copy needs."""
    made = tmp_path_factory.mktemp("built")
    (made / "base").mkdir()
    for name in ("land-50m", "waters", "borders-10m"):
        (made / "base" / f"{name}.json").write_text("{}")
    (made / "index.html").write_text(BUILT)
    (made / "single.js").write_text("document.title = '</script>'")
    (made / "single.css").write_text("p { color: red }")
    return made


@pytest.fixture(scope="module")
def dump(record: object) -> Dump:
    return Dump(record=record, states=3)


@pytest.fixture(scope="module")
def copy(dump: Dump, page: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("site") / "copy"
    assert publish_folder(dump, to, page=page) == sum(f.stat().st_size for f in to.rglob("*") if f.is_file())
    return to


def read(copy: Path, name: str) -> object:
    return json.loads((copy / "data" / f"{name}.json").read_text(encoding="utf-8"))


def test_answers_are_those_of_the_server(copy, client):
    known = read(copy, "copy")["states"][0]
    state, latest = read(copy, f"state/{known}"), read(copy, "state/latest")
    for name in ("timeline", "disputes", "forecasts", "estimates"):
        assert state[name] == client.get(f"/api/{name}?known={known}").json()
        assert latest[name] == client.get(f"/api/{name}").json()
    assert read(copy, "reports") == client.get("/api/reports").json()
    for report in read(copy, "reports"):
        assert read(copy, f"report/{report['id']}") == client.get(f"/api/report/{report['id']}").json()


def test_claims_of_a_place_are_those_of_the_server(copy, client):
    places = [place["id"] for place in read(copy, "copy")["places"]]
    file = read(copy, f"place/{places.index('sy-palmyra')}")
    assert file["claims"] == client.get("/api/claims?place=sy-palmyra").json()
    day, rows = file["why"][-1]
    asked = client.get(f"/api/why?place=sy-palmyra&on={day}").json()
    assert [{**row, "as_of": None} for row in rows] == [{**row, "as_of": None} for row in asked]


def test_the_page_of_a_copy_asks_nobody(copy):
    words = (copy / "index.html").read_text()
    assert "data-single data-copy" in words
    assert "<base" not in words
    assert "default-src 'none'" in words
    assert not list(copy.glob("single*"))


def test_a_copy_is_written_anew_and_nothing_else_is(dump, page, copy, tmp_path):
    (copy / "data" / "old.json").write_text("{}")
    publish_folder(dump, copy, page=page)
    assert not (copy / "data" / "old.json").exists()
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("years of work")
    with pytest.raises(InputError, match="no copy that heldby wrote"):
        publish_folder(dump, theirs, page=page)
    assert (theirs / "thesis.txt").read_text() == "years of work"
    with pytest.raises(InputError, match="there is no folder"):
        publish_folder(dump, tmp_path / "not" / "there", page=page)


def test_without_the_page_there_is_nothing_to_publish(dump, tmp_path):
    with pytest.raises(InputError, match="make page"):
        publish_folder(dump, tmp_path / "copy", page=tmp_path)
    with pytest.raises(InputError, match="make page"):
        single_file(dump, "record", page=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_single_file_holds_everything_and_cannot_be_broken_out_of(dump, page):
    words = single_file(dump, "a <record>", page=page).decode()
    assert "<title>a &lt;record></title>" in words
    assert words.count("</script>") == 2
    assert words.count("<script") == 2
    data = json.loads(words.split('id="data">')[1].split("</script>")[0])
    assert {"copy", "reports", "state/latest", "base/land-50m"} <= set(data)
    assert [name for name in data if name.startswith("report/")]


def test_days_are_spread_evenly_and_the_last_is_kept():
    days = [date(2016, 1, 1) + timedelta(days=i) for i in range(100)]
    found = spread(days, 5)
    assert len(found) == 5
    assert found[-1] == days[-1]
    assert found[0] == days[0]
    assert spread(days[:3], 5) == days[:3]
    assert list(spread(days, 0)) == []
    assert spread(days, 1) == [days[-1]]
