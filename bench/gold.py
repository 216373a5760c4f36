"""Score heldby's claims against the annotated reports: writes the claims, then prints the scorer's own tables.

    uv run python bench/gold.py [--shared DIR] [--out claims.jsonl] [--batches batch4 batch5]

In:     the annotated reports (`gold/` and `gold/more/`) beside the project, or where --shared or HELDBY_SHARED says.
Out:    the tables for the three full reports, for batches 1 to 3 (read while rules were written), and for batches 4
        and 5 (untouched).
Never:  a figure of its own: every number printed is the scorer's.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import heldby

ROOT = Path(__file__).resolve().parents[1]
READ, UNTOUCHED = ("batch1", "batch2", "batch3"), ("batch4", "batch5")


def shared(given: str | None) -> Path:
    """The folder that holds `gold/` and `reports/`."""
    folder = Path(given or os.environ.get("HELDBY_SHARED") or ROOT.parent / "shared")
    if not (folder / "gold").is_dir():
        sys.exit(f"no gold annotation under {folder}: give its parent folder with --shared")
    return folder


def claims(texts: list[Path]) -> list[dict[str, object]]:
    """The claims of each report, by file name, the publication date left for heldby to find."""
    return [claim for path in texts for claim in heldby.annotate(path.read_text("utf-8"), name=path.name)["claims"]]


def texts_of(folder: Path, reports: Path) -> list[Path]:
    """The report texts that belong to the annotation files of one folder."""
    names = [path.stem for path in sorted(folder.glob("*.yaml")) if path.stem != "state_checks"]
    beside = [folder / f"{name}.txt" for name in names if (folder / f"{name}.txt").exists()]
    return beside or sorted(p for p in reports.glob("*.txt") if p.name[:3] in names)


def score(scorer: Path, folders: Sequence[Path], found: Sequence[dict[str, object]]) -> str:
    """The scorer's table for folders of gold taken together."""
    with tempfile.TemporaryDirectory() as work:
        written, together = Path(work) / "claims.jsonl", Path(work) / "gold"
        written.write_text(lines(found), "utf-8")
        together.mkdir()
        for folder in folders:
            (together / folder.name).symlink_to(folder, target_is_directory=True)
        gold = folders[0] if len(folders) == 1 else together
        command = [sys.executable, str(scorer), str(gold), str(written), "--tier", "core", "--by", "kind"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def lines(found: Sequence[dict[str, object]]) -> str:
    """Claims as JSON Lines."""
    return "".join(json.dumps(claim, ensure_ascii=False) + "\n" for claim in found)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared")
    ask.add_argument("--out", type=Path, help="Keep the claims in this file.")
    ask.add_argument("--batches", nargs="*", help="only these folders of gold/more, or 'gold'")
    asked = ask.parse_args()
    home = shared(asked.shared)
    gold, reports = home / "gold", home / "reports"
    began, kept = time.perf_counter(), list[dict[str, object]]()
    for title, folders in (
        ("gold/", [gold]),
        ("gold/more, batches 1-3 (read while rules were written)", [gold / "more" / b for b in READ]),
        ("gold/more, batches 4-5 (untouched)", [gold / "more" / b for b in UNTOUCHED]),
    ):
        chosen = [f for f in folders if not asked.batches or f.name in asked.batches]
        if not chosen:
            continue
        found = claims([text for folder in chosen for text in texts_of(folder, reports)])
        kept += found
        print(f"## {title}")
        print(score(gold / "score.py", chosen, found))
    if asked.out:
        asked.out.write_text(lines(kept), "utf-8")
    print(f"{time.perf_counter() - began:.1f} s in all, start-up included")


if __name__ == "__main__":
    main()
