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
    plain = _FONT_FACE.sub("", drawn).replace("Fira Code, monospace", "monospace")
    PICTURE.write_text("\n".join(line.rstrip() for line in plain.splitlines()) + "\n", "utf-8")


if __name__ == "__main__":
    main()
