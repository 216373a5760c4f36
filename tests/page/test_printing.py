"""What is printed: black on white whatever the screen is, and the screen is as before afterwards."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

LIGHT_ENOUGH = 200  # of 255


@pytest.mark.parametrize("path", ["/disputes", "/sitrep?from=2016-03-01&to=2016-03-31", "/?on=2016-03-28&table=1"])
def test_a_dark_screen_is_printed_in_the_colours_of_paper(visit: Callable[..., Page], path: str) -> None:
    page = visit(f"{path}{'&' if '?' in path else '?'}theme=dark")
    page.get_by_role("heading").first.wait_for()
    dark = ground_and_ink(page)
    page.emulate_media(media="print")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    ground, ink = ground_and_ink(page)
    assert ground == "#fff"
    assert (ground, ink) != dark
    page.emulate_media(media="screen")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert ground_and_ink(page) == dark


def test_the_map_of_a_dark_situation_report_is_printed_light(visit: Callable[..., Page]) -> None:
    """A PDF has this map as lines, not as a picture: its own pixels are looked at."""
    page = visit("/sitrep?from=2016-03-01&to=2016-03-31&theme=dark")
    page.locator("figure [data-painted=true]").wait_for(state="attached")
    assert middling(drawn(page)) < 255 - LIGHT_ENOUGH
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert middling(drawn(page)) > LIGHT_ENOUGH
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def drawn(page: Page) -> Image.Image:
    """Land and water of the map that does not move."""
    data = page.locator("figure canvas").first.evaluate("(canvas) => canvas.toDataURL().split(',')[1]")
    return Image.open(io.BytesIO(base64.b64decode(data))).convert("L")


def test_the_map_of_a_dark_screen_is_printed_light(visit: Callable[..., Page]) -> None:
    page = visit("/?on=2016-03-28&theme=dark")
    page.locator("[data-painted=true]").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    printed = PdfReader(io.BytesIO(page.pdf(print_background=True)))
    base = max((image.image.convert("L") for image in printed.pages[0].images), key=lambda image: image.size[0])
    assert middling(base) > LIGHT_ENOUGH
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def ground_and_ink(page: Page) -> tuple[str, str]:
    """The colours in force for what lies under words, and for words."""
    ground, ink = page.evaluate(
        "() => ['--panel', '--ink'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))"
    )
    return ground.strip(), ink.strip()


def middling(image: Image.Image) -> int:
    """The brightness that half of the pixels have at most, from 0 to 255."""
    counts, half = image.histogram(), image.size[0] * image.size[1] / 2
    seen = 0
    for brightness, count in enumerate(counts):
        seen += count
        if seen >= half:
            return brightness
    raise AssertionError("an image without pixels")
