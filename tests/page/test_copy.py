"""Published copies, opened as a reader opens them: from a plain web server, and from disk."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

HELDBY = (sys.executable, "-m", "heldby.cli.main")


Open = Callable[[str], Page]


class _Quiet(SimpleHTTPRequestHandler):
    """A web server that runs nothing and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(record: Path, built: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample record."""
    to = tmp_path_factory.mktemp("copy") / "sample"
    command = [*HELDBY, "publish", "-o", str(to), "--record", str(record), "--states", "6"]
    subprocess.run(command, check=True, capture_output=True, timeout=900)
    return to


@pytest.fixture(scope="module")
def single(record: Path, built: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as one file."""
    to = tmp_path_factory.mktemp("single") / "sample.html"
    command = [*HELDBY, "publish", "--single-file", "-o", str(to), "--record", str(record), "--states", "4"]
    subprocess.run(command, check=True, capture_output=True, timeout=900)
    return to


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """Where the folder is served, below an address of its own, as on a site with other pages."""
    served = partial(_Quiet, directory=str(folder.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), served)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/{folder.name}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens an address; afterwards checks that nothing was asked outside of it, and that nothing went wrong."""
    asked: list[tuple[str, str]] = []
    troubles: list[str] = []
    contexts = []

    def go(address: str) -> Page:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        contexts.append(context)
        page = context.new_page()
        home = address.split("?", maxsplit=1)[0]
        page.on("request", lambda request: asked.append((home, request.url)))
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(address)
        return page

    yield go
    for context in contexts:
        context.close()
    assert [url for home, url in asked if not url.startswith((home, "data:", "blob:"))] == []
    assert troubles == []


def test_a_copy_shows_the_map_and_its_drawer(opened: Open, site: str) -> None:
    page = opened(f"{site}?on=2016-03-28&place=sy-palmyra")
    drawer = page.get_by_role("complementary", name=re.compile("Palmyra"))
    expect(drawer).to_contain_text("Held by Syrian government forces since 27 March 2016")
    expect(page.locator("[data-painted=true]")).to_be_visible()
    drawer.get_by_role("link", name="Open in report").click()
    expect(page.locator(".lit").first).to_be_in_viewport()


def test_a_copy_gives_the_same_answers_as_the_server(opened: Open, site: str, address: str) -> None:
    page = opened(f"{site}?on=2016-03-28&table=1")
    served = opened(f"{address}/?on=2016-03-28&table=1")
    for each in (page, served):
        expect(each.get_by_role("row").nth(5)).to_be_visible()
    there, here = (each.get_by_role("table").inner_text().split() for each in (served, page))
    assert len(here) == len(there) > 100
    for one, other in zip(here, there, strict=True):
        # a probability is read off between two samples, so it may differ by a hundredth
        assert one == other or float(one) == pytest.approx(float(other), abs=0.0101)


def test_both_clocks_of_a_copy_move(opened: Open, site: str, folder: Path) -> None:
    states = json.loads((folder / "data" / "copy.json").read_text())["states"]
    assert len(states) == 5
    page = opened(f"{site}?page=timeline&known={states[1]}")
    expect(page.get_by_role("status").filter(has_text="as it stood on")).to_be_visible()
    few = page.locator(".lanes .place").count()
    page.get_by_role("button", name="Return to latest").click()
    expect(page.locator(".lanes .place").nth(few)).to_be_visible()


def test_a_day_of_knowledge_before_the_first_held_becomes_that_one(opened: Open, site: str, folder: Path) -> None:
    copy = json.loads((folder / "data" / "copy.json").read_text())
    assert copy["first"] < copy["states"][0]
    page = opened(f"{site}?page=timeline&known={copy['first']}")
    expect(page).to_have_url(re.compile(copy["states"][0]))
    expect(page.locator(".lanes .place").first).to_be_visible()
    page = opened(f"{site}?known=2001-01-01")
    expect(page.get_by_role("status").filter(has_text="as it stood on")).to_contain_text("1 January 2001")


def test_a_day_of_knowledge_that_a_copy_lacks_becomes_the_one_before(opened: Open, site: str, folder: Path) -> None:
    states = json.loads((folder / "data" / "copy.json").read_text())["states"]
    year, month, _ = states[1].split("-")
    later = f"{year}-{month}-31" if month in {"01", "03", "05", "07", "08", "10", "12"} else f"{year}-{month}-28"
    held = max(day for day in states if day <= later)
    page = opened(f"{site}?page=timeline&known={later}")
    expect(page).to_have_url(re.compile(f"known={held}"))


def test_disputes_reports_and_search_of_a_copy(opened: Open, site: str) -> None:
    page = opened(f"{site}?page=disputes")
    expect(page.locator("blockquote em").first).to_be_visible()
    page.get_by_role("link", name="Reports", exact=True).click()
    expect(page.locator("tbody tr").nth(3)).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("Boukamal")
    expect(page.get_by_role("option", name=re.compile("Abu Kamal"))).to_be_visible()
    assert page.get_by_role("link", name="Review").count() == 0


def test_a_single_file_opens_from_disk(opened: Open, single: Path) -> None:
    page = opened(f"{single.as_uri()}?on=2016-03-28")
    expect(page.locator("[data-painted=true]")).to_be_visible()
    page.keyboard.press("l")
    row = page.get_by_role("row").filter(has_text="Palmyra")
    expect(row.first).to_contain_text("Syrian government forces")
    page.keyboard.press("[")
    expect(page.get_by_role("button", name=re.compile("^Situation on"))).to_contain_text("27 Mar 2016")
    page.keyboard.press("[")
    expect(row.first).to_contain_text("Islamic State")


def test_the_map_of_a_single_file_is_dragged_and_clicked(opened: Open, single: Path) -> None:
    page = opened(f"{single.as_uri()}?on=2016-03-28&at=38.28,34.56,7")
    expect(page.locator("[data-painted=true]")).to_be_visible()
    expect(page.get_by_role("slider", name="Day shown")).to_be_visible()
    expect(page.get_by_role("region", name="Legend")).to_be_visible()
    # when its letters have come the map is painted once more; until then nothing lies under the pointer
    page.evaluate("document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 400)))")
    box = page.locator("canvas.plain-ground").bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(*middle)
    expect(page.get_by_role("complementary", name=re.compile("Palmyra"))).to_be_visible()
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] - 120, middle[1], steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"at=3[89]\.|at=40\."))
    assert "at=38.280" not in page.url
