"""The words that English writes small but where they open a sentence: "another", "coastal".

In:     `small_words.txt` of data/lang/en.
Out:    the words.
Never:  a judgement of a word in its sentence.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[1] / "data" / "lang" / "en" / "small_words.txt"


@cache
def small_words() -> frozenset[str]:
    """All of them."""
    return frozenset(line for line in _FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
