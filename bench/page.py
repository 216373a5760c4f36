"""How quickly the page draws: the first map on the sample, and frames while the slider moves over 5,000 places.

In:     the built page (`make page`), Chromium, the sample record or rows made up here.
Out:    figures on standard output.
Never:  a figure that was not measured now, on this machine; drawing is in software where there is no graphics card.

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
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
HELDBY = (sys.executable, "-m", "heldby.cli.main")
PLACES, DAYS, CHANGES = 5000, 2000, 4
FIRST = date(2014, 1, 1)
HOLDERS = [("is", "Islamic State"), ("forces.sy", "Syrian government forces"), ("sdf", "SDF"), ("rebels.sy", "Rebels")]
FRAMES = """() => {
  window.frames_ = [];
  const tick = (now) => { window.frames_.push(now); window.ticking_ = requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        record = Path(folder) / "sample.db"
        subprocess.run([*HELDBY, "demo", "--record", str(record)], check=True, capture_output=True)
        server, address = _serve(record)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS])
        try:
            drawn = [_first_map(browser, address) for _ in range(5)]
            print(
                f"first map, sample record: {statistics.median(drawn):.2f} s (median of {len(drawn)}, new browser each)"
            )
            frames = _frames(browser, address)
            print(
                f"slider over {PLACES} places, {DAYS} days: {len(frames)} frames, "
                f"{1000 / statistics.mean(frames):.0f} a second, slowest in twenty {_slow(frames):.0f} ms"
            )
        finally:
            browser.close()
            server.terminate()
            server.wait()


def _serve(record: Path) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    command = [*HELDBY, "serve", "--record", str(record), "--port", address.rsplit(":", 1)[1]]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
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


def _frames(browser: Browser, address: str) -> list[float]:
    """Milliseconds between frames while the pointer drags the day across the whole axis."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    rows = _rows()
    for view, answer in rows.items():
        page.route(f"**/api/{view}*", _answering(answer))
    page.goto(f"{address}/?on=2015-06-01")
    page.locator("[data-painted=true]").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    return _drag(page)


def _drag(page: Page) -> list[float]:
    box = page.get_by_role("slider", name="Day shown").bounding_box()
    if box is None:
        raise SystemExit("there is no slider")
    y = box["y"] + 60
    page.mouse.move(box["x"] + 10, y)
    page.mouse.down()
    page.evaluate(FRAMES)
    for step in range(150):
        page.mouse.move(400 + step * 6, y)
    moved: list[float] = page.evaluate("() => (cancelAnimationFrame(window.ticking_), window.frames_)")
    page.mouse.up()
    return [later - earlier for earlier, later in pairwise(moved)]


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


def _slow(frames: list[float]) -> float:
    return sorted(frames)[int(len(frames) * 0.95)]


if __name__ == "__main__":
    main()
