"""Draws docs/images/page/: every screen of the page on the sample record, in light, dark and on a phone.

In:     the built page (`make page`), Chromium, the sample reports.
Out:    PNG files of 256 colours, to keep the repository small.
Never:  a picture that was retouched.

    make picture
"""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).parent / "images" / "page"
HELDBY = (sys.executable, "-m", "heldby.cli.main")
CHROMIUM = os.environ.get("HELDBY_CHROMIUM", "/usr/bin/chromium")
FLAGS = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
SCREENS = {
    "map": "/?on=2016-03-28&place=sy-palmyra",
    "known-earlier": "/?on=2016-03-28&known=2016-03-25&since=1",
    "list": "/?on=2016-03-28&table=1",
    "timeline": "/timeline?on=2016-03-28",
    "estimates": "/estimates",
    "disputes": "/disputes",
    "reports": "/reports",
    "report": "/report/{report}#c{start}-{end}",
    "review": "/review",
    "sitrep": "/sitrep?from=2016-03-01&to=2016-03-31",
}
_EXACT = 64  # colours of a picture that are kept as they are
LOOKS = {
    "light": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "has_touch": True},
}


def main() -> None:
    """Serve the sample and take a picture of each screen."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        record = Path(folder) / "sample.db"
        subprocess.run([*HELDBY, "demo", "--record", str(record)], check=True, capture_output=True)
        with _served(record) as address, playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS]) as browser:
            quoted = _quoted(browser, address)
            for look in LOOKS:
                for name, path in SCREENS.items():
                    _take(browser, address + path.format(**quoted), IMAGES / f"{name}-{look}.png", look)


@contextmanager
def _served(record: Path) -> Iterator[str]:
    """The address at which the record is served, as long as it is looked at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [*HELDBY, "serve", "--record", str(record), "--port", str(port)], stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/api/control", timeout=60).read()
            except OSError:
                time.sleep(0.1)
            else:
                break
        else:
            raise SystemExit("heldby serve did not answer")
        yield address
    finally:
        server.terminate()
        server.wait()


def _quoted(browser: Browser, address: str) -> dict[str, object]:
    """A claim that Palmyra was taken, for the picture of the reader."""
    page = browser.new_page()
    page.goto(address)
    claims = page.evaluate("() => fetch('/api/claims?place=Palmyra&kind=control').then((r) => r.json())")
    page.close()
    return {name: claims[0][name] for name in ("report", "start", "end")}


def _take(browser: Browser, url: str, to: Path, look: str) -> None:
    context = browser.new_context(**LOOKS[look])  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2500)
    taken = Image.open(io.BytesIO(page.screenshot()))
    few(taken.convert("RGB")).save(to, optimize=True)
    context.close()


def few(picture: Image.Image) -> Image.Image:
    """The picture in 256 colours: those that fill most of it as they are, the rest as near as can be."""
    counts = sorted(picture.getcolors(picture.width * picture.height) or (), reverse=True)
    exact = [colour for _, colour in counts[:_EXACT]]
    near = picture.quantize(256 - len(exact), Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*(part for colour in exact for part in colour), *near][:768])  # type: ignore[misc]
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
