"""A claim: what a report says, word for word, by whom, how surely, about when.

In:     the `claim` stage (or any `Extractor`).
Out:    `Claim` with its `Filler`s, `Voice`, `Hedge` and `Quantity`.
Never:  a meaning: fillers are words of the text, links say what they stand for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from heldby.model.errors import SpanError

CODED = "table:"
"""How the rule of a claim begins that stands for a row of somebody's table: "table:ucdp_ged.battle"."""


class Basis(StrEnum):
    """How a role came by its filler."""

    STATED = "stated"
    IMPLIED = "implied"
    COREFERENT = "coreferent"


class Status(StrEnum):
    """Whether the thing told of has happened, in the eyes of its teller."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    EXPECTED = "expected"
    HYPOTHETICAL = "hypothetical"

    @property
    def is_real(self) -> bool:
        """Whether it may change who holds what; plans, forecasts and hypotheses never do."""
        return self in (Status.HAPPENED, Status.ONGOING)


class Certainty(StrEnum):
    """How surely the source tells it (not how far the source is to be trusted)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Polarity(StrEnum):
    """Asserted or denied."""

    ASSERTED = "+"
    DENIED = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """The words that fill a role: `text[start:end]` of the report, stated in the claim or found elsewhere in it."""

    start: int
    end: int
    text: str
    basis: Basis = Basis.STATED

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise SpanError(f"a filler's offsets {self.start}..{self.end} do not fit its text {self.text!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says it: the report's author, named sources, or somebody unnamed ("speculation", "is hailed as").

    `sources` is empty for the author. `said` is the phrase that dates the saying, if the text tells.
    """

    sources: tuple[Filler, ...] = ()
    unnamed: bool = False
    said: Filler | None = None

    @property
    def is_author(self) -> bool:
        """Whether the report speaks for itself."""
        return not self.sources and not self.unnamed


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """`text[start:end]` is said by `sources` (none: somebody unnamed), as the word `cue` shows.

    `said` dates the saying; `certainty` is that of the reporting verb ("claimed" is possible). `speaker` is what
    stands beside the cue ("he", "the group"), where `sources` hold the fuller names it stands for.
    """

    start: int
    end: int
    sources: tuple[Filler, ...]
    cue: Filler
    said: Filler | None = None
    certainty: Certainty = Certainty.CERTAIN
    speaker: Filler | None = None

    def voice(self) -> Voice:
        """The voice of a claim inside the stretch."""
        return Voice(sources=self.sources, unnamed=not self.sources, said=self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """How surely it is said, and the word that shows it (None for a plain statement)."""

    certainty: Certainty = Certainty.CERTAIN
    cue: Filler | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as the text gives it. `low` or `high` None: not bounded on that side; both None with bound "vague".

    `bound` is exact, about, over, under, or vague; `phrase` is verbatim. `best` is set only where the source itself
    gives a best estimate within its bounds, as UCDP does.
    """

    low: float | None
    high: float | None
    bound: str
    phrase: str
    unit: str = ""
    best: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of one report, bound to the shortest verbatim span that states it.

    `roles` maps a role's name to its fillers, in the order of the text; `traits` maps the closed fields of the kind
    (change, type, measure, rel, fate, degree, direction) and its free ones (part, weapon) to their values. `time` is
    the phrase that dates it, None when the text has none.
    """

    id: str
    report: str
    kind: str
    quote: str
    start: int
    end: int
    locus: str = "body"
    voice: Voice = field(default_factory=Voice)
    hedge: Hedge = field(default_factory=Hedge)
    status: Status = Status.HAPPENED
    polarity: Polarity = Polarity.ASSERTED
    traits: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, tuple[Filler, ...]] = field(default_factory=dict)
    quantity: Quantity | None = None
    time: Filler | None = None
    rule: str = ""

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.quote) or not self.quote:
            raise SpanError(f"a claim's offsets {self.start}..{self.end} do not fit its quote {self.quote!r}")

    @property
    def is_coded(self) -> bool:
        """Whether somebody coded it in a table, rather than told it in a text."""
        return self.rule.startswith(CODED)

    def fillers(self, role: str) -> tuple[Filler, ...]:
        """The fillers of a role, none when it was left open."""
        return self.roles.get(role, ())

    def trait(self, name: str) -> str | None:
        """The value of a trait, None when the kind has none or the text does not say."""
        return self.traits.get(name)

    def verify(self, text: str) -> Claim:
        """Return the claim itself if every quote in it stands in `text` where it is said to; else raise `SpanError`."""
        pieces = [(self.start, self.end, self.quote)]
        pieces += [(f.start, f.end, f.text) for fillers in self.roles.values() for f in fillers]
        pieces += [
            (f.start, f.end, f.text) for f in (*self.voice.sources, self.voice.said, self.hedge.cue, self.time) if f
        ]
        for start, end, quote in pieces:
            if text[start:end] != quote:
                raise SpanError(
                    f"claim {self.id}: at {start}..{end} the report reads {text[start:end]!r}, not {quote!r}"
                )
        return self


def claim_id(report: str, kind: str, start: int, end: int, *told: str) -> str:
    """Name a claim after what it says and where: 16 hexadecimal digits, the same on any machine."""
    content = "\x1f".join((report, kind, str(start), str(end), *told))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
