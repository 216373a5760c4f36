"""The reader: from a quote's address to its words, from words to their claim and back, and copies side by side."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def told(address: str) -> Callable[[str], Any]:
    """What the server answers, for comparison with what the page shows."""
    return lambda path: json.load(urllib.request.urlopen(f"{address}/api/{path}", timeout=60))


@pytest.fixture(scope="module")
def retaken(told: Callable[[str], Any]) -> Any:
    """The claim that Palmyra was recaptured, as one report has it."""
    return next(
        c
        for c in told("claims?kind=control&place=Palmyra")
        if c["what"] == "taken" and c["report_name"] == "palmyra-2016-03-28.md"
    )


def test_a_quotes_address_lights_its_words_and_its_card(visit: Visit, retaken: Any) -> None:
    page = visit(f"/report/{retaken['report']}#c{retaken['start']}-{retaken['end']}")
    expect(page.locator(".lit").first).to_be_in_viewport()
    assert "".join(page.locator(".lit").all_inner_texts()).replace("\n", " ").startswith(retaken["quote"][:30])
    card = page.locator(f"#card-{retaken['id']}")
    expect(card).to_have_attribute("aria-expanded", "true")
    expect(card).to_be_in_viewport()


def test_words_and_cards_choose_each_other(visit: Visit, retaken: Any) -> None:
    page = visit(f"/report/{retaken['report']}")
    number = page.locator("article button.number").nth(1)
    number.click()
    expect(page.locator("section button.line[aria-expanded=true] .n")).to_have_text(number.inner_text())
    page.locator(f"#card-{retaken['id']}").click()
    expect(page).to_have_url(re.compile(rf"#c{retaken['start']}-{retaken['end']}$"))


def test_the_arrows_go_from_claim_to_claim(visit: Visit, retaken: Any) -> None:
    page = visit(f"/report/{retaken['report']}")
    page.locator("section button.line").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(page.locator("section button.line").nth(1)).to_be_focused()
    expect(page.locator("section button.line").nth(1)).to_have_attribute("aria-expanded", "true")


def test_kinds_of_claim_differ_without_colour(visit: Visit, retaken: Any) -> None:
    page = visit(f"/report/{retaken['report']}")
    expect(page.locator("article .mark").first).to_be_visible()
    styles = page.evaluate(
        """() => Object.fromEntries(['control', 'route', 'siege', 'number', 'forecast'].map((name) => {
          const span = document.createElement('span')
          span.className = 'line-' + name
          document.body.append(span)
          return [name, getComputedStyle(span).textDecorationStyle]
        }))"""
    )
    assert styles == {
        "control": "solid",
        "route": "double",
        "siege": "wavy",
        "number": "dotted",
        "forecast": "dashed",
    }


def test_offsets_count_code_points(visit: Visit, told: Callable[[str], Any], retaken: Any) -> None:
    page = visit("/reports")
    expect(page.get_by_role("table")).to_be_visible()
    whole = told(f"report/{retaken['report']}")
    shifted = {**whole, "text": "\U0001f30d" * 3 + whole["text"], "claims": [], "repairs": []}
    shifted["passages"] = [{"start": 0, "end": len(shifted["text"]), "kind": "body", "why": "all of it"}]
    page.route("**/api/report/*", lambda route: route.fulfill(json=shifted))
    start, end = retaken["start"] + 3, retaken["end"] + 3
    page.goto(page.url.split("/reports")[0] + f"/report/{retaken['report']}#c{start}-{end}")
    expect(page.locator(".lit").first).to_be_visible()
    assert "".join(page.locator(".lit").all_inner_texts()).split() == retaken["quote"].split()


def test_what_was_set_aside_is_folded_and_labelled(visit: Visit, told: Callable[[str], Any]) -> None:
    report = next(
        r["id"]
        for r in told("reports")
        if any(p["kind"] in ("navigation", "teaser", "bio") for p in told(f"report/{r['id']}")["passages"])
    )
    page = visit(f"/report/{report}")
    fold = page.locator("article details").first
    expect(fold).to_contain_text("not read for claims")
    expect(fold.locator("p").first).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("p").first).to_be_visible()


def test_copies_are_laid_side_by_side(visit: Visit, told: Callable[[str], Any]) -> None:
    reports = told("reports")
    copied = next(r for r in reports if sum(o["family"] == r["family"] for o in reports) > 1)
    page = visit(f"/report/{copied['id']}")
    page.get_by_role("button", name="Compare texts").first.click()
    table = page.get_by_role("table")
    expect(table.locator("mark").first).to_be_visible()
    rows = table.locator("tbody tr").count()
    page.get_by_label("Only what differs").check()
    assert 0 < table.locator("tbody tr").count() < rows


def test_a_report_not_yet_written_says_so(visit: Visit, retaken: Any) -> None:
    page = visit(f"/report/{retaken['report']}?known=2015-01-01")
    expect(page.get_by_text("not yet written on the day")).to_be_visible()


def test_hostile_text_never_becomes_markup(visit: Visit, told: Callable[[str], Any], retaken: Any) -> None:
    page = visit("/reports")
    expect(page.get_by_role("table")).to_be_visible()
    hostile = {
        **told(f"report/{retaken['report']}"),
        "claims": [],
        "repairs": [],
        "title": "<img src=x onerror=alert(1)>",
    }
    hostile["text"] = '<script>document.title="owned"</script><b>bold</b>'
    hostile["passages"] = [{"start": 0, "end": len(hostile["text"]), "kind": "body", "why": "<i>why</i>"}]
    page.route("**/api/report/*", lambda route: route.fulfill(json=hostile))
    page.goto(page.url.split("/reports")[0] + f"/report/{retaken['report']}")
    expect(page.locator("article p")).to_have_text(hostile["text"])
    expect(page.locator("article h1")).to_have_text(hostile["title"])
    assert page.locator("article b, article img, article script").count() == 0
