"""What the page prepares is what the record takes: decisions about disputes, and claims out of selected words."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import HELDBY, served
from test_access import AXE

TOLD = "Published March 28 2016. {} captured the town of Palmyra in Homs province on Sunday, 27 March 2016, {} said."
MISSED = "the black banner still flew over Sukhnah"
HOSTILE = 'it\'s <img src=x onerror=alert(1)> $(touch gone) `touch gone` "so"'
SELECT = """(words) => {
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at >= 0) return getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
  }
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two reports that name two takers of one town, and its folder."""
    made = tmp_path_factory.mktemp("deciding")
    (made / "told").mkdir()
    (made / "told" / "one.txt").write_text(TOLD.format("The Syrian army", "state television"), "utf-8")
    more = f" To the east, {MISSED} that day, a driver told us."
    (made / "told" / "two.txt").write_text(TOLD.format("Syrian rebels", "residents") + more, "utf-8")
    subprocess.run([*HELDBY, "add", "told", "--record", "war's.db"], cwd=made, check=True, capture_output=True)
    return made


@pytest.fixture(scope="module")
def address(folder: Path, built: None) -> Iterator[str]:
    with served(folder / "war's.db") as address:
        yield address


@pytest.fixture
def run(folder: Path) -> Callable[[Page], str]:
    """Runs the command that the page shows, as a shell would."""

    def ran(page: Page) -> str:
        line = page.locator("pre").inner_text()
        shell = line.replace("heldby", shlex.join(HELDBY), 1)
        done = subprocess.run(shell, shell=True, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
        assert done.returncode == 0, done.stderr
        assert not (folder / "gone").exists()
        page.get_by_role("button", name="Look again").click()
        return done.stderr

    return ran


def signed(page: Page, reason: str = "it was on film") -> None:
    page.get_by_label("Reason, required").fill(reason)
    page.get_by_label("Your name").fill("Ann O'Reader")


def test_a_dispute_is_decided_shown_and_reopened(visit: Callable[..., Page], run: Callable[[Page], str]) -> None:
    page = visit("/disputes")
    expect(page.get_by_text("1 open, 1 of which cannot both be so")).to_be_visible()
    letter = page.locator("article").filter(has=page.get_by_role("heading", name="Syrian government forces"))
    side = letter.locator(".letter").inner_text()
    page.get_by_text(f"Prefer {side}", exact=True).click()
    expect(page.locator("pre")).to_have_count(0)  # no decision without a reason and a name
    signed(page, HOSTILE)
    assert "Recorded: prefer" in run(page)
    expect(page.get_by_role("heading", name=f"Settled: prefer {side}")).to_be_visible()
    settled = page.locator(".decided")
    expect(settled).to_contain_text(HOSTILE)
    expect(settled).to_contain_text(re.compile(r"Ann O'Reader, \d+ \w+ \d{4}"))
    expect(page.locator("article.aside")).to_contain_text("set aside")
    expect(page.get_by_text("1 settled", exact=True)).to_be_visible()
    page.goto(re.sub(r"/disputes.*", "/?place=sy-palmyra", page.url))
    drawer = page.get_by_role("complementary")
    expect(drawer).to_contain_text("by Syrian government forces since 27 March 2016")
    expect(drawer.get_by_text("set aside", exact=True)).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Reopen").click()
    signed(page, "the film was of another town")
    assert "Withdrawn" in run(page)
    expect(page.get_by_text("1 open, 1 of which cannot both be so")).to_be_visible()
    expect(page.get_by_role("heading", name="Decide")).to_be_visible()


def test_decisions_are_kept_for_a_file(visit: Callable[..., Page], folder: Path) -> None:
    page = visit("/disputes")
    page.get_by_text("Both stand", exact=True).click()
    signed(page)
    page.get_by_role("button", name="Keep for a file").click()
    page.reload()
    expect(page.get_by_role("heading", name="1 decision kept, not yet recorded")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download").click()
    saved.value.save_as(folder / "decisions.jsonl")
    command = [*HELDBY, "judge", "--from", "decisions.jsonl", "--record", "war's.db"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    page.get_by_role("button", name="Forget").click()
    page.reload()
    expect(page.get_by_role("heading", name="Settled: both stand")).to_be_visible()
    expect(page.get_by_text("not yet recorded")).to_have_count(0)


def test_selected_words_become_a_claim(
    visit: Callable[..., Page], run: Callable[[Page], str], folder: Path, address: str
) -> None:
    page = visit("/reports")
    page.get_by_role("link", name="two.txt").click()
    expect(page.get_by_text("Select text to add a claim")).to_be_visible()
    expect(page.get_by_text("1 found, 1 changes the map")).to_be_visible()
    page.evaluate(SELECT, MISSED)
    page.get_by_role("button", name="Make a claim").click()
    expect(page.locator(".lit").first).to_have_text(MISSED)
    page.get_by_label("They say it was").select_option("held")
    page.get_by_role("combobox", name="Place", exact=True).fill("Sukhnah")
    page.get_by_role("combobox", name="By whom", exact=True).fill("Daesh")
    page.get_by_role("textbox", name="When", exact=True).fill("2016-03-27")
    signed(page, "the banner is theirs")
    expect(page.locator("pre")).to_contain_text("--place sy-sukhna --actor is --when 2016-03-27")
    run(page)
    expect(page.get_by_text("2 found, 2 change the map")).to_be_visible()
    card = page.get_by_role("button", name=re.compile("al-Sukhnah held"))
    expect(card.first).to_be_visible()
    asked = [*HELDBY, "judgements", "--json", "--record", "war's.db"]
    told = subprocess.run(asked, cwd=folder, check=True, capture_output=True)
    [added] = [row for row in json.loads(told.stdout) if row["verdict"] == "added"]
    assert (added["quote"], added["judged_by"], added["reason"]) == (MISSED, "Ann O'Reader", "the banner is theirs")
    page.goto(f"{address}/?on=2016-03-27&place=sy-sukhna")
    expect(page.get_by_role("complementary")).to_contain_text("by Islamic State")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_while_deciding(browser: Browser, address: str, theme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe is not here: make page sets it up")
    page = browser.new_page(color_scheme=theme)  # type: ignore[arg-type]
    page.goto(f"{address}/disputes")
    page.get_by_role("button", name="Reopen").or_(page.get_by_text("Both stand", exact=True)).first.click()
    signed(page)
    page.get_by_role("button", name="Keep for a file").click()
    for path in ("", "/reports"):
        if path:
            page.goto(f"{address}{path}")
            page.get_by_role("link", name="two.txt").click()
            expect(page.locator("article p").first).to_be_visible()
            page.evaluate(SELECT, MISSED)
            page.get_by_role("button", name="Make a claim").click()
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })")
        assert found["passes"]
        serious = [each for each in found["violations"] if each["impact"] in ("serious", "critical")]
        assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in serious] == []
    page.close()
