"""A published copy: what is in it, and that nothing of anybody else is overwritten."""

import gzip
import json
from base64 import b64decode
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

import heldby
from heldby.model.errors import InputError
from heldby.views.knowledge import knowledge
from heldby.web import dumping
from heldby.web.dumping import Dump, parted, spread
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
    for day, weights in file["why"]:
        asked = client.get(f"/api/why?place=sy-palmyra&on={day}").json()
        assert [weight["claims"] for weight in weights] == [row["claims"] for row in asked]
        for weight, row in zip(weights, asked, strict=True):
            factors = {"interest": row["factors"]["interest"]}
            assert weight == {**{name: row[name] for name in weight}, "factors": factors}


def test_the_weights_of_a_place_hold_from_one_day_to_the_next(copy, client):
    number = [place["id"] for place in read(copy, "copy")["places"]].index("sy-palmyra")
    days = read(copy, f"place/{number}")["why"]
    assert len(days) > 1
    for (_, weights), (following, _) in pairwise(days):
        before = date.fromisoformat(following) - timedelta(days=1)
        asked = client.get(f"/api/why?place=sy-palmyra&on={before}").json()
        assert [w["claims"] for w in weights] == [row["claims"] for row in asked]


def test_every_claim_is_found_through_its_report(copy, client):
    found = {claim: report for report, ids in read(copy, "claims").items() for claim in ids}
    assert found == {row["id"]: row["report"] for row in client.get("/api/claims").json()}


def test_many_places_make_for_fewer_days_of_knowledge(record, monkeypatch):
    places = len(knowledge(record.snapshot()).courses)
    assert len(Dump(record=record).days) > 3
    monkeypatch.setattr(dumping, "_COURSES", 4 * places)
    assert len(Dump(record=record).days) == 3
    monkeypatch.setattr(dumping, "_COURSES", 1)
    assert list(Dump(record=record).days) == []
    assert len(Dump(record=record, states=3).days) == 2


@pytest.mark.parametrize("published", ["2016-04-09", None])
def test_the_last_day_has_a_file_of_its_own_only_when_a_report_has_no_date(published, tmp_path):
    dated = f"---\npublished: {published}\n---\n" if published else ""
    (tmp_path / "a.md").write_text("---\npublished: 2016-03-28\n---\nThe army captured Palmyra on 27 March 2016.\n")
    (tmp_path / "b.md").write_text(f"{dated}Rebels captured Homs.\n")
    with heldby.open(tmp_path / "r.db") as made:
        made.add([tmp_path / "a.md", tmp_path / "b.md"])
        dump = Dump(record=made, states=2)
        files = dict(dump.files())
    assert [day.isoformat() for day in dump.days] == ["2016-03-28"]
    told = {name: files["copy"][name] for name in ("first", "last", "dated")}
    assert told == {"first": "2016-03-28", "last": published or "2016-03-28", "dated": published is not None}
    assert len(files["state/2016-03-28"]["timeline"]) == 1
    assert len(files["state/latest"]["timeline"]) == (2 if published else 1)


def test_a_record_is_read_once_however_many_days_a_copy_holds(record, monkeypatch):
    asked = Counter()
    for name in ("reports", "claims", "links"):
        given = getattr(record.store, name)
        monkeypatch.setattr(record.store, name, lambda *a, n=name, g=given, **k: (asked.update([n]), g(*a, **k))[1])
    with heldby.open(record.address) as again:
        monkeypatch.setattr(again, "_opened", record.store)
        assert len([name for name, _ in Dump(record=again, states=9).files() if name.startswith("state/")]) == 9
        monkeypatch.setattr(again, "_opened", None)
    assert max(asked.values()) == 1


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
    lines = words.split('id="data">')[1].split("</script>")[0].split("\n")
    data = {
        name: json.loads(gzip.decompress(b64decode(packed))) for name, packed in (line.split(" ") for line in lines)
    }
    assert data == {**dict(dump.files()), **{f"base/{name}": {} for name in ("land-50m", "waters", "borders-10m")}}


def test_days_are_spread_evenly_and_the_last_is_kept():
    days = [date(2016, 1, 1) + timedelta(days=i) for i in range(100)]
    found = spread(days, 5)
    assert len(found) == 5
    assert found[-1] == days[-1]
    assert found[0] == days[0]
    assert spread(days[:3], 5) == days[:3]
    assert list(spread(days, 0)) == []
    assert spread(days, 1) == [days[-1]]


def test_few_days_of_knowledge_stand_for_equal_parts_of_the_reports():
    days = [date(2016, 1, 1) + timedelta(days=i) for i in range(100)]
    assert [days.index(day) for day in parted(days, 4)] == [24, 49, 74, 99]
    assert [days.index(day) for day in parted(days, 3)] == [32, 65, 99]
    assert parted(days[:3], 5) == days[:3]
    assert list(parted(days, 0)) == []
