"""What axe finds on each screen: nothing serious, in light, dark and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

AXE = Path(__file__).resolve().parents[2] / "page" / "node_modules" / "axe-core" / "axe.min.js"
SCREENS = {
    "map": "/?on=2016-03-28&place=sy-palmyra&legend=1",
    "map, known earlier": "/?on=2016-03-28&known=2016-03-25&since=1",
    "table": "/?on=2016-03-28&table=1",
    "timeline": "/timeline?on=2016-03-28",
    "estimates": "/estimates",
    "disputes": "/disputes",
    "reports": "/reports",
    "review": "/review",
    "sitrep": "/sitrep?from=2016-03-01&to=2016-03-31",
}
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
}


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        pytest.skip("axe is not here: make page sets it up")
    return AXE.read_text("utf-8")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_serious(visit: Callable[..., Page], axe: str, screen: str, look: str) -> None:
    page = visit(SCREENS[screen], **LOOKS[look])
    expect(page.get_by_role("heading", level=1)).to_be_attached()
    page.wait_for_load_state("networkidle")
    page.evaluate(axe)
    found = page.evaluate("() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })")
    serious = [
        (each["id"], each["help"], [node["target"] for node in each["nodes"]][:4])
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]
    assert found["passes"], "axe looked at nothing"
    assert serious == []
