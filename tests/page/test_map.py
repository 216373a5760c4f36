"""The map screen, in a real browser: both clocks, the place that changes hands, and the sentence behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

Visit = Callable[..., Page]
PALMYRA = "at=38.280,34.560,8.00"


def clock(page: Page, name: str = "Situation on") -> Locator:
    return page.get_by_role("banner").get_by_role("button", name=re.compile(f"^{name}"))


def drawer(page: Page) -> Locator:
    return page.get_by_role("complementary")


def middle(page: Page) -> tuple[float, float]:
    """Where the map's middle is, once the map is drawn."""
    box = page.locator("[data-painted=true]").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_palmyra_changes_hands_when_the_first_clock_moves(visit: Visit) -> None:
    page = visit("/?on=2016-03-20&place=sy-palmyra")
    expect(drawer(page)).to_contain_text("eld by Islamic State")
    expect(page.get_by_role("button", name="Next change").first).to_be_enabled()  # the changes have come
    page.keyboard.press("]")
    expect(clock(page)).to_contain_text("27 Mar 2016")
    expect(drawer(page)).to_contain_text("Held by Syrian government forces since 27 March 2016")


def test_the_same_day_as_it_was_known_before(visit: Visit) -> None:
    page = visit("/?on=2016-03-28&known=2016-03-29&place=sy-palmyra")
    expect(drawer(page)).to_contain_text("Held by Syrian government forces since 27 March 2016")
    page.keyboard.press("k")
    page.get_by_role("button", name=re.compile("^23 May 2015")).click()
    expect(drawer(page)).to_contain_text("Islamic State")
    expect(page.get_by_text("as it stood on 23 May 2015")).to_be_visible()


def test_a_click_on_the_disc_opens_the_place(visit: Visit) -> None:
    page = visit(f"/?on=2016-03-28&{PALMYRA}")
    x, y = middle(page)
    page.wait_for_load_state("networkidle")
    page.mouse.move(x - 2, y)
    page.mouse.move(x, y)
    expect(page.locator(".hover")).to_have_text(
        re.compile(r"Palmyra: Syrian government forces since 27 Mar 2016, \d origins, (none|\d) disagrees?")
    )
    page.mouse.click(x, y)
    expect(drawer(page).get_by_role("heading", name="Palmyra")).to_be_visible()
    assert "place=sy-palmyra" in page.url


def test_a_quote_leads_to_its_sentence_in_the_report(visit: Visit) -> None:
    page = visit("/?on=2016-03-28&place=sy-palmyra")
    quote = drawer(page).locator("blockquote a").first
    words = quote.inner_text().strip("“”")
    quote.click()
    expect(page).to_have_url(re.compile(r"/report/[0-9a-f]{16}\?.*#c\d+-\d+$"))
    report, start, end = re.findall(r"/report/(\w+).*#c(\d+)-(\d+)$", page.url)[0]
    text = page.evaluate("id => fetch(`/api/report/${id}`).then(r => r.json()).then(r => r.text)", report)
    assert text[int(start) : int(end)] == words


def test_another_spelling_finds_the_place_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/?on=2017-11-20")
    expect(page.locator("[data-painted=true]")).to_be_attached()
    page.keyboard.press("/")
    page.keyboard.type("Boukamal")
    expect(page.get_by_role("option").first).to_contain_text("Abu Kamal")
    page.keyboard.press("Enter")
    expect(drawer(page).get_by_role("heading", name="Abu Kamal")).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer(page)).to_have_count(0)


def test_the_table_has_what_the_map_has(visit: Visit) -> None:
    page = visit("/?on=2016-03-28")
    label = page.get_by_role("img", name=re.compile(r"^Map of \d+ places")).get_attribute("aria-label")
    assert label
    page.keyboard.press("l")
    rows = page.locator("tbody tr:not(.group)")
    expect(rows).to_have_count(int(re.findall(r"\d+", label)[0]))
    row = rows.filter(has=page.get_by_role("rowheader", name="Palmyra", exact=True))
    expect(row).to_contain_text("Syrian government forces")
    expect(row).to_contain_text("27 Mar 2016")
    row.get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(drawer(page).get_by_role("heading", name="Palmyra")).to_be_visible()


def test_the_slider_is_moved_by_pointer_and_by_key(visit: Visit) -> None:
    page = visit("/?on=2016-03-28")
    handle = page.get_by_role("slider", name="Day shown")
    handle.focus()
    page.keyboard.press("ArrowLeft")
    expect(clock(page)).to_contain_text("27 Mar 2016")
    box = handle.bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 60, steps=8)
    page.mouse.up()
    expect(clock(page)).not_to_contain_text("2016")
    assert "on=2017" in page.url or "on=2018" in page.url


def test_what_later_reports_changed_is_listed_by_the_report_that_brought_it(visit: Visit) -> None:
    page = visit("/?on=2016-03-28&known=2016-03-25")
    page.get_by_role("button", name="What changed since").click()
    group = drawer(page).locator("section").filter(has_text="Northern Wire").filter(has_text="28 Mar 2016")
    expect(group.get_by_role("button", name=re.compile("Palmyra"))).to_contain_text("Syrian government forces")
    expect(drawer(page)).to_contain_text(re.compile(r"at \d+ places and on \d+ routes\."))
    expect(group.locator(".row").filter(has_text="cut, for").first).to_be_visible()
    drawer(page).get_by_role("button", name="Step to next report").click()
    expect(clock(page, "As known on")).not_to_contain_text("25 Mar 2016")


def test_only_the_chosen_actors_are_shown(visit: Visit) -> None:
    page = visit("/?on=2016-03-28&table=1")
    page.get_by_role("button", name="Show only").click()
    page.get_by_role("checkbox", name=re.compile("Peshmerga")).check()
    rows = page.locator("tbody tr:not(.group)")
    expect(rows.filter(has_text="Peshmerga")).to_have_count(rows.count())
    assert "actors=peshmerga" in page.url


def test_the_picture_is_a_png_with_the_day_in_its_name(visit: Visit, tmp_path: Path) -> None:
    page = visit("/?on=2016-03-28")
    expect(page.locator("[data-painted=true]")).to_be_attached()
    page.get_by_role("button", name="This view as data").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Picture of the map").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert file.name == "situation-on-28-march-2016.png"
    assert file.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert file.stat().st_size > 50_000  # a blank sheet of this size packs into far less


@pytest.mark.parametrize("kind", ["JSON", "CSV", "GeoJSON"])
def test_this_view_as_data_has_the_same_days(visit: Visit, kind: str) -> None:
    page = visit("/?on=2016-03-28&known=2016-03-29")
    page.get_by_role("button", name="This view as data").click()
    href = page.get_by_role("link", name=kind, exact=True).get_attribute("href")
    assert href
    assert "on=2016-03-28" in href
    assert "known=2016-03-29" in href
    told = page.evaluate("url => fetch(url).then(r => r.text())", href)
    assert "Palmyra" in told


def resting_height(page: Page) -> float:
    """The height of the panel once it moves no more."""
    seen: list[float] = []
    while len(seen) < 4 or len(set(seen[-3:])) > 1:
        page.wait_for_timeout(150)
        box = drawer(page).bounding_box()
        assert box
        seen.append(box["height"])
    return seen[-1]


def test_on_a_phone_the_sheet_rests_at_three_heights(visit: Visit) -> None:
    page = visit("/?on=2016-03-28&place=sy-palmyra", viewport={"width": 390, "height": 844}, has_touch=True)
    heights = []
    grab = page.get_by_role("button", name="Size of the panel")
    for key in ("ArrowDown", "ArrowUp", "ArrowUp"):
        grab.press(key)
        heights.append(resting_height(page))
    assert heights == sorted(heights)
    assert len(set(heights)) == 3
    for button in page.get_by_role("navigation").get_by_role("link").all():
        box = button.bounding_box()
        if box:
            assert box["height"] >= 44
            assert box["width"] >= 44
