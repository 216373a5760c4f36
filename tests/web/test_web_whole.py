"""A report and a claim whole, as JSON and as plain HTML, and hostile text that stays text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

import heldby
from heldby.record import Record
from heldby.web.app import Service, make_app

HOSTILE = {
    "id": "bad",
    "title": "</title><script>alert(1)</script> \u202eeltit",
    "source": '"><img src=x onerror=alert(2)>',
    "published": "2016-03-28",
    "text": (
        "The army captured Palmyra on Sunday, <script>alert(3)</script> state media said.\n\n"
        "</article></main><h1>Rebels seized \u202eRaqqa\u202c Monday</h1> <b onclick=alert(4)>a ministry said</b>.\n\n"
        "The army captured Mosul &lt;b&gt; on Tuesday \u2067\u0007."
    ),
}


_FULLER = ("time_words",)  # words in the row, the whole of it in the claim


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, unbuilt: Path, ask: Any) -> Iterator[tuple[Any, str]]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "bad.jsonl").write_text(json.dumps(HOSTILE) + "\n", "utf-8")
    with heldby.open(folder / "heldby.db") as record:
        [added] = record.add([folder / "bad.jsonl"])
        assert added.claims
        yield ask(make_app(record, Service(page=unbuilt))), added.report_id


def followed(client: Any) -> str:
    reports = client.get("/api/reports").json()
    return str(next(r["id"] for r in reports if r["name"] == "palmyra-2016-03-28.md"))


def test_every_quote_stands_where_it_is_said_to(client: Any, record: Record) -> None:
    for row in record.at().reports():
        told = client.get(f"/api/report/{row.id}").json()
        assert told["claims"] == sorted(told["claims"], key=lambda c: (c["start"], c["end"], c["id"]))
        assert len(told["claims"]) == row.claims
        for claim in told["claims"]:
            words = [claim["hedge_words"], claim["time_words"], *claim["says_words"], *claim["roles"]]
            for part in [{**claim, "text": claim["quote"]}, *filter(None, words)]:
                assert told["text"][part["start"] : part["end"]] == part["text"]


def test_a_report_tells_its_date_its_reason_and_its_copies(client: Any) -> None:
    told = client.get(f"/api/report/{followed(client)}").json()
    assert told["published"]["earliest"] == "2016-03-28"
    assert told["published"]["reason"] == "given in the front matter (date)"
    assert {m["name"] for m in told["family"]["members"]} == {
        "palmyra-2016-03-28.md",
        "palmyra-2016-03-29-quayside.md",
    }


def test_a_report_is_not_there_before_it_could_be_read(client: Any) -> None:
    answer = client.get(f"/api/report/{followed(client)}?known=2016-03-27")
    assert answer.status_code == 404
    assert "could be read by 2016-03-27" in answer.json()["detail"]


def test_a_claim_stands_in_its_paragraph(client: Any) -> None:
    for row in client.get("/api/claims?limit=40").json():
        told = client.get(f"/api/claim/{row['id']}").json()
        assert {name: told[name] for name in row if name not in _FULLER} == {
            name: value for name, value in row.items() if name not in _FULLER
        }
        assert (told["report_published"]["value"] or "") == told["published"] == row["published"]
        assert told["quote"] in told["paragraph"]["text"]


def test_an_address_gives_html_to_browsers_and_json_to_programs(client: Any) -> None:
    name = followed(client)
    whole = client.get(f"/api/report/{name}").content
    assert client.get(f"/report/{name}", accept="text/html,*/*;q=0.8").headers["content-type"].startswith("text/html")
    assert client.get(f"/report/{name}", accept="application/json").content == whole
    assert client.get(f"/report/{name}.json").content == whole
    assert client.get(f"/report/{name}.html").headers["content-type"].startswith("text/html")
    assert client.get("/report/0000000000000000").status_code == 404


def test_a_quote_has_an_address_in_the_plain_page(client: Any) -> None:
    name = followed(client)
    told = client.get(f"/api/report/{name}").json()
    page = html.fromstring(client.get(f"/report/{name}.html").text)
    assert "".join(page.find(".//h1").itertext()) == told["title"]
    for claim in told["claims"]:
        assert page.xpath(f'//a[@id="c{claim["start"]}-{claim["end"]}"]')
    shown = re.sub(r"\s", "", "".join(page.find(".//article").itertext()))
    assert shown == re.sub(r"\s", "", told["text"])


def test_a_claim_has_a_plain_page(client: Any) -> None:
    [row] = client.get("/api/claims?place=Palmyra&limit=1").json()
    page = html.fromstring(client.get(f"/claim/{row['id']}.html").text)
    assert "".join(page.find(".//mark").itertext()) == row["quote"]
    [link] = page.xpath("//a[text()='In its report']/@href")
    assert client.get(link.partition("#")[0]).status_code == 200


def test_hostile_text_never_becomes_markup(hostile: tuple[Any, str]) -> None:
    client, name = hostile
    claims = client.get("/api/claims").json()
    for path in (f"/report/{name}.html", *(f"/claim/{c['id']}.html" for c in claims)):
        text = client.get(path).text
        page = html.fromstring(text)
        assert not page.xpath("//script | //img | //b | //*[@*[starts-with(name(), 'on')]]"), path
        assert len(page.xpath("//h1")) == len(page.xpath("//title")) == 1
        assert "\u202e" not in page.findtext(".//title")
        assert "\x07" not in text
        outside = re.sub(r"<bdi>.*?</bdi>", "", text, flags=re.DOTALL)
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", outside)


def test_hostile_text_is_whole_in_json_and_never_html(hostile: tuple[Any, str]) -> None:
    client, name = hostile
    answer = client.get(f"/api/report/{name}")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "<script>alert(3)</script>" in answer.json()["text"]
