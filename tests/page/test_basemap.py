"""`heldby serve --basemap FILE.pmtiles`: the page draws the file, in its own colours, and says whose it is."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import HELDBY, ended, ready
from tiles import archive

DESERT = "at=38.9,34.2,8.00"  # between Palmyra and the Euphrates, where no water is
COLOURS = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const sheet = new OffscreenCanvas(1, 1).getContext("2d");
  const of = () => [...sheet.getImageData(0, 0, 1, 1).data].slice(0, 3);
  const map = document.querySelector(".ground canvas");
  sheet.drawImage(map, map.width / 2, map.height / 2, 1, 1, 0, 0, 1, 1);
  const drawn = of();
  sheet.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--water");
  sheet.fillRect(0, 0, 1, 1);
  done([drawn, of()]);
})))"""


@pytest.fixture
def opened(browser: Browser, record: Path, tmp_path: Path) -> Iterator[Callable[[bytes, str], tuple[Page, list[str]]]]:
    """Serves the sample with a base map and opens a path; gives the page and what the console says."""
    servers: list[subprocess.Popen[bytes]] = []

    def opens(basemap: bytes, path: str) -> tuple[Page, list[str]]:
        file = tmp_path / "map.pmtiles"
        file.write_bytes(basemap)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [*HELDBY, "serve", "--record", str(record), "--port", str(port), "--basemap", str(file)]
        servers.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT))
        address = ready(servers[-1], f"http://127.0.0.1:{port}")
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        troubles: list[str] = []
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(f"{address}{path}")
        return page, troubles

    yield opens
    for server in servers:
        ended(server)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_base_map_of_ones_own_is_drawn_in_the_colours_of_the_page(
    opened: Callable[[bytes, str], tuple[Page, list[str]]], theme: str
) -> None:
    page, troubles = opened(archive(38.0, 33.5, 40.0, 35.0), f"/?on=2016-03-28&layers=&{DESERT}&theme={theme}")
    expect(page.locator(".scale")).to_contain_text("Base map: Testers; Natural Earth", timeout=120_000)
    page.wait_for_load_state("networkidle")
    for _ in range(600):
        drawn, water = page.evaluate(COLOURS)
        if drawn == water:
            break
        page.wait_for_timeout(100)
    assert drawn == water
    assert troubles == []


def test_a_file_that_is_no_base_map_is_told_of_and_the_map_stands(
    opened: Callable[[bytes, str], tuple[Page, list[str]]],
) -> None:
    page, troubles = opened(b"no tiles here" * 40, "/?on=2016-03-28")
    expect(page.locator(".scale")).to_contain_text("cannot be read as PMTiles", timeout=120_000)
    expect(page.locator("[data-painted=true]")).to_be_attached()
    assert troubles == []
