"""How quickly the page draws: the first map on the sample, and frames while the slider moves over 5,000 places.

In:     the built page (`make page`), Chromium, the sample record or rows made up here.
Out:    figures on standard output. Each frame of the slider shows another day; beside it stands what the same window
        does when nothing but one small square changes, and the processor time of page and compositor.
Never:  a figure that was not measured now, on this machine. Without a graphics card Chromium draws in memory, which
        is its own choice; what it does on a card that is only imitated (SwiftShader) is measured too.

    uv run python bench/page.py
"""

from __future__ import annotations

import json
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright

CHROMIUM = "/usr/bin/chromium"
WAYS = {
    "drawn in memory": ("--no-sandbox", "--enable-unsafe-swiftshader"),
    "imitated card": ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
}
HELDBY = (sys.executable, "-m", "heldby.cli.main")
PLACES, DAYS, CHANGES = 5000, 2000, 4
FIRST = date(2014, 1, 1)
HOLDERS = [("is", "Islamic State"), ("forces.sy", "Syrian government forces"), ("sdf", "SDF"), ("rebels.sy", "Rebels")]
SECONDS = 6
SQUARE = """() => {
  const square = document.body.appendChild(document.createElement("div"));
  square.id = "square";
  square.style.cssText = "position:fixed;left:0;top:0;width:9px;height:9px;z-index:99";
}"""
# One step a frame, to and fro, so that every frame brings another day.
FRAMES = """([what, seconds]) => new Promise((done) => {
  const square = document.getElementById("square");
  const track = document.querySelector(".track");
  const { left, width, top } = track.getBoundingClientRect();
  const acts = {
    idle: (n) => (square.style.background = n % 2 ? "red" : "blue"),
    slider: (n) => {
      const far = (n * 7) % (2 * width - 80);
      const clientX = left + 40 + (far < width - 40 ? far : 2 * width - 80 - far);
      track.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY: top + 60, pointerId: 1, bubbles: true }));
    },
  };
  const frames = [];
  const tick = (now) => {
    frames.push(now);
    if (now - frames[0] > seconds * 1000) return done(frames);
    acts[what](frames.length);
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Milliseconds between frames, and of processor time for each."""

    frames: list[float]
    spent: float

    def __str__(self) -> str:
        slow = sorted(self.frames)[int(len(self.frames) * 0.95)]
        rate = 1000 / statistics.mean(self.frames)
        return f"{rate:.0f} frames a second, slowest in twenty {slow:.0f} ms, processor {self.spent:.0f} ms a frame"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        record = Path(folder) / "sample.db"
        subprocess.run([*HELDBY, "demo", "--record", str(record)], check=True, capture_output=True)
        server, address = _serve(record)
        try:
            for way, flags in WAYS.items():
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*flags])
                print(f"{way}:")
                _measured(browser, address)
                browser.close()
        finally:
            server.terminate()
            server.wait()


def _measured(browser: Browser, address: str) -> None:
    drawn = [_first_map(browser, address) for _ in range(5)]
    print(f"  first map, sample record: {statistics.median(drawn):.2f} s (median of {len(drawn)}, new window each)")
    page = _many_places(browser, address)
    page.evaluate(SQUARE)
    idle = _run(browser, page, "idle")
    print(f"  {PLACES} places, nothing but a small square changes: {idle}")
    box = page.locator(".track").bounding_box()
    if box is None:
        raise SystemExit("there is no slider")
    page.mouse.move(box["x"] + 40, box["y"] + 60)
    page.mouse.down()
    slider = _run(browser, page, "slider")
    page.mouse.up()
    print(f"  {PLACES} places, {DAYS} days, another day each frame: {slider}")
    print(f"  the slider keeps {statistics.mean(idle.frames) / statistics.mean(slider.frames):.0%} of that frame rate")


def _serve(record: Path) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    command = [*HELDBY, "serve", "--record", str(record), "--port", address.rsplit(":", 1)[1]]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(1200):
        try:
            urllib.request.urlopen(f"{address}/api/control", timeout=60).read()
            return server, address
        except OSError:
            time.sleep(0.1)
    raise SystemExit("heldby serve did not answer")


def _first_map(browser: Browser, address: str) -> float:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    began = time.perf_counter()
    page.goto(f"{address}/?on=2016-03-28")
    page.locator("[data-painted=true]").wait_for(state="attached")
    took = time.perf_counter() - began
    context.close()
    return took


def _many_places(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    for view, answer in _rows().items():
        page.route(f"**/api/{view}*", _answering(answer))
    page.goto(f"{address}/?on=2015-06-01")
    page.locator("[data-painted=true]").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(3000)
    return page


def _run(browser: Browser, page: Page, what: str) -> Run:
    before = _spent(browser)
    times: list[float] = page.evaluate(FRAMES, [what, SECONDS])
    frames = [later - earlier for earlier, later in pairwise(times)]
    return Run(frames=frames, spent=(_spent(browser) - before) / len(frames))


def _spent(browser: Browser) -> float:
    """Milliseconds of processor time that pages and what puts them on screen have used so far."""
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return sum(1000 * float(each["cpuTime"]) for each in told if each["type"] in ("GPU", "renderer"))


def _answering(answer: Any) -> Any:
    body = json.dumps(answer)

    def answered(route: Route) -> None:
        route.fulfill(body=body, content_type="application/json")

    return answered


def _rows() -> dict[str, list[dict[str, Any]]]:
    """A war that nobody fought: places over Syria and Iraq that change hands at random."""
    dice = random.Random(5)
    spells, control, places = [], [], []
    for number in range(PLACES):
        where = {
            "place": f"Place {number}",
            "place_id": f"p{number}",
            "lat": round(dice.uniform(30.5, 37), 3),
            "lon": round(dice.uniform(36, 47), 3),
        }
        days = sorted(dice.sample(range(DAYS), CHANGES))
        course = [_spell(where, dice, start, end) for start, end in zip(days, [*days[1:], None], strict=True)]
        spells += course
        control.append({**course[0], "as_of": "2015-06-01", "known": None})
        places.append(
            {**where, "kind": "town", "within": "", "country": "SY", "population": 5000, "radius_km": 0, "told": True}
        )
    report = {
        "id": "r",
        "name": "r",
        "source": "A",
        "title": "A",
        "published": str(FIRST + timedelta(DAYS)),
        "claims": 1,
    }
    report |= {"published_why": "", "family": "r", "characters": 1}
    return {"timeline": spells, "control": control, "places": places, "reports": [report], "disputes": [], "routes": []}


def _spell(where: dict[str, Any], dice: random.Random, start: int, end: int | None) -> dict[str, Any]:
    holder_id, holder = dice.choice(HOLDERS)
    since, until = (str(FIRST + timedelta(day)) if day is not None else None for day in (start, end))
    return {
        **where,
        "holder": holder,
        "holder_id": holder_id,
        "since": [since, since],
        "until": [until, until] if until else None,
        "probability": 0.95,
        "contested": False,
        "besieged_by": [],
        "origins": 1,
        "dissent": 0,
        "one_sided": False,
        "claims": [],
    }


if __name__ == "__main__":
    main()
