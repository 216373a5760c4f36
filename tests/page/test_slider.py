"""The slider: what is drawn while it moves, and what is asked when it rests."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

Visit = Callable[..., Page]
# Keeps what the canvas of the discs shows, packed, under a name, or says how many of its pixels differ plainly from it:
# where a dotted line is drawn anew in part, its dots are as they were but for the shade of their edges.
KEEP = """(name) => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const canvas = document.querySelector(".over canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const was = ((window.kept ??= {})[name] ??= data);
  let differ = 0;
  for (let i = 0; i < data.length; i += 4)
    differ += [0, 1, 2].some((c) => Math.abs(data[i + c] * data[i + 3] - was[i + c] * was[i + 3]) > 64 * 255);
  done(differ);
})))"""
A_DISC = 100  # pixels, of the smallest
GROUND = ("/base/", "/api/meta")  # what is asked once, of the ground below: late where the browser is slow


def track(page: Page) -> Locator:
    return page.locator(".track")


def ready(visit: Visit, path: str) -> tuple[Page, float, float]:
    """The page, and the left end and the height at which its slider is taken hold of."""
    page = visit(path)
    expect(page.locator("[data-painted=true]")).to_be_attached()
    page.wait_for_load_state("networkidle")
    box = track(page).bounding_box()
    assert box
    return page, box["x"], box["y"] + 60


@pytest.mark.parametrize("path", ["/?on=2016-03-28&layers=towns", "/?on=2016-03-28&layers=towns&actors=is"])
def test_days_passed_over_leave_nothing_behind(visit: Visit, path: str) -> None:
    """Only what changes is drawn anew: it must come to the same as to draw all of the day.

    Without routes: those stay as they were when the slider was taken hold of.
    """
    page, left, y = ready(visit, path)
    page.mouse.move(left + 120, y)
    page.mouse.down()
    page.evaluate(KEEP, "first")
    for x in range(120, 720, 40):
        page.mouse.move(left + x, y)
        moved = page.evaluate(KEEP, "first")
    assert moved > A_DISC
    for x in range(720, 400, -40):
        page.mouse.move(left + x, y)
        page.evaluate(KEEP, "there" if x == 440 else "first")
    with page.expect_response("**/api/control*"):
        page.mouse.up()
    page.wait_for_load_state("networkidle")
    # taken hold of there at once, all is drawn
    page.mouse.move(left + 440, y)
    page.mouse.down()
    assert page.evaluate(KEEP, "there") < A_DISC, "the map differs by the way on which a day was come to"
    page.mouse.up()


def test_nothing_is_asked_until_it_rests(visit: Visit) -> None:
    page, left, y = ready(visit, "/?on=2016-03-28")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.mouse.move(left + 120, y)
    page.mouse.down()
    for x in range(120, 600, 20):
        page.mouse.move(left + x, y)
    assert [url for url in asked if not any(part in url for part in GROUND)] == []
    with page.expect_response("**/api/control*") as answered:
        page.mouse.up()
    on = parse_qs(urlsplit(page.url).query)["on"]
    assert parse_qs(urlsplit(answered.value.url).query) == {"on": on}
    assert len([url for url in asked if "/api/control" in url]) == 1
