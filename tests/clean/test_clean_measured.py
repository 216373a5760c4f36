"""How well article and furniture are told apart, by character, on reports annotated by hand.

Many date stamps and bylines that stand before a text are not in the annotators' lists; they count as wrong here.
"""

import os
from pathlib import Path

import pytest
import yaml

from heldby.clean import clean
from heldby.model import Report

SHARED = Path(os.environ.get("HELDBY_SHARED", Path(__file__).parents[3] / "shared"))
GOLD = SHARED / "gold"


def furniture_in(text: str, starts: list[str]) -> set[int]:
    """The characters of the furniture: a line it opens; in prose, the words given, or all after them near the end."""
    marked: set[int] = set()
    for words in starts:
        for at in occurrences(text, words.removeprefix("... ")):
            line_start, line_end = text.rfind("\n", 0, at) + 1, text.find("\n", at) % (len(text) + 1)
            whole = at == line_start > 0 and line_end - at < 1200 and not any(c.isdigit() for c in words)
            closing = at > line_start + 0.6 * (line_end - line_start)
            marked.update(range(at, line_end if whole or closing else at + len(words)))
    return {n for n in marked if not text[n].isspace()}


def occurrences(text: str, words: str) -> list[int]:
    """Where a furniture's first words stand: whole lines first, else the first place."""
    at = [n for n in range(len(text)) if text.startswith(words, n)]
    lines = [n for n in at if n == 0 or text[n - 1] == "\n"]
    return (lines or at)[:1]


def measured() -> tuple[int, int, int, list[str]]:
    right = missed = wrong = 0
    notes = []
    for path in [*sorted(GOLD.glob("*.yaml")), *sorted(GOLD.glob("more/*/*.yaml"))]:
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(gold, dict) or "furniture" not in gold:
            continue
        source = next(iter([*path.parent.glob(path.stem + "*.txt"), *(SHARED / "reports").glob(path.stem + "_*.txt")]))
        text = source.read_bytes().decode("utf-8")
        cleaned, _ = clean(Report(id=path.stem, text=text))
        ours = {
            n for p in cleaned.passages if not p.kind.is_article for n in range(p.start, p.end) if not text[n].isspace()
        }
        theirs = furniture_in(text, [str(words) for words in gold["furniture"]])
        right, missed, wrong = right + len(ours & theirs), missed + len(theirs - ours), wrong + len(ours - theirs)
        notes += [f"{path.stem} missed {run!r}" for run in runs(text, theirs - ours)]
        notes += [f"{path.stem} wrong {run!r}" for run in runs(text, ours - theirs)]
    return right, missed, wrong, notes


def runs(text: str, numbers: set[int]) -> list[str]:
    found, last = [], -9
    for n in sorted(numbers):
        if n - last > 2:
            found.append([n, n])
        found[-1][1] = last = n
    return [text[a : b + 1][:100] for a, b in found]


@pytest.mark.skipif(not GOLD.is_dir(), reason="needs the shared gold reports")
def test_furniture_is_told_from_the_article() -> None:
    right, missed, wrong, notes = measured()
    precision, recall = right / (right + wrong), right / (right + missed)
    told = "\n".join(
        [f"precision {precision:.3f}, recall {recall:.3f} ({right}, {wrong} wrong, {missed} missed)", *notes]
    )
    assert precision >= 0.82, told
    assert recall >= 0.95, told
