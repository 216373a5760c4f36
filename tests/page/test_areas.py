"""Ground shared out among places: off unless asked for and labelled."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

# Pixels of the map's own canvas that anything was drawn on, of all of them.
DRAWN = """() => {
  const canvas = document.querySelector('.over canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  for (let i = 3; i < data.length; i += 4) drawn += data[i] > 0;
  return drawn / (data.length / 4);
}"""


def test_areas_are_off_until_asked_for_and_say_that_they_are_interpolated(visit: Callable[..., Page]) -> None:
    page = visit("/?on=2016-03-28")
    page.locator("[data-painted=true]").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    settle(page)
    box = page.get_by_role("checkbox", name="Areas (interpolated)")
    expect(box).not_to_be_checked()
    bare = page.evaluate(DRAWN)
    box.check()
    expect(page.get_by_text("Interpolated: no report tells it")).to_be_visible()
    expect(page.get_by_text("areas interpolated")).to_be_visible()
    wait_until(page, lambda: page.evaluate(DRAWN) > bare + 0.03)
    expect(page).to_have_url(re.compile("areas"))
    box.uncheck()
    wait_until(page, lambda: page.evaluate(DRAWN) == pytest.approx(bare, abs=0.001))


def settle(page: Page) -> None:
    """Until two looks in a row see the same: the canvas is drawn when the next frame is."""
    seen: list[float] = []

    def is_still() -> bool:
        seen.append(page.evaluate(DRAWN))
        return len(seen) > 5 and seen[-1] == seen[-5]

    wait_until(page, is_still)


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Within a minute or so: what else runs may take the processors."""
    for _ in range(600):
        if is_so():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come to be so")
