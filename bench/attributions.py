"""Measures who says it, by the sources of attributions in PolNeAR news; `bench/gold.py` has the `source` of claims.

    python bench/attributions.py [--shared DIR] [--show N]

PolNeAR (data/polnear/dev, brat): every attribution that has a source. Found and gold attributions are paired one to
one, at best where their cues overlap too; "partial": the sources share a character; "whole": they are the same words;
"told": they share a character and so do the contents.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import heldby

Span = tuple[int, int]
Attribution = dict[str, list[Span]]
_EVENT = re.compile(r"(\w+):(T\d+)")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = Path(__file__).parents[1]
    ask.add_argument("--shared", type=Path, default=Path(os.environ.get("HELDBY_SHARED", root.parent / "shared")))
    ask.add_argument("--show", type=int, default=0, help="print so many missed and so many wrong ones")
    asked = ask.parse_args()
    folder = asked.shared / "data" / "polnear" / "dev"
    if not folder.is_dir():
        sys.exit(f"no {folder}: give the folder that holds data/ with --shared")
    began = time.perf_counter()
    counts: Counter[str] = Counter()
    missed, wrong = [], []
    tally: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text("utf-8")
        notes = sorted((folder / "attributions").glob(f"{path.stem}*.ann"))
        try:
            found = read(text)
        except Exception as error:  # noqa: BLE001 - one fault must not hide the other 93 files: it is counted and named
            print(f"not read: {path.name}: {error!r}")
            found = []
        for note in notes:  # some articles were annotated twice
            gold = annotated(note.read_text("utf-8"))
            pairs = paired(gold, found)
            count(counts, gold, found, pairs)
            missed += [context(text, a) for i, a in enumerate(gold) if i not in pairs]
            wrong += [context(text, a) for j, a in enumerate(found) if j not in pairs.values()]
            for j, a in enumerate(found):
                (a0, z0) = a["Cue"][0]
                tally[text[a0:z0].lower()][j in pairs.values()] += 1
    for name in ("partial", "whole", "told"):
        print(f"{name:8} {rates(counts[name], counts['found'], counts['gold'])}")
    print(f"{counts['gold']} in gold, {counts['found']} found, {time.perf_counter() - began:.1f} s")
    if asked.show:
        for cue, (no, yes) in sorted(tally.items(), key=lambda t: -t[1][0])[: asked.show]:
            print(f"cue {cue:16} right {yes:3} wrong {no:3}")
    for title, lines in (("missed", missed), ("wrong", wrong)):
        for line in lines[:: max(1, len(lines) // asked.show)] if asked.show else []:
            print(title, line)


def annotated(notes: str) -> list[Attribution]:
    """The attributions of one brat file that have a source."""
    spans: dict[str, list[Span]] = {}
    found = []
    for line in notes.splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            told = rest.split("\t")[0].split(" ", 1)[1]
            spans[name] = [(int(a), int(z)) for a, z in (piece.split(" ") for piece in told.split(";"))]
        elif name.startswith("E"):
            roles: Attribution = {"Source": [], "Cue": [], "Content": []}
            for role, at in _EVENT.findall(rest):
                roles.setdefault(role, []).extend(spans.get(at, []))
            found.append(roles)
    return [a for a in found if a["Source"]]


def read(text: str) -> list[Attribution]:
    """What heldby finds, one a cue."""
    rows = [row for row in heldby.annotate(text)["attributions"] if row["source"]]
    return [{role: [tuple(row[role.lower()])] for role in ("Source", "Cue", "Content")} for row in rows]


def shares(one: list[Span], other: list[Span]) -> bool:
    return any(a < y and x < z for a, z in one for x, y in other)


def paired(gold: list[Attribution], found: list[Attribution]) -> dict[int, int]:
    """Gold to found, one to one: first those that share cue and source, then those that share source alone."""
    pairs: dict[int, int] = {}
    for need in (("Cue", "Source"), ("Content", "Source"), ("Source",)):
        for i, a in enumerate(gold):
            free = (j for j, b in enumerate(found) if j not in pairs.values() and all(shares(a[n], b[n]) for n in need))
            if i not in pairs and (j := next(free, None)) is not None:
                pairs[i] = j
    return pairs


def count(counts: Counter[str], gold: list[Attribution], found: list[Attribution], pairs: dict[int, int]) -> None:
    counts["gold"] += len(gold)
    counts["found"] += len(found)
    counts["partial"] += len(pairs)
    counts["whole"] += sum(sorted(gold[i]["Source"]) == found[j]["Source"] for i, j in pairs.items())
    counts["told"] += sum(shares(gold[i]["Content"], found[j]["Content"]) for i, j in pairs.items())


def rates(right: int, found: int, gold: int) -> str:
    p, r = right / max(found, 1), right / max(gold, 1)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}"


def context(text: str, one: Attribution) -> str:
    """The words of one attribution, for the reader of errors."""
    parts = (" ... ".join(text[a:z] for a, z in one[role]) for role in ("Source", "Cue", "Content"))
    return " | ".join(part.replace("\n", " ")[:110] for part in parts)


if __name__ == "__main__":
    main()
