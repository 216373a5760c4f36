"""How much the browser must fetch before the map is there."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

BUILT = Path(__file__).resolve().parents[2] / "src" / "heldby" / "web" / "page"
MOST = 600_000


@pytest.fixture
def code() -> dict[str, int]:
    """Scripts and styles of the page with their size in gzip, without what is fetched late for charts."""
    if not BUILT.is_dir():
        pytest.skip("the page is not built: make page needs Node.js")
    files = [path for path in (BUILT / "assets").iterdir() if path.suffix in (".js", ".mjs", ".css")]
    # "draw" is page/src/screens/estimates/draw.ts with Observable Plot in it
    charts = {path for path in files if re.match(r"(draw|plot|pmtiles)", path.name, re.IGNORECASE)}
    return {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in files if path not in charts}


def test_the_code_of_the_page_keeps_its_budget(code: dict[str, int]) -> None:
    assert "index" in " ".join(code)
    assert sum(code.values()) < MOST, sorted(code.items(), key=lambda each: -each[1])[:8]
