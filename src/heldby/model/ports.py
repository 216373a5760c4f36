"""The seams: what a store, an extractor, an engine, a gazetteer and a language must be able to do.

In:     model types.
Out:    Protocols, each with one contract test suite run over every implementation (tests/contracts).
Never:  an implementation.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol, TypeVar, runtime_checkable

from heldby.model.claim import Claim
from heldby.model.knowledge import Actor, Outlet, Place
from heldby.model.link import Judgement, Link
from heldby.model.problem import Problem
from heldby.model.report import Family, Passage, Repair, Report
from heldby.model.span import Span
from heldby.model.syntax import Sentence

A = TypeVar("A")
B = TypeVar("B")


@runtime_checkable
class Language(Protocol):
    """Reads sentences and their syntax. `code` is ISO 639-1."""

    @property
    def code(self) -> str:
        """The language's code, "en"."""

    def sentences(self, text: str, within: Sequence[Span], repairs: Sequence[Repair] = ()) -> Sequence[Sentence]:
        """Parse each stretch of `text` on its own; offsets count in `text`; a sentence never leaves its stretch.

        `repairs` are broken words to be read as they were meant; a token of a repaired word keeps the broken word's
        offsets.
        """


@runtime_checkable
class Gazetteer(Protocol):
    """Finds places by name. Names are compared without case, accents, articles and apostrophes."""

    def find(self, name: str) -> Sequence[Place]:
        """Every place that bears this name or an alias of it, curated ones and larger ones first."""

    def get(self, place_id: str) -> Place | None:
        """The place of an id, None when there is none."""

    def known(self, name: str) -> bool:
        """Whether any place bears the name; quicker than `find`."""

    def alike(self, name: str) -> Sequence[Place]:
        """The places whose names are other transliterations of this one, curated and larger ones first."""

    def nearest(self, name: str, count: int = 3) -> Sequence[Place]:
        """The places whose names are spelt most like it, best first."""

    def peopled(self, countries: Collection[str]) -> Iterator[Place]:
        """Every place of these countries (ISO 3166 alpha-2) whose population is known, each once."""


@runtime_checkable
class Actors(Protocol):
    """Finds actors, and the sources that are credited, by id and by name; and outlets, by whatever names them."""

    def get(self, actor_id: str) -> Actor | None:
        """The actor of an id, None when there is none."""

    def find(self, name: str) -> Sequence[Actor]:
        """Every actor that bears this name or an alias of it, the best known first."""

    def outlet(self, name: str) -> Outlet | None:
        """Who publishes under a name, alias, address or domain; None when nobody is listed."""

    def outlet_of(self, actor_id: str) -> Outlet | None:
        """The outlet that an actor is, None when it is none that is listed."""


@runtime_checkable
class Engine(Protocol):
    """Runs a pure function over many items, keeping their order."""

    @property
    def far(self) -> bool:
        """Whether items go to other computers, so that a document is better named than sent."""

    def map(
        self,
        function: Callable[[A], B],
        items: Iterable[A],
        *,
        lost: Callable[[A, str], B] | None = None,
        died: Callable[[A | None], None] | None = None,
    ) -> Iterator[B]:
        """Yield `function(item)` for each item, in the order of the items, holding only a few at a time.

        `lost(item, why)` stands for an item that killed its worker twice; without it `EngineError` is raised there.
        `died(item)` is told of each worker that died, before its item's result comes; None where nobody knows the item.
        """


class Readable(Protocol):
    """What a store keeps of one report, whole: it is written at once or not at all."""

    @property
    def report(self) -> Report:
        """The report itself, `published` resolved."""

    @property
    def passages(self) -> Sequence[Passage]:
        """Its labelled passages."""

    @property
    def repairs(self) -> Sequence[Repair]:
        """Its broken words."""

    @property
    def claims(self) -> Sequence[Claim]:
        """What it says."""

    @property
    def links(self) -> Sequence[Link]:
        """What we take its words to mean."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What could not be done with it."""

    @property
    def published_why(self) -> str:
        """Why the report has the publication date it has, or none."""


@runtime_checkable
class Extractor(Protocol):
    """Finds claims; the rules of the `claim` stage are one, a language model would be another."""

    def claims(self, report: Report) -> tuple[Sequence[Claim], Sequence[Problem]]:
        """Every claim of the report, each with a quote that verifies against its text."""


@runtime_checkable
class Store(Protocol):
    """Keeps reports, claims, links, families and judgements; append-only.

    `as_of` asks for what stood in an earlier `version`, so that one reader sees one state while others write.
    """

    def add(self, reading: Readable) -> bool:
        """Record one report with all that was read from it, in one transaction; False when it was there already."""

    def add_many(self, readings: Iterable[Readable]) -> frozenset[str]:
        """Record several in one transaction, all or none; the ids of those that were not there already."""

    def has(self, report_id: str) -> bool:
        """Whether a report is recorded."""

    def having(self, report_ids: Iterable[str]) -> frozenset[str]:
        """Which of these reports are recorded."""

    def relink(self, report_id: str, links: Sequence[Link]) -> bool:
        """Give the words of a recorded report new meanings; the old links stay, superseded. False: no change."""

    def note(self, problems: Iterable[Problem]) -> None:
        """Keep problems with what gave no report (a file that could not be read); each is kept once."""

    def set_families(self, families: Iterable[Family], *, as_of: int | None = None) -> None:
        """Replace the grouping of the reports, computed on version `as_of` (so it is not append-only)."""

    def unlocated(self) -> Collection[str]:
        """The ids of places that links name and nobody has told the position of."""

    def locate(self, places: Iterable[Place]) -> None:
        """Keep where places are, for maps and other programs; one that is there already stays as it is."""

    @property
    def is_grouped(self) -> bool:
        """Whether the families take in every report."""

    def families(self) -> Sequence[Family]:
        """The families of more than one member."""

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement."""

    def judgements(self, *, as_of: int | None = None) -> Sequence[Judgement]:
        """All judgements, oldest first."""

    def reports(self, known: date | None = None, *, as_of: int | None = None) -> Iterator[Report]:
        """The reports that could surely be read by the end of `known` (all without it), oldest first."""

    def report(self, report_id: str) -> Report | None:
        """One report, None when it is not recorded."""

    def published_why(self, report_id: str) -> str:
        """Why the report has the publication date it has, or none."""

    def passages(self, report_id: str) -> Sequence[Passage]:
        """The labelled passages of a report, in order."""

    def repairs(self, report_id: str) -> Sequence[Repair]:
        """The broken words of a report, in order."""

    def claims(
        self, known: date | None = None, report_id: str | None = None, *, as_of: int | None = None
    ) -> Iterator[Claim]:
        """Claims, by report and position; of one report when `report_id` is given."""

    def claim(self, claim_id: str) -> Claim | None:
        """One claim, None when it is not recorded."""

    def links(
        self, known: date | None = None, report_id: str | None = None, *, as_of: int | None = None
    ) -> Iterator[Link]:
        """What names mean, and when claims hold (links with `claim` set); superseded links are left out."""

    def problems(self) -> Iterator[Problem]:
        """What could not be done."""

    def written(self, since: int, *, as_of: int | None = None) -> Collection[str]:
        """The reports that were added, or whose words were given new meanings, after the version `since`."""

    @property
    def version(self) -> int:
        """A number that grows with every write."""

    def imprint(self) -> tuple[int, str]:
        """The version, and a digest of all that reports, claims, meanings, families and judgements say in it."""

    def stamp(self) -> str:
        """What can be seen from outside to have changed whenever anything was written; "" where nothing can."""

    def close(self) -> None:
        """Let go of the record."""
