"""Disputes, timeline, estimates, reports, situation report and review, as a reader uses them."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


def test_a_dispute_sets_quote_against_quote(visit: Visit) -> None:
    page = visit("/disputes")
    page.get_by_role("button", name=re.compile("Kherson")).click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("Kherson, 2 Mar 2022")
    quotes = page.locator("blockquote em")
    expect(quotes).to_have_text(["troops had taken full control of Kherson", "The city has not fallen"])
    expect(page.get_by_text("They cannot both be so")).to_be_visible()
    expect(page.get_by_text("differ on whether it is so")).to_be_visible()
    again = visit(page.url.split("/", 3)[3].join(["/", ""]))
    expect(again.get_by_role("heading", level=2)).to_contain_text("Kherson, 2 Mar 2022")
    page.get_by_role("link", name="Open in report").first.click()
    expect(page.locator(".lit").first).to_be_in_viewport()


def test_a_dispute_over_who_held_a_place_shows_the_map_of_each_side(visit: Visit) -> None:
    page = visit("/disputes")
    page.get_by_role("button", name=re.compile("Palmyra, 11 Dec 2016")).click()
    sides = page.locator("article").filter(has_text="If this stands")
    expect(sides).to_have_count(2)
    for side, holder in zip(sides.all(), ("Syrian government forces", "Islamic State"), strict=True):
        expect(side.get_by_role("img", name=f"Palmyra is held by {holder} on 11 December 2016.")).to_be_visible()
        side.locator("[data-painted=true]").wait_for(state="attached")
    page.get_by_role("button", name=re.compile("Lyman taken")).click()
    expect(page.get_by_text("differ on")).to_be_visible()
    expect(page.get_by_text("If this stands")).to_have_count(0)


def test_disputes_are_filtered_by_what_they_differ_on(visit: Visit) -> None:
    page = visit("/disputes")
    everything = page.locator("ol > li").count()
    page.get_by_role("group", name="What they differ on").get_by_role("button", name=re.compile("^date")).click()
    assert 0 < page.locator("ol > li").count() < everything or everything == 0
    for badge in page.locator("ol > li .badge:not(.lined)").all():
        expect(badge).to_have_text("date")


def test_the_timeline_opens_a_place_and_steps_to_a_change(visit: Visit) -> None:
    page = visit("/timeline?on=2016-03-28")
    page.get_by_role("button", name="Palmyra", exact=True).click()
    expect(page.get_by_role("complementary", name=re.compile("Palmyra"))).to_contain_text("Syrian government forces")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("19 Feb 2016.*al-Shaddadah")).click()
    expect(page).to_have_url(re.compile("on=2016-02-19.*place=|place=.*on=2016-02-19"))


def test_the_timeline_zooms_and_keeps_it_in_the_address(visit: Visit) -> None:
    page = visit("/timeline?on=2016-03-28")
    page.get_by_role("button", name="90 days").click()
    expect(page).to_have_url(re.compile(r"range=2016-02-1\d\.\.2016-05-1\d"))
    expect(page.get_by_role("button", name="90 days")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="All", exact=True).click()
    expect(page.get_by_role("button", name="All", exact=True)).to_have_attribute("aria-pressed", "true")


def test_the_map_looks_at_the_stretch_of_time_that_the_timeline_does(visit: Visit) -> None:
    page = visit("/timeline?on=2016-03-28")
    page.get_by_role("button", name="90 days").click()
    expect(page.get_by_role("img", name="Reports were written on")).to_be_visible()
    expect(page).to_have_url(re.compile(r"range=2016-02-12\.\.2016-05-12"))
    page.keyboard.press("g")
    page.keyboard.press("m")
    handle = page.get_by_role("slider", name="Day shown")
    expect(handle).to_have_attribute("aria-valuemin", str((date(2016, 2, 12) - date(1970, 1, 1)).days))
    expect(handle).to_have_attribute("aria-valuemax", str((date(2016, 5, 12) - date(1970, 1, 1)).days))
    page.get_by_role("button", name="Back to all of the war").click()
    expect(handle).not_to_have_attribute("aria-valuemax", str((date(2016, 5, 12) - date(1970, 1, 1)).days))
    assert "range=" not in page.url


def test_lanes_by_actor_stand_under_their_actor(visit: Visit) -> None:
    page = visit("/timeline?by=actor")
    expect(page.locator(".lanes h2").first).to_be_visible()
    assert page.locator(".lanes h2").count() > 3


def test_estimates_draw_a_chart_for_each_baseline_and_table_all(visit: Visit) -> None:
    page = visit("/estimates")
    expect(page.locator("figure svg").first).to_be_visible()
    rows = page.locator("tbody tr").count()
    assert page.locator("figure").count() <= rows
    page.get_by_role("group", name="Question").get_by_role("button", name=re.compile("^killed")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("killed")
    page.get_by_placeholder("Filter by scope or issuer").fill("russian")
    for row in page.locator("tbody tr").all():
        expect(row).to_contain_text(re.compile("russian", re.IGNORECASE))


def test_charts_come_late(visit: Visit) -> None:
    asked: list[str] = []
    page = visit("/disputes")
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("link", name="Reports", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reports")
    assert not [url for url in asked if "/draw-" in url]
    page.get_by_role("link", name="Estimates", exact=True).click()
    expect(page.locator("figure svg").first).to_be_visible()
    assert [url for url in asked if "/draw-" in url]


def test_reports_are_filtered_and_copies_folded(visit: Visit) -> None:
    page = visit("/reports")
    folded = page.locator("tbody tr").count()
    page.get_by_label("Fold copies").uncheck()
    assert page.locator("tbody tr").count() > folded
    page.get_by_label("Filter by title").fill("palmyra")
    for row in page.locator("tbody tr").all():
        expect(row).to_contain_text(re.compile("palmyra", re.IGNORECASE))
    page.locator("tbody a").first.click()
    expect(page).to_have_url(re.compile("/report/"))


def test_the_situation_report_tells_a_period_with_its_notes(visit: Visit, address: str) -> None:
    page = visit("/sitrep?from=2016-03-01&to=2016-03-31")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mar 2016")
    expect(page.locator("article")).to_contain_text("Palmyra came under Syrian government forces on 27 Mar 2016")
    note = page.locator("sup a").first
    note.click()
    expect(page.locator("li[id=note-1]")).to_be_focused()
    for ending in ("HTML", "Markdown", "DOCX"):
        link = page.get_by_role("link", name=ending, exact=True).get_attribute("href") or ""
        answer = urllib.request.urlopen(link, timeout=60)
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert len(answer.read()) > 1000
    page.get_by_label("What changed hands").uncheck()
    expect(page.locator("article")).not_to_contain_text("Palmyra came under")


def test_the_situation_report_has_a_map_of_its_last_day(visit: Visit) -> None:
    page = visit("/sitrep?from=2016-03-01&to=2016-03-20")
    figure = page.locator("article figure")
    figure.locator("[data-painted=true]").wait_for(state="attached")
    expect(figure.get_by_role("img")).to_have_attribute(
        "aria-label", re.compile(r"^Map of \d+ places on 20 March 2016")
    )
    expect(figure).to_contain_text("Situation on 20 March 2016. Fill is the holder")
    expect(figure.get_by_role("list")).to_contain_text("Islamic State")
    expect(page.get_by_role("heading", name="Sources").locator("..").get_by_role("link").first).to_be_visible()
    page.get_by_label("Map", exact=True).uncheck()
    expect(figure).to_have_count(0)
    assert "without=Map" in page.url


def test_the_review_promises_nothing_that_works(visit: Visit) -> None:
    page = visit("/review")
    expect(page.get_by_text("Nothing on this page changes the record")).to_be_visible()
    assert page.locator("main button").count() == 0


def test_a_screen_without_anything_to_show_says_so(visit: Visit) -> None:
    for path, words in {
        "/disputes?known=2001-01-01": "No report contradicts another",
        "/timeline?known=2001-01-01": "Nobody is told to have held anything",
        "/estimates?known=2001-01-01": "No report gives a figure",
        "/sitrep?from=2001-01-01&to=2001-01-02": "Nothing is told of these days",
        "/reports?find=zzzz": "No report fits this filter",
    }.items():
        expect(visit(path).get_by_text(words)).to_be_visible()


def test_a_window_of_a_phone_never_scrolls_sideways(visit: Visit, address: str) -> None:
    first = json.load(urllib.request.urlopen(f"{address}/api/reports", timeout=60))[0]["id"]
    for path in ("/timeline", "/estimates", "/disputes", "/reports", "/review", "/sitrep", f"/report/{first}"):
        page = visit(path, viewport={"width": 390, "height": 844})
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
