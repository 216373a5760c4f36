"""The page's files, what stands there before it is built, and a base map by ranges."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from heldby.record import Record
from heldby.web.app import Service, make_app


@pytest.fixture
def built(tmp_path: Path, record: Record, ask: Any) -> Any:
    page = tmp_path / "page"
    (page / "assets").mkdir(parents=True)
    (page / "index.html").write_text("<!doctype html><title>built</title>", "utf-8")
    (page / "assets" / "app-1a2b.js").write_text("export {}", "utf-8")
    (page / "fonts").mkdir()
    (page / "fonts" / "serif.woff2").write_bytes(b"wOF2")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "map.pmtiles").write_bytes(bytes(range(100)))
    return ask(make_app(record, Service(page=page, basemap=tmp_path / "map.pmtiles")))


def test_an_unbuilt_page_says_how_to_build_it(client: Any) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "make page" in answer.text
    assert "<script" not in answer.text


def test_the_page_and_its_addresses(built: Any) -> None:
    for path in ("/", "/timeline", "/sitrep", "/report/26ef54e8b4ac6d04", "/claim/ec8620a2987dfbee"):
        assert "<title>built</title>" in built.get(path, accept="text/html").text
    assert "<title>built</title>" not in built.get(f"/report/{first(built)}.html").text


def first(client: Any) -> str:
    return str(client.get("/api/reports").json()[0]["id"])


def test_files_named_after_their_content_are_kept_for_good(built: Any) -> None:
    script = built.get("/assets/app-1a2b.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    assert built.get("/").headers["cache-control"] == "no-cache"
    assert built.get("/fonts/serif.woff2").content == b"wOF2"


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%00", "/assets"]
)
def test_nothing_from_outside_the_folder(built: Any, path: str) -> None:
    assert built.get(path).status_code == 404


def test_a_base_map_by_ranges(built: Any, client: Any) -> None:
    part = built.get("/basemap.pmtiles", range="bytes=10-19")
    assert (part.status_code, part.content) == (206, bytes(range(10, 20)))
    assert part.headers["content-range"] == "bytes 10-19/100"
    assert built.get("/basemap.pmtiles", range="bytes=200-").status_code == 416
    assert built.get("/api/meta").json()["basemap"] is True
    assert "--basemap" in client.get("/basemap.pmtiles").json()["detail"]
