"""Signs that the sample has no case of: a ring that is still being closed, a claim that somebody looked at."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect
from serving import HELDBY, served

import heldby
from heldby.model import Judgement, Verdict

REPORT = """Islamic State has held Mosul since 10 June 2014. On 20 March 2016 the Iraqi army was encircling the city.

Qaryatayn was besieged by Islamic State on 21 March 2016. The Syrian army holds Qaryatayn.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, built: None) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("rings")
    (folder / "rings.txt").write_text(REPORT)
    command = [*HELDBY, "add", str(folder / "rings.txt"), "--published", "2016-03-22", "--record", str(folder / "r.db")]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    with heldby.open(folder / "r.db") as record:
        (held,) = [row for row in record.at().claims(place="Mosul") if row.what == "held"]
        at = datetime(2026, 1, 2, tzinfo=UTC)
        record.judge(Judgement(about=held.id, verdict=Verdict.ACCEPT, by="a reader", at=at, reason="it says so"))
    with served(folder / "r.db") as address:
        yield address


def test_a_ring_being_closed_is_told_and_drawn_open(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}/?on=2016-03-22&table=1&place=iq-mosul")
    rows = page.get_by_role("row")
    expect(rows.filter(has_text="Mosul")).to_contain_text("being encircled")
    expect(rows.filter(has_text="Mosul").locator("path.siege")).to_be_visible()
    expect(rows.filter(has_text="Qaryatayn").locator("circle.siege")).to_be_visible()
    expect(page.get_by_role("complementary")).to_contain_text("Being encircled by Iraq government forces.")
    page.get_by_role("link", name="was encircling the city").click()
    expect(page.locator(".sign path.siege").first).to_be_visible()
    page.close()


def test_a_claim_that_somebody_looked_at_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}/?on=2016-03-22&place=iq-mosul")
    badge = page.get_by_role("complementary").get_by_text("reviewed", exact=True)
    expect(badge).to_have_count(1)
    expect(badge).to_have_attribute("title", "Somebody looked at it and decided: accept")
    page.close()
