"""The wordings by which publications mark what is not the article, as data gives them.

In:     `data/lang/<code>/clean/furniture.toml`.
Out:    `Cue`s, compiled, in the order of the file.
Never:  a decision: `label` and `inline` weigh what the cues find.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from heldby.lexicon.tables import data_path, table
from heldby.model import PassageKind
from heldby.model.errors import KnowledgeError

_WHERE = ("line", "start", "end", "head", "tail", "within", "credit")
_LONGEST_LINE = 160
_LONGEST_MARKED = 700  # a longer line is prose, whatever it begins or ends with
_LONGEST_LATE = 2500  # but a note on the author may be long
_EDGE = 260  # characters at the end of a line in which a cue of its end may stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One wording.

    `opens` is list, rest or section when lines after it belong to it; `late` and `early` say where it holds.
    """

    kind: PassageKind
    where: str
    pattern: re.Pattern[str]
    why: str
    opens: str
    late: bool
    early: bool
    example: str

    @property
    def longest(self) -> int:
        """Characters that a line may have to be furniture by this cue."""
        return _LONGEST_LINE if self.where == "line" else _LONGEST_LATE if self.late else _LONGEST_MARKED

    def fits(self, line: str) -> bool:
        """Whether a whole line is furniture by this cue."""
        if len(line) > self.longest:
            return False
        if self.where == "end":
            return bool(self.pattern.search(line, max(0, len(line) - _EDGE)))
        return bool(self.pattern.fullmatch(line) if self.where == "line" else self.pattern.match(line))


@cache
def cues(language: str) -> tuple[Cue, ...]:
    """The cues of a language. Raises `KnowledgeError` naming the entry that is wrong."""
    return tuple(_cue(entry) for entry in table(data_path("lang", language, "clean", "furniture.toml"))["cue"])


def line_cue(line: str, language: str) -> Cue | None:
    """The first cue that a whole line fits."""
    size = next((most for most in (_LONGEST_LINE, _LONGEST_MARKED, _LONGEST_LATE) if len(line) <= most), None)
    return next((c for c in _of_lines(language, size) if c.fits(line)), None) if size else None


@cache
def _of_lines(language: str, size: int) -> tuple[Cue, ...]:
    """The cues of whole lines that may be so long."""
    return tuple(c for c in cues(language) if c.where in ("line", "start", "end") and c.longest >= size)


@cache
def masthead(language: str) -> re.Pattern[str]:
    """A publication's name above the headline, alone or with its motto glued to it."""
    names = "|".join(table(data_path("lang", language, "clean", "furniture.toml"))["masthead"]["names"])
    return re.compile(rf"(?:The )?(?:[A-Z][\w.’'-]* ){{0,3}}(?:{names})(?:[A-Z][a-z].{{0,60}}|\.com)?")


@cache
def function_words(language: str) -> frozenset[str]:
    """Words that say nothing about whether two paragraphs tell the same."""
    return frozenset(table(data_path("lang", language, "clean", "function_words.toml"))["words"])


def _cue(entry: dict[str, Any]) -> Cue:
    try:
        ending = r"\s*\Z" if entry["where"] == "end" else ""
        cue = Cue(
            kind=PassageKind(entry["kind"]),
            where=entry["where"],
            pattern=re.compile(f"(?:{entry['pattern']}){ending}", 0 if entry.get("cased") else re.IGNORECASE),
            why=entry["why"],
            opens=entry.get("opens", ""),
            late=entry.get("late", False),
            early=entry.get("early", False),
            example=entry["example"],
        )
    except (KeyError, ValueError, re.error) as error:
        raise KnowledgeError(f"furniture.toml, cue {entry.get('example', '?')!r}: {error}") from None
    if cue.where not in _WHERE:
        raise KnowledgeError(f"furniture.toml, cue {cue.example!r}: where is one of {', '.join(_WHERE)}")
    return cue
