"""How long reading takes beside the bare parser on the same text, in one run: war reports, and general news.

    python bench/reading_speed.py [--shared DIR] [--reports N]

In:     FA-KES and PolNeAR beside the project, or where --shared or HELDBY_SHARED says.
Out:    processor seconds of `nlp.pipe` of heldby's own pipeline and of `heldby.annotate`, and their ratio;
        what `heldby annotate` takes to start, and the largest memory it needs for these texts.
Never:  a figure of another run: parser and reading are timed in turns, twice, in this process.

The parser is loaded as heldby loads it, with numpy's matrix product on one thread. As spaCy loads it, it may be much
slower (`--as-spacy` times that too); ratios are told against the faster one.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import heldby
from heldby.languages.loading import load

Text = tuple[str, str | None]
_DAY = re.compile(r"_(\d{4}-\d\d-\d\d)_")
_ROUNDS = 2


def war_reports(shared: Path, count: int) -> list[Text]:
    """Reports of FA-KES, spread over the whole file."""
    with (shared / "data" / "fa-kes" / "FA-KES.csv").open(encoding="latin-1") as file:
        rows = list(csv.DictReader(file))
    return [(row["article_content"], None) for row in rows[:: max(1, len(rows) // count)]][:count]


def general_news(shared: Path, count: int) -> list[Text]:
    """Articles of PolNeAR with the day that their file is named by."""
    paths = sorted((shared / "data" / "polnear" / "dev" / "text").glob("*.txt"))[:count]
    days = [_DAY.search(path.name) for path in paths]
    return [(path.read_text("utf-8"), day[1] if day else None) for path, day in zip(paths, days, strict=True)]


def bare(nlp: Callable[..., object], texts: Sequence[Text]) -> None:
    """The parser alone, as fast as it goes: all texts at once."""
    for _ in nlp([text for text, _ in texts]):  # type: ignore[attr-defined]
        pass


def read(texts: Sequence[Text], *, war_only: bool = False) -> None:
    """All of it, text by text."""
    for text, day in texts:
        heldby.annotate(text, published=day, war_only=war_only)


def spent(work: Callable[[], None]) -> float:
    """Processor seconds of this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def compared(name: str, texts: Sequence[Text], parse: Callable[..., object], *, war_only: bool = False) -> None:
    """Print both times and their ratio; each is the better of two rounds in turns."""
    bare(parse, texts[:3])
    read(texts[:3])
    rounds = [
        (spent(partial(bare, parse, texts)), spent(partial(read, texts, war_only=war_only))) for _ in range(_ROUNDS)
    ]
    alone, whole = (min(times) for times in zip(*rounds, strict=True))
    size = sum(len(text) for text, _ in texts)
    print(f"{name}: {len(texts)} texts, {size:,} characters; parser {alone:.2f} s, reading {whole:.2f} s", end="; ")
    print(f"ratio {whole / alone:.2f}, {len(texts) / whole:.1f} texts a processor second", flush=True)


def program(name: str, texts: Sequence[Text]) -> None:
    """What `heldby annotate` takes from start to end, and its largest memory; modules compiled before."""
    lines = "".join(json.dumps({"id": "a", "text": text, "published": day}) + "\n" for text, day in texts)
    command = [sys.executable, "-m", "heldby.cli.main", "annotate"]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, input=b"", capture_output=True, check=False, env=kept)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, input=lines.encode(), capture_output=True, check=True, env=kept)
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{name}: {used:.2f} processor seconds, {seconds:.2f} s; largest memory {after.ru_maxrss / 1024:.0f} MB")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = Path(__file__).parents[1]
    ask.add_argument("--shared", type=Path, default=Path(os.environ.get("HELDBY_SHARED", root.parent / "shared")))
    ask.add_argument("--reports", type=int, default=100, help="so many of each kind at most")
    ask.add_argument("--as-spacy", action="store_true", help="time the parser as spaCy loads it, too")
    asked = ask.parse_args()
    if not (asked.shared / "data").is_dir():
        sys.exit(f"no {asked.shared / 'data'}: give the folder that holds data/ with --shared")
    war, news = war_reports(asked.shared, asked.reports), general_news(asked.shared, asked.reports)
    program("heldby annotate, one sentence", [("Rebels captured Palmyra on Sunday.", None)])
    program("heldby annotate, the 20 longest texts", sorted([*war, *news], key=lambda each: -len(each[0]))[:20])
    parse = load("en_ewt").pipe
    compared("war reports", war, parse)
    compared("general news", news, parse)
    compared("general news, --war-only", news, parse, war_only=True)
    if asked.as_spacy:
        import spacy  # noqa: PLC0415 - heldby loads it in its own way first

        theirs = spacy.load(root / "src" / "heldby" / "data" / "pipelines" / "en_ewt").pipe
        compared("war reports, parser as spaCy loads it", war, theirs)
        compared("general news, parser as spaCy loads it", news, theirs)
        compared("general news, --war-only, parser as spaCy loads it", news, theirs, war_only=True)


if __name__ == "__main__":
    main()
