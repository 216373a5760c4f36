"""Opens the sample record in Chromium, as a reader does.

Nothing is skipped in silence: without Chromium, or without the built page, each test says which of them is missing.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from serving import HELDBY, served

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "src" / "heldby" / "web" / "page" / "index.html"
CHROMIUM = Path(os.environ.get("HELDBY_CHROMIUM", "/usr/bin/chromium"))
PATIENCE = 120_000  # milliseconds: how fast a page is drawn where something else runs beside is no test's business
expect.set_options(timeout=PATIENCE)
SOFTWARE_WEBGL = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with the sample reports."""
    path = tmp_path_factory.mktemp("page") / "sample.db"
    subprocess.run([*HELDBY, "demo", "--record", str(path)], check=True, capture_output=True, timeout=900)
    return path


@pytest.fixture(scope="session")
def built() -> None:
    """The page is there; `make page` builds it."""
    if not BUILT.exists():
        pytest.skip("the page is not built: make page needs Node.js")


@pytest.fixture(scope="session")
def chromium(built: None) -> Iterator[Playwright]:
    """Playwright, when Chromium is there."""
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: apt-get install chromium, or set HELDBY_CHROMIUM")
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(chromium: Playwright) -> Iterator[Browser]:
    """One browser for all tests."""
    browser = chromium.chromium.launch(executable_path=str(CHROMIUM), args=[*SOFTWARE_WEBGL])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def address(record: Path, chromium: Playwright) -> Iterator[str]:
    """Where `heldby serve` serves the sample record."""
    with served(record) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens a path of the page; afterwards checks that nothing left the machine and that the console is clean."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    troubles: list[str] = []

    def opened(path: str = "/", **options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: troubles.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    here = re.compile(rf"^(blob:|data:)?{re.escape(address)}/|^(data|blob):")
    assert [url for url in asked if not here.match(url)] == []
    assert [trouble for trouble in troubles if not _ours_not(trouble)] == []


def _ours_not(trouble: str) -> bool:
    """What Chromium says of drawing without a graphics card, and not of the page."""
    return "GPU stall due to ReadPixels" in trouble or "GL Driver Message" in trouble
