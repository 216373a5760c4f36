"""A claim with its meaning: what `reconcile` and `state` reason about.

In:     claims, the links of their words, the families of their reports, and what people decided.
Out:    `Material` (all of it as a snapshot gives it), `Told` (one claim, resolved), `Reconciled`.
Never:  a claim without its words: a `Told` always carries the claim it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from heldby.model.claim import Claim, Polarity
from heldby.model.link import Judgement, Link
from heldby.model.report import Family, Report
from heldby.model.state import Dispute, Estimate, Event
from heldby.model.time import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything that could be read by one day: reports, what they say, what it means, what was decided."""

    reports: Sequence[Report]
    claims: Sequence[Claim]
    links: Sequence[Link]
    families: Sequence[Family] = ()
    judgements: Sequence[Judgement] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim with the ids its words mean.

    `origin` is the independent voice it comes from. `ids` maps a role to the place or actor ids of its fillers, those
    that could not be resolved left out. `sources` are the actor ids of who is credited, `outlet` the name of the
    publisher, `family` the copies its report belongs to. `near` is true when a place is meant only
    roughly (UCDP where_prec 2).
    """

    claim: Claim
    origin: str
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    when: When | None = None
    published: When | None = None
    sources: tuple[str, ...] = ()
    outlet: str = ""
    family: str = ""
    near: bool = False

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of the places it is about."""
        return self.ids.get("place", ())

    @property
    def actors(self) -> tuple[str, ...]:
        """The ids of gainer, holder, entrant, besieger or doer."""
        return self.ids.get("actor", ())

    @property
    def against(self) -> tuple[str, ...]:
        """The ids of loser, defender or besieged."""
        return self.ids.get("against", ())

    @property
    def counts(self) -> bool:
        """Whether it may change who holds what: asserted, and happened or happening."""
        return self.claim.polarity is Polarity.ASSERTED and self.claim.status.is_real


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """Claims with their meaning, the events they tell, what they disagree on, and the figures they give."""

    told: tuple[Told, ...]
    events: tuple[Event, ...]
    disputes: tuple[Dispute, ...]
    estimates: tuple[Estimate, ...]
