"""Draws docs/images/demo.svg: what `heldby demo` prints, as it prints it now (`make picture`).

In:     the program, run on its sample in a folder of its own.
Out:    an SVG that needs no network and no font but the reader's own.
Never:  a line touched up.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

WIDTH = 110
PICTURE = Path(__file__).parent / "images" / "demo.svg"
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_BORDER = 'stroke="rgba(255,255,255,0.35)"', 'stroke="#d0d7de"'  # seen on a white page as well
_INDENTED = re.compile(
    r'x="(?P<x>[\d.]+)" (?P<y>y="[\d.]+") textLength="(?P<length>[\d.]+)"(?P<rest>[^>]*>)(?P<blanks>(?:&#160;)+)'
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shown = subprocess.run(
            [sys.executable, "-m", "heldby.cli.main", "demo"],
            cwd=folder, env={**os.environ, "COLUMNS": str(WIDTH), "FORCE_COLOR": "1"}, check=True, capture_output=True,
        )  # fmt: skip
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere)
        console.print(Text.from_ansi(shown.stdout.decode()))
    drawn = console.export_svg(title="heldby demo", theme=DEFAULT_TERMINAL_THEME, unique_id="demo")
    PICTURE.parent.mkdir(exist_ok=True)
    plain = _FONT_FACE.sub("", drawn).replace("Fira Code, monospace", "monospace").replace(*_BORDER)
    plain = _INDENTED.sub(_moved, plain)
    PICTURE.write_text("\n".join(line.rstrip() for line in plain.splitlines()) + "\n", "utf-8")


def _moved(found: re.Match[str]) -> str:
    """Blanks in front become a distance: some programs that show SVG drop them."""
    x, length, blanks = float(found["x"]), float(found["length"]), found["blanks"].count(";")
    each = 12.2  # Rich's width of a character
    if length - blanks * each < each / 2:
        return found[0]
    return f'x="{x + blanks * each:g}" {found["y"]} textLength="{length - blanks * each:g}"{found["rest"]}'


if __name__ == "__main__":
    main()
