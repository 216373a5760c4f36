"""How a language speaks of time, from data/lang/<code>/times.toml.

In:     word classes, patterns with examples, bounding words, guards against look-alikes.
Out:    `TimeWords`, read once.
Never:  a date: what the words come to is for `mark` (values) and `resolve` (days).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from heldby.lexicon.tables import data_path, table
from heldby.model.errors import KnowledgeError


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSay:
    """One pattern over word classes, the TimeML type it gives and the template of its value; its example is a test."""

    pattern: str
    form: str
    value: str
    example: str
    finds: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMod:
    """Words that stand before an expression and bound it: "late", "nearly"; `on` lists what they may stand before."""

    words: tuple[str, ...]
    means: str
    on: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeGuard:
    """What keeps "may", "march" and bare numbers apart from months and years. All words in lower case."""

    capital: frozenset[str]
    doubtful: frozenset[str]
    names: frozenset[str]
    lead: frozenset[str]
    year_after: frozenset[str]
    year_after_odd: frozenset[str]
    year_next: frozenset[str]
    year_not_after: frozenset[str]
    abbreviated: frozenset[str]
    zones: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeTotals:
    """What totals count over."""

    wars: frozenset[str]
    operations: frozenset[str]
    fighting: frozenset[str]
    clashes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Everything a language knows of time.

    `classes` maps a class to its words and their values; `before` and `after` the words outside an expression to what
    they say of it ("since"), `anchoring` the words that tie it to another happening, `pointing` those that mean one
    told before; `opens` and `joins` are the words of ranges, `plain` the joins that need no opening word.
    """

    classes: Mapping[str, Mapping[str, str]]
    says: tuple[TimeSay, ...]
    mods: tuple[TimeMod, ...]
    before: Mapping[str, str]
    after: Mapping[str, str]
    anchoring: Mapping[str, str]
    pointing: frozenset[str]
    opens: frozenset[str]
    joins: frozenset[str]
    plain: frozenset[str]
    ahead: frozenset[str]
    past: frozenset[str]
    over: frozenset[str]
    answering: frozenset[str]
    answers: frozenset[str]
    settled: frozenset[str]
    beginnings: frozenset[str]
    parting: frozenset[str]
    often: frozenset[str]
    repeated: tuple[str, ...]
    taken_up: frozenset[str]
    occurring: frozenset[str]
    issued: frozenset[str]
    so_far: tuple[str, ...]
    ending: tuple[str, ...]
    totals: TimeTotals
    guard: TimeGuard

    def value(self, name: str, word: str) -> str | None:
        """The value of a word in a class, None when it is not in it."""
        return self.classes[name].get(word.lower())


@cache
def time_words(language: str = "en") -> TimeWords:
    """Read a language's times. Raises `KnowledgeError` when the file is missing or a part of it is."""
    path = data_path("lang", language, "times.toml")
    raw = table(path)
    try:
        return _read(raw)
    except (KeyError, TypeError) as error:
        raise KnowledgeError(f"{path.name}: {error} is missing or misspelt; compare with lang/en/times.toml") from error


def _read(raw: Mapping[str, Any]) -> TimeWords:
    return TimeWords(
        classes=raw["classes"],
        says=tuple(TimeSay(**say) for say in raw["say"]),
        mods=tuple(TimeMod(words=tuple(m["words"]), means=m["means"], on=frozenset(m["on"])) for m in raw["mod"]),
        before=raw["before"],
        after=raw["after"],
        anchoring=raw["anchoring"]["words"],
        pointing=frozenset(raw["anchoring"]["pointing"]),
        opens=frozenset(raw["ranges"]["open"]),
        joins=frozenset(raw["ranges"]["joins"]),
        plain=frozenset(raw["ranges"]["plain"]),
        ahead=frozenset(raw["tense"]["ahead"]),
        past=frozenset(raw["tense"]["past"]),
        over=frozenset(raw["tense"]["over"]),
        answering=frozenset(raw["tense"]["answering"]),
        answers=frozenset(raw["tense"]["answers"]),
        settled=frozenset(raw["tense"]["settled"]),
        beginnings=frozenset(raw["tense"]["beginnings"]),
        parting=frozenset(raw["tense"]["parting"]),
        often=frozenset(raw["tense"]["often"]),
        repeated=tuple(raw["tense"]["repeated"]),
        so_far=tuple(raw["tense"]["so_far"]),
        ending=tuple(raw["tense"]["ending"]),
        taken_up=frozenset(raw["tense"]["taken_up"]),
        occurring=frozenset(raw["tense"]["occurring"]),
        issued=frozenset(raw["tense"]["issued"]),
        totals=TimeTotals(
            wars=frozenset(raw["totals"]["wars"]),
            operations=frozenset(raw["totals"]["operations"]),
            fighting=frozenset(raw["totals"]["fighting"]),
            clashes=frozenset(raw["totals"]["clashes"]),
        ),
        guard=TimeGuard(**{name: frozenset(words) for name, words in raw["guard"].items()}),
    )
