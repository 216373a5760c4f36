"""The frame of the page: screens, keys, both clocks, and the whole view in the address."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


def test_every_screen_opens_by_its_keys(visit: Visit) -> None:
    page = visit("/")
    expect(page.get_by_role("link", name="Map", exact=True)).to_have_attribute("aria-current", "page")
    for key, name in {"t": "Timeline", "e": "Estimates", "d": "Disputes", "r": "Reports", "q": "Review"}.items():
        page.keyboard.press("g")
        page.keyboard.press(key)
        link = page.get_by_role("link", name=re.compile(f"^{name}"))
        expect(link.and_(page.locator('[aria-current="page"]'))).to_have_count(1)
        expect(page.get_by_role("heading", level=1)).not_to_be_empty()
    page.keyboard.press("g")
    page.keyboard.press("m")
    expect(page).to_have_url(re.compile(r":\d+/(\?.*)?$"))


def test_keys_are_off_while_typing(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("/")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("gt?k")
    expect(field).to_have_value("gt?k")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_an_earlier_known_day_is_said_in_amber_and_can_be_left(visit: Visit) -> None:
    page = visit("/?on=2016-03-28&known=2016-03-25")
    expect(page.get_by_text("as it stood on 25 March 2016")).to_be_visible()
    page.get_by_role("button", name="Return to latest").click()
    expect(page.get_by_text("as it stood on")).to_have_count(0)
    assert "known=" not in page.url


def test_brackets_step_to_the_next_change(visit: Visit) -> None:
    page = visit("/?on=2016-03-28")
    clock = page.get_by_role("button", name=re.compile("^Situation on"))
    expect(clock).to_contain_text("28 Mar 2016")
    expect(page.get_by_role("button", name="Previous change").first).to_be_enabled()  # the changes have come
    page.keyboard.press("[")
    expect(clock).to_contain_text("27 Mar 2016")
    page.keyboard.press("]")
    expect(clock).not_to_contain_text("27 Mar 2016")


@pytest.mark.parametrize(
    "path", ["/?on=2016-03-28&known=2016-04-02&theme=dark", "/timeline?on=2016-03-28", "/disputes"]
)
def test_an_address_opened_again_is_the_same_view(visit: Visit, path: str) -> None:
    first = visit(path)
    expect(first.get_by_role("button", name=re.compile("^Situation on"))).not_to_contain_text("…")
    again = visit(first.url.split("/", 3)[3].join(["/", ""]))
    assert again.url == first.url
    for name in ("Situation on", "As known on"):
        same = first.get_by_role("button", name=re.compile(f"^{name}")).inner_text()
        expect(again.get_by_role("button", name=re.compile(f"^{name}"))).to_have_text(
            re.compile(r"\s*".join(same.split()))
        )
