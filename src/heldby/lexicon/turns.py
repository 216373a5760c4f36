"""When well-known places changed hands or were fought over, and the words that tell of such turns.

In:     data/turns/turns.csv, one row a turn: place id, name, war, what, by, against, when (EDTF), note; and
        data/turns/battles.csv, one row a stretch of fighting: place id, name, war, when, note.
Out:    `Turn`s and `Battle`s by place, read once; the words of a language that speak of a turn.
Never:  evidence of who holds a place: the turns only help to find the year a report leaves out.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from heldby.lexicon.tables import data_path, table
from heldby.model.errors import KnowledgeError, TimeError
from heldby.model.time import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A place changed hands: `what` is taken, entered or relieved, `when` a month or a few; `note` is for people."""

    place: str
    name: str
    war: str
    what: str
    by: str
    against: str
    when: When
    note: str

    def says(self) -> str:
        """The turn in words, without its place: "was taken by Iraqi government in July 2017"."""
        first = self.when.earliest
        assert first is not None, "every turn of the table has a first day"
        return f"was {self.what} by {self.by} in {first:%B %Y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Battle:
    """A place was fought over throughout the months of `when`; `note` is for people."""

    place: str
    name: str
    war: str
    when: When
    note: str


@cache
def battles() -> Mapping[str, tuple[Battle, ...]]:
    """Every known stretch of fighting by the id of its place. Raises `KnowledgeError` naming the row that is wrong."""
    found: dict[str, list[Battle]] = defaultdict(list)
    with data_path("turns", "battles.csv").open(encoding="utf-8", newline="") as handle:
        for number, row in enumerate(csv.DictReader(handle), start=2):
            try:
                battle = Battle(when=When.parse(row.pop("when")), **row)
            except (TypeError, KeyError, TimeError) as error:
                raise KnowledgeError(f"battles.csv, row {number}: {error}") from error
            found[battle.place].append(battle)
    return {place: tuple(known) for place, known in found.items()}


@cache
def turns() -> Mapping[str, tuple[Turn, ...]]:
    """Every known turn by the id of its place, earliest first. Raises `KnowledgeError` naming the row that is wrong."""
    found: dict[str, list[Turn]] = defaultdict(list)
    with data_path("turns", "turns.csv").open(encoding="utf-8", newline="") as handle:
        for number, row in enumerate(csv.DictReader(handle), start=2):
            try:
                turn = Turn(when=When.parse(row.pop("when")), **row)
            except (TypeError, KeyError, TimeError) as error:
                raise KnowledgeError(f"turns.csv, row {number}: {error}") from error
            found[turn.place].append(turn)
    return {place: tuple(sorted(known, key=lambda t: t.when.edtf().strip("["))) for place, known in found.items()}


@cache
def turn_words(language: str = "en") -> tuple[frozenset[str], frozenset[str]]:
    """The words that tell of a past turn ("fell"), and those before them that make it no past turn ("to", "could")."""
    words = table(data_path("lang", language, "times.toml"))["turns"]
    return frozenset(words["told"]), frozenset(words["unreal"])
