"""The sample's reports and its index, read for the tests without any code of heldby.

In:     src/heldby/data/sample.
Out:    `INDEX` (sample.toml) and `texts()`, each report's name with its words as a reader would see them.
Never:  the read stage: a fault there must not hide a fault of the sample.
"""

from __future__ import annotations

import csv
import json
import os
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "src" / "heldby" / "data" / "sample"
REPORTS = SAMPLE / "reports"
INDEX = tomllib.loads((SAMPLE / "sample.toml").read_text(encoding="utf-8"))
SHARED = Path(os.environ.get("HELDBY_SHARED", ROOT.parent / "shared"))

_TEXT = ("text", "content", "body")
_DATE = ("date", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleReport:
    """One report of the sample: its name, what was given beside the text, and the text."""

    name: str
    file: str
    given: dict[str, str]
    text: str

    @property
    def words(self) -> list[str]:
        """The words in lower case, without punctuation."""
        return re.findall(r"[\w'’-]+", self.text.lower())

    @property
    def date(self) -> str | None:
        """The date given beside the text, None without one."""
        return next((self.given[name] for name in _DATE if self.given.get(name)), None)


@cache
def texts() -> dict[str, SampleReport]:
    """Every report in the folder, by name."""
    found = [report for path in sorted(REPORTS.iterdir()) for report in _read(path)]
    return {report.name: report for report in found}


def _read(path: Path) -> list[SampleReport]:
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [_row(path, json.loads(line)) for line in raw.splitlines()]
    if path.suffix == ".csv":
        return [_row(path, row) for row in csv.DictReader(raw.splitlines(keepends=True))]
    if path.suffix == ".html":
        given = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]+)"', raw))
        words = unescape(re.sub(r"<[^>]+>", " ", raw.split("<body>")[1]))
        return [SampleReport(name=path.stem, file=path.name, given=given, text=words)]
    given, text = _front_matter(raw) if path.suffix == ".md" else ({}, raw)
    return [SampleReport(name=path.stem, file=path.name, given=given, text=text)]


def _row(path: Path, row: dict[str, str]) -> SampleReport:
    text = next(row[name] for name in _TEXT if name in row)
    return SampleReport(name=row["id"], file=path.name, given=row, text=text)


def _front_matter(raw: str) -> tuple[dict[str, str], str]:
    _, head, text = raw.split("---\n", 2)
    pairs = (line.split(": ", 1) for line in head.strip().splitlines())
    return {key: value.strip('"') for key, value in pairs}, text
