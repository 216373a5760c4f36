"""How likely a sentence begins where no mark says so: in letters, posts and lists, learned from a treebank.

In:     the tokens of a text, and what the rules know of some places in it.
Out:    for each token, the log odds that a sentence begins with it.
Never:  a look beyond the text, or a verdict: who asks decides how sure is sure enough.

A logistic regression over what stands around a place and what its line and its text are like. Each line of `TEMPLATES`
makes one feature of the named observations; features share `BUCKETS` weights by their checksum. The weights are made by
training/en/boundaries.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

_DATA = Path(__file__).resolve().parents[1] / "data" / "lang" / "en"
WEIGHTS = _DATA / "boundaries.npz"
BUCKETS = 1 << 17
_BEFORE, _AFTER = 3, 3
_END_MARKS = frozenset(".!?…")

# Words before the place count down from -1, words after it up from 0. "word" is small, "class" is how it is written.
TEMPLATES = tuple(
    tuple(line.split())
    for line in """
    verdict
    word-1
    word0
    word-2
    word1
    class-1
    class0
    class-1 class0 gap
    word-1 class0
    class-1 word0
    class-1 class0 class1
    class-2 class-1 class0
    class-2 class-1 class0 class1
    class-3 class-2 class-1
    class0 class1 class2
    word0 word1
    word0 class1 class-1
    word-1 word0
    word-2 word-1
    end-1 class0
    class-1 end0
    shape-1 shape0
    class0 marks ends
    class0 capitals
    class-1 capitals length
    class0 class-1 ending
    since class0
    since class-1 class0 capitals
    rest class0 ends
    quoted bracketed class0
    quoted bracketed class-1
    small_too class-1
    one_line class0
    place class0 length
    last_lines class0 class-1
    opens_small class0
    opens_too class0 class-1
    closes_too class0 class-1
    opens_too closes_too class0
    run_before run_after
    run_before run_after gap class-1
    after_run class-1
    before_run class0
    before_run run_before class0
    after_run run_after class-1
    """.strip().splitlines()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A token that is no white space: where it stands, and its text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the text after it goes on."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """What all places of a text share: its small words, those that open and close lines, how many lines have an end."""

    small: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    lines: int
    ending: int


def margins(lines: Sequence[Sequence[Word]], known: Mapping[int, str]) -> dict[int, float]:
    """Log odds, by offset, that a sentence begins with a word. A line's first word has none: it begins one."""
    weights = _weights()
    return {start: float(weights[buckets].sum()) for start, buckets in features(lines, known)}


def features(lines: Sequence[Sequence[Word]], known: Mapping[int, str]) -> Iterator[tuple[int, list[int]]]:
    """Yield, for each word but the first of its line, its offset and the numbers of its features.

    `known` names the verdict of the rules on some offsets.
    """
    ends = sum(line[-1].text[-1] in '.!?"' for line in lines)
    text = _Text(
        small=frozenset(w.text for line in lines for w in line if w.text.islower()),
        opening=frozenset(line[0].text for line in lines),
        closing=frozenset(line[-1].text for line in lines),
        lines=len(lines),
        ending=round(3 * ends / max(1, len(lines))),
    )
    for number, line in enumerate(lines):
        for start, seen in _observed(line, known, text, number):
            yield (
                start,
                [
                    crc32(f"{at}:{'|'.join([seen[name] for name in names])}".encode()) % BUCKETS
                    for at, names in enumerate(TEMPLATES)
                ],
            )


def _observed(
    line: Sequence[Word], known: Mapping[int, str], text: _Text, number: int
) -> Iterator[tuple[int, dict[str, str]]]:
    """What each feature is made of, for each word of a line but the first."""
    size = len(line)
    written = ["^"] * _BEFORE + [w.text for w in line] + ["$"] * _AFTER
    small = [w.lower() for w in written]
    classes = [_class(w) for w in written]
    of_line = _of_line(line, classes[_BEFORE : _BEFORE + size]) | {
        "ending": str(text.ending),
        "one_line": str(text.lines == 1),
        "last_lines": str(number >= text.lines - 2),
    }
    since = quotes = depth = 0
    for place, word in enumerate(line):
        at = _BEFORE + place
        verdict = known.get(word.start, "none")
        if place:
            before, after = _run(classes, at - 1, -1), _run(classes, at, 1)
            yield (
                word.start,
                {
                    **of_line,
                    **{f"word{d}": small[at + d] for d in (-2, -1, 0, 1)},
                    **{f"class{d}": classes[at + d] for d in (-3, -2, -1, 0, 1, 2)},
                    "shape-1": _shape(written[at - 1]),
                    "shape0": _shape(written[at]),
                    "end-1": small[at - 1][-3:],
                    "end0": small[at][-3:],
                    "gap": str(word.start > line[place - 1].end),
                    "verdict": verdict,
                    "since": str(min(6, since // 4)),
                    "rest": str(min(5, (size - place) // 3)),
                    "quoted": str(quotes % 2),
                    "bracketed": str(depth > 0),
                    "small_too": str(classes[at].startswith("capital") and small[at] in text.small),
                    "opens_too": str(word.text in text.opening),
                    "closes_too": str(line[place - 1].text in text.closing),
                    "run_before": str(min(4, before)),
                    "run_after": str(min(4, after)),
                    "before_run": small[at - 1 - before],
                    "after_run": small[at + after],
                    "place": str(min(4, place)),
                },
            )
        since = 0 if word.text[-1] in _END_MARKS else 1 if verdict == "begins" else since + 1
        quotes += word.text in {'"', "``", "''", "“", "”"}
        depth = max(0, depth + (word.text in {"(", "[", "{"}) - (word.text in {")", "]", "}"}))


def _of_line(line: Sequence[Word], classes: Sequence[str]) -> dict[str, str]:
    """What all places of a line share."""
    capitals = sum(c.startswith(("capital", "all")) for c in classes) / len(line)
    return {
        "marks": str(min(2, sum(w.text[-1] in _END_MARKS for w in line[:-1]))),
        "ends": str(line[-1].text[-1] in _END_MARKS),
        "capitals": "many" if capitals > 0.6 else "some" if capitals > 0.25 else "few",
        "length": str(min(4, len(line) // 8)),
        "opens_small": str(line[0].text[0].islower()),
    }


def _run(classes: Sequence[str], at: int, step: int) -> int:
    """How many words with a capital stand in a row from a place on."""
    length = 0
    while classes[at + step * length].startswith(("capital", "all")):
        length += 1
    return length


def _class(word: str) -> str:
    if word[0].isupper():
        if len(word) > 1 and word.isupper():
            return "all capitals"
        return "capital, else small" if word.lower() in _small_words() else "capital"
    return "small" if word[0].islower() else "number" if word[0].isdigit() else word[:2]


def _shape(word: str) -> str:
    """As in "Xxx" for "Aleppo": capitals X, small letters x, digits d, none more than twice in a row."""
    kinds = re.sub(r"\d", "d", re.sub(r"[a-z]", "x", re.sub(r"[A-Z]", "X", word)))
    return re.sub(r"(.)\1+", r"\1\1", kinds)[:8]


@cache
def _weights() -> NDArray[np.float32]:
    with np.load(WEIGHTS) as table:
        weights: NDArray[np.float32] = table["weights"].astype(np.float32) * np.float32(table["scale"])
    return weights


@cache
def _small_words() -> frozenset[str]:
    lines = (_DATA / "small_words.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
