"""How a language says what a share of territory is measured against, from data/lang/<code>/baselines.toml.

In:     patterns with an example each.
Out:    `Found` baselines in a sentence.
Never:  a day: a year is given as the text has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from heldby.lexicon.tables import data_path, table
from heldby.model.errors import KnowledgeError

KINDS = ("peak", "ever", "since")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`kind` is one of KINDS; `start` and `end` count in the sentence; `year` is None when none was told."""

    kind: str
    start: int
    end: int
    text: str
    year: int | None


def baselines(sentence: str, language: str = "en") -> tuple[Found, ...]:
    """Every baseline a sentence names, in order; of overlapping ones the first kind in KINDS."""
    found: list[Found] = []
    for kind, pattern in _patterns(language):
        for match in pattern.finditer(sentence):
            if not any(f.start < match.end() and match.start() < f.end for f in found):
                year = match.groupdict().get("year")
                told = int(year) if year else None
                found.append(Found(kind=kind, start=match.start(), end=match.end(), text=match[0], year=told))
    return tuple(sorted(found, key=lambda f: f.start))


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    path = data_path("lang", language, "baselines.toml")
    raw = table(path)
    try:
        return tuple(
            (kind, re.compile(rf"\b(?:{row['says']})\b", re.IGNORECASE)) for kind in KINDS for row in raw[kind]
        )
    except (KeyError, re.error) as error:
        raise KnowledgeError(f"{path.name}: {error}; each of {', '.join(KINDS)} needs rows with says") from error
