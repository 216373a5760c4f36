"""What HTTP asks for: tags, packing, HEAD, safe headers, our own host, other sites, no traceback."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import heldby
from heldby.record import Record
from heldby.web.answers import Answers, Packing
from heldby.web.app import Service, make_app
from heldby.web.guarding import CONTENT_POLICY, Guard
from heldby.web.permanent import wants_json
from heldby.web.replying import accepts_gzip

PATHS = (
    "/",
    "/api/control",
    "/api/meta",
    "/collections",
    "/openapi.json",
    "/plain.css",
    "/nothing",
    "/api/control?on=x",
)


def test_who_has_an_answer_is_not_sent_it_again(client: Any) -> None:
    first = client.get("/api/control?on=2016-03-28")
    again = client.get("/api/control?on=2016-03-28", if_none_match=f'"other", W/{first.headers["etag"]}')
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"


def test_another_question_has_another_tag(client: Any) -> None:
    paths = [
        "/api/control",
        "/api/control?on=2016-03-28",
        "/api/control?known=2016-03-28",
        "/api/control?place=Palmyra",
        "/api/control?place=Palmyra&format=csv",
        "/api/why?place=Palmyra",
        "/api/meta",
    ]
    assert len({client.get(path).headers["etag"] for path in paths}) == len(paths)


def test_the_same_question_has_the_same_tag_in_any_order_and_any_process(client: Any, record: Record, ask: Any) -> None:
    one = client.get("/api/control?on=2016-03-28&known=2016-04-02").headers["etag"]
    assert client.get("/api/control?known=2016-04-02&on=2016-03-28").headers["etag"] == one
    with heldby.open(record.address) as other:
        assert ask(make_app(other)).get("/api/control?on=2016-03-28&known=2016-04-02").headers["etag"] == one


def test_what_others_write_is_in_the_next_answer(tmp_path: Path, ask: Any) -> None:
    (tmp_path / "a.txt").write_text("The army captured Palmyra on Sunday, state media said.", "utf-8")
    (tmp_path / "b.txt").write_text("Rebels seized Saraqib on Monday, activists said.", "utf-8")
    with heldby.open(tmp_path / "heldby.db") as writer, heldby.open(tmp_path / "heldby.db") as reader:
        writer.add([tmp_path / "a.txt"])
        client = ask(make_app(reader))
        first = client.get("/api/reports")
        writer.add([tmp_path / "b.txt"])
        second = client.get("/api/reports", if_none_match=first.headers["etag"])
        assert (len(first.json()), second.status_code, len(second.json())) == (1, 200, 2)


def test_packed_for_those_who_unpack(client: Any) -> None:
    plain = client.get("/api/claims")
    packed = client.get("/api/claims", accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content) / 3
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "Accept-Encoding" in plain.headers["vary"]


def test_much_is_not_packed_within_one_machine(record: Record, ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heldby.web.answers._MUCH", 5_000)
    near, far = (ask(make_app(record), address) for address in ("127.0.0.1", "192.0.2.7"))
    answers = [client.get("/api/claims", accept_encoding="gzip") for client in (near, far)]
    assert "content-encoding" not in answers[0].headers
    assert answers[1].headers["content-encoding"] == "gzip"
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize(
    ("header", "takes"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("*", True), ("", False), ("br", False), ("gzip;q=0", False)],
)
def test_who_takes_gzip(header: str, takes: bool) -> None:
    assert accepts_gzip(header) is takes


@pytest.mark.parametrize(
    ("header", "json"),
    [
        ("application/json", True),
        ("application/geo+json, text/html;q=0.5", True),
        ("text/html,application/xhtml+xml,*/*;q=0.8", False),
        ("*/*", False),
        ("", False),
        ("text/html;q=0.2, application/json;q=0.9", True),
        ("application/json;q=x, text/html", False),
    ],
)
def test_who_likes_json_better(header: str, json: bool) -> None:
    assert wants_json(header) is json


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_a_body(client: Any, path: str) -> None:
    got, head = client.get(path), client.ask("HEAD", path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers == got.headers


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_guarded(client: Any, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == CONTENT_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert "unsafe" not in CONTENT_POLICY
    assert "http" not in CONTENT_POLICY
    assert "default-src 'none'" in CONTENT_POLICY
    assert "frame-ancestors 'none'" in CONTENT_POLICY


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(client: Any, method: str) -> None:
    answer = client.ask(method, "/api/control")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", ""])
def test_a_host_that_is_not_ours_is_refused(client: Any, host: str) -> None:
    answer = client.get("/api/control", host=host)
    assert answer.status_code == 421
    assert "--host" in answer.json()["detail"]


@pytest.mark.parametrize("host", ["127.0.0.1:1", "localhost:8765", "LOCALHOST", "[::1]:8765", "[::1]"])
def test_names_of_this_machine_are_ours(client: Any, host: str) -> None:
    assert client.get("/api/meta", host=host).status_code == 200


def test_served_to_others_any_host_will_do(record: Record, ask: Any) -> None:
    assert ask(make_app(record, Service(host="0.0.0.0"))).get("/api/meta", host="maps.example").status_code == 200


def test_only_the_site_that_is_allowed_may_read(record: Record, ask: Any) -> None:
    client = ask(make_app(record, Service(origin="https://maps.example")))
    ours, other = (client.get("/api/meta", origin=site) for site in ("https://maps.example", "https://evil.example"))
    assert ours.headers["access-control-allow-origin"] == "https://maps.example"
    assert "access-control-allow-origin" not in other.headers
    assert "Origin" in other.headers["vary"]
    anybody = ask(make_app(record, Service(origin="*"))).get("/api/meta", origin="https://any.example")
    assert anybody.headers["access-control-allow-origin"] == "*"


def test_a_fault_tells_the_caller_nothing_of_us(ask: Any, capsys: pytest.CaptureFixture[str]) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("secret at /home/someone")

    answer = ask(Guard(app=broken)).get("/")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text
    assert "secret" in capsys.readouterr().err


def test_a_record_that_is_gone_is_told_without_its_path(
    tmp_path: Path, ask: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = ask(make_app(heldby.open(tmp_path / "gone.db"))).get("/api/control")
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/record-error")
    assert "gone.db" not in answer.text
    assert "gone.db" in capsys.readouterr().err


def test_many_ask_at_once(record: Record, ask: Any) -> None:
    client = ask(make_app(record))
    days = [f"2016-{month:02}-{day:02}" for month in range(1, 7) for day in (1, 15)] * 2
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda day: client.get(f"/api/control?on={day}").json(), days))
    assert told == [record.at(day).control().to_dicts() for day in days]


def test_packed_bytes_are_the_same_each_time(record: Record) -> None:
    told = b"Palmyra, held by whom? " * 100
    bodies = [
        Answers(record).world().body(("x",), lambda: (told, "text/plain"), Packing.GZIP).content for _ in range(2)
    ]
    assert bodies[0] == bodies[1]
    assert gzip.decompress(bodies[0]) == told
