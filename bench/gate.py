"""Fails when a score is under its floor: `python bench/gate.py [--print | --set [--why TEXT]]`.

In:     the benchmarks beside this file, the data they need (`../shared`, or where HELDBY_SHARED says), floors.toml.
Out:    one line a score; exit code 1 when one is under its floor, a floor was lowered without a reason, or its inputs
        are not those it was set for. What has no data here is named as left out.
Never:  a floor lowered in silence: git's history of floors.toml is read, and a lower floor needs its date and reason.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "bench" / "floors.toml"
SLACK = 0.005  # how far under the measured score `--set` puts a floor: rounding and ties, not a worse reader
HEAD = """# Scores that heldby must not fall under (bench/gate.py; docs/numbers.md says what each is).
# `inputs` is a digest of the data and the scorer a floor was set with. Do not edit by hand: make floors, then
# python bench/gate.py --set. A lower floor needs --why, which is kept below with its date.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A benchmark: what to run, the files of the data folder it depends on, where its scores stand in its output."""

    command: tuple[str, ...]
    inputs: tuple[str, ...]
    scores: Mapping[str, str]


_ROW = r".*?\n{kind} +\d+ +\d+ +[\d.]+ +[\d.]+ +[\d.]+ +[\d.]+ +[\d.]+ +"
_F1, _NEXT = r"([\d.]+)", r"[\d.]+ +[\d.]+ +[\d.]+ +"
_GOLD = {"full-reports": "## gold/\n", "read": "## [^\n]*read while", "untouched": "## [^\n]*untouched"}
BENCHES = (
    Bench(
        command=("bench/gold.py", "--shared", "{data}"),
        inputs=("gold/*.yaml", "gold/*.csv", "gold/more/*/*", "gold/score.py", "reports/*"),
        scores={
            f"gold-{part}-{kind}-{level}-f1": title + _ROW.format(kind=kind) + rest
            for part, title in _GOLD.items()
            for kind, level, rest in (("all", "core", _F1), ("control", "core", _F1), ("all", "full", _NEXT + _F1))
        },
    ),
    Bench(
        command=("bench/isaf.py",),
        inputs=("data/isaf/isaf_dev.jsonl",),
        scores={f"isaf-{field}": rf"{field} .*?\(([\d.]+)\)" for field in ("date", "province", "killed", "captured")},
    ),
    Bench(
        command=("bench/near_duplicates.py", "{data}/data/articles/near_duplicates_dev.jsonl"),
        inputs=("data/articles/near_duplicates_dev.jsonl",),
        scores={"near-duplicates-ari": r"ARI ([\d.]+)"},
    ),
    Bench(
        command=("bench/re3d.py",),
        inputs=("data/re3d/*/*.json",),
        scores={f"re3d-{what}-f1": rf"\n{what} .*?F1 ([\d.]+)" for what in ("names", "relations")},
    ),
    Bench(
        command=("bench/times.py",),
        inputs=("data/loaders.py", "data/tempeval3/TBAQ-cleaned/*/*", "gold/*.yaml", "gold/more/*/*", "gold/score.py"),
        scores={
            "times-tempeval-strict-f1": r"strict .*?F1 ([\d.]+)",
            "times-tempeval-value-f1": r"value .*?F1 ([\d.]+)",
            "times-gold-untouched-phrase": r"untouched.*?with a time phrase .*?\(([\d.]+)\)",
            "times-gold-untouched-amounts": r"untouched.*?amounts .*?\(([\d.]+)\)",
        },
    ),
)


def digest(data: Path, patterns: Iterable[str], bench: Path) -> str | None:
    """A digest of a benchmark and the files the patterns find, 16 hexadecimal digits; None when one finds none."""
    found = hashlib.sha256(bench.read_bytes())
    for pattern in patterns:
        files = sorted(path for path in data.glob(pattern) if path.is_file())
        if not files:
            return None
        for path in files:
            found.update(f"{path.relative_to(data).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def run(bench: Bench, data: Path) -> dict[str, float]:
    """The scores of one benchmark. Raises `SystemExit` when it fails or does not print one of them."""
    command = [sys.executable, *(part.format(data=data) for part in bench.command)]
    told = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"HELDBY_SHARED": str(data)}, capture_output=True, text=True, check=False
    )
    if told.returncode:
        sys.exit(f"{bench.command[0]} failed:\n{told.stdout}{told.stderr}")
    found = {name: re.search(pattern, told.stdout, re.DOTALL) for name, pattern in bench.scores.items()}
    missing = [name for name, match in found.items() if not match]
    if missing:
        sys.exit(f"{bench.command[0]} no longer prints {', '.join(missing)}; mend bench/gate.py\n{told.stdout}")
    return {name: float(match[1]) for name, match in found.items() if match}


def judge(scores: Mapping[str, float], digests: Mapping[str, str], floors: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with scores that were measured, one line a fault."""
    for name, score in scores.items():
        floor = floors.get(name)
        if floor is None:
            yield f"{name} has no floor: python bench/gate.py --set"
        elif floor["inputs"] != digests[name]:
            yield f"{name}: its data or scorer changed since its floor was set; look why, then --set --why '...'"
        elif score < floor["floor"]:
            yield f"{name} is {score}, under its floor of {floor['floor']}"


def judge_history(now: Mapping[str, Any], before: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Floors that are lower than they once were, or gone, without a reason that is dated."""
    reasons = [entry for entry in now.get("lowered", ()) if str(entry.get("why", "")).strip() and entry.get("date")]
    for name, highest in _highest(before).items():
        floor = now.get("floor", {}).get(name, {}).get("floor", 0.0)
        if floor < highest and not any(_excuses(entry, name, floor, highest) for entry in reasons):
            yield f"the floor of {name} was {highest} and is {floor}; say why: python bench/gate.py --set --why '...'"


def _excuses(reason: Mapping[str, Any], name: str, floor: float, highest: float) -> bool:
    """Whether a reason covers all the way from the highest floor there was down to this one."""
    return bool(reason["floor"] == name and reason["to"] <= floor and reason.get("was", 0.0) >= highest)


def _highest(before: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    highest: dict[str, float] = {}
    for version in before:
        for name, floor in version.get("floor", {}).items():
            highest[name] = max(floor["floor"], highest.get(name, 0.0))
    return highest


def versions(path: Path) -> Iterator[Mapping[str, Any]]:
    """The floors as they were in each commit that git has here."""
    git = ["git", "-C", str(path.parent)]
    listed = subprocess.run([*git, "log", "--format=%H", "--", path.name], capture_output=True, text=True, check=False)
    for commit in listed.stdout.split():
        shown = subprocess.run([*git, "show", f"{commit}:./{path.name}"], capture_output=True, text=True, check=False)
        if shown.returncode == 0:
            yield tomllib.loads(shown.stdout)


def written(floors: Mapping[str, Any], lowered: Iterable[Mapping[str, Any]]) -> str:
    """floors.toml as text."""
    parts = [HEAD]
    for name, floor in sorted(floors.items()):
        parts.append(f'[floor.{name}]\nfloor = {floor["floor"]}\ninputs = "{floor["inputs"]}"\n')
    for entry in lowered:
        why = entry["why"].replace("\\", "\\\\").replace('"', '\\"')
        parts.append(
            f'[[lowered]]\nfloor = "{entry["floor"]}"\nwas = {entry["was"]}\nto = {entry["to"]}\n'
            f'date = {entry["date"]}\nwhy = "{why}"\n'
        )
    return "\n".join(parts)


def reset(
    before: Sequence[Mapping[str, Any]], scores: Mapping[str, float], digests: Mapping[str, str], why: str
) -> str:
    """floors.toml with floors just under the scores; one stays where it is if it would fall and nobody says why, or if
    its score still holds it on the same data, whatever is said of others.

    `before` are the floors of today and of every commit; today's come first.
    """
    floors, lowered = dict(before[0].get("floor", {})), list(before[0].get("lowered", ()))
    highest = _highest(before)
    for name, score in scores.items():
        floor, old = round(max(score - SLACK, 0.0), 3), highest.get(name, 0.0)
        short = floor < old and not any(_excuses(entry, name, floor, old) for entry in lowered)
        held = score >= old and floors.get(name, {}).get("inputs") == digests[name]
        if short and (held or not why):
            continue
        if short:
            lowered.append({"floor": name, "was": old, "to": floor, "date": date.today(), "why": why})  # noqa: DTZ011
        floors[name] = {"floor": floor, "inputs": digests[name]}
    return written(floors, lowered)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--print", action="store_true", help="print the scores, judge nothing")
    ask.add_argument("--set", action="store_true", help="raise the floors to just under the scores")
    ask.add_argument("--why", default="", help="with --set: why floors may fall as well")
    asked = ask.parse_args()
    data = Path(os.environ.get("HELDBY_SHARED") or ROOT.parent / "shared")
    known = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    scores: dict[str, float] = {}
    digests: dict[str, str] = {}
    for bench in BENCHES:
        found = digest(data, bench.inputs, ROOT / bench.command[0])
        if found is None:
            print(f"left out: {bench.command[0]}: its data are not here")
            continue
        scores |= run(bench, data)
        digests |= dict.fromkeys(bench.scores, found)
    for name, score in scores.items():
        floor = known.get("floor", {}).get(name, {}).get("floor", "none")
        print(f"{name:34} {score:.3f}   floor {floor}")
    if asked.set:
        FLOORS.write_text(reset([known, *versions(FLOORS)], scores, digests, asked.why), "utf-8")
    if asked.set or asked.print:
        return 0
    faults = [*judge(scores, digests, known.get("floor", {})), *judge_history(known, versions(FLOORS))]
    print("\n".join(faults) or "every score is at or over its floor")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
