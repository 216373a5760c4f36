"""How much one claim weighs, and why.

In:     a told claim, and who gains and loses by it.
Out:    a weight in natural log odds, as a product of named factors, so that "why" can be printed.
Never:  negative: what speaks against a thing is placed there by whoever uses the weight.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from heldby.model.claim import Basis, Status
from heldby.state.company import Company, source_of
from heldby.state.trusting import Trust, way_of

if TYPE_CHECKING:
    from heldby.model.parties import Parties
    from heldby.model.told import Told
    from heldby.state.settings import Settings

_CHANGES = ("taken", "lost", "relieved")
_STATES = ("held", "besieged")
_ABOUT_THE_OTHER = ("lost", "entered", "contested", "approached", "besieged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """Weighs claims by the settings and the actors' table."""

    settings: Settings
    parties: Parties
    trust: Trust = field(default_factory=Trust)
    company: Company = field(default_factory=Company)
    # by claim, what neither trust nor company changes: copies of these scales share it
    _interests: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _lasting: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    def weight(self, told: Told) -> float:
        """The weight of a claim in natural log odds."""
        return self.by_itself(told) * self._after_others(told) * self._record(told)

    def by_itself(self, told: Told) -> float:
        """What a claim weighs before anything is learnt of its source."""
        lasting = self._lasting.get(told.claim.id)
        if lasting is None:
            lasting = self._lasting[told.claim.id] = math.prod(self._constant(told).values())
        return lasting

    def confirms(self, source: str) -> bool:
        """Whether what others told is surer when a source tells it too; else it is an echo."""
        return self.trust.adds(source, self.settings) >= self.settings.trust_echo

    def without(self, told: Iterable[Told]) -> Scales:
        """The same scales, with nothing kept of these claims."""
        gone = {one.claim.id for one in told}
        if not gone:
            return self
        interests = {claim: known for claim, known in self._interests.items() if claim not in gone}
        lasting = {claim: known for claim, known in self._lasting.items() if claim not in gone}
        return replace(self, _interests=interests, _lasting=lasting)

    def factors(self, told: Told) -> Mapping[str, float]:
        """What the weight is made of, by name."""
        return {**self._constant(told), "after others": self._after_others(told), "record": self._record(told)}

    def _after_others(self, told: Told) -> float:
        return self.trust.adds(source_of(told), self.settings) if told.claim.id in self.company.later else 1.0

    def _record(self, told: Told) -> float:
        return self.trust.factor(source_of(told), way_of(told, self)) if self.trust.standings else 1.0

    def _constant(self, told: Told) -> Mapping[str, float]:
        """The factors that nothing learnt from the record changes."""
        known = self.settings.weights
        return {
            "certainty": known["certainty"][told.claim.hedge.certainty],
            "voice": known["voice"][_voice(told)],
            "interest": known["interest"][self.interest(told)],
            "reliability": self._reliability(told),
            "status": known["status"]["ongoing_change"] if _is_under_way(told) else known["status"]["happened"],
            "basis": min((known["basis"][b] for b in _bases(told)), default=1.0),
            "where": known["where"][_where(told)],
            "wording": known["wording"].get(_rule(told), 1.0),
        }

    def is_epithet(self, told: Told) -> bool:
        """Whether a claim is background ("the rebel stronghold X"), which its words carry on from before."""
        return _rule(told) in self.settings.weights["wording"] and told.claim.trait("change") == "held"

    def interest(self, told: Told) -> str:
        """Whether the voice gains by the claim ("own"), loses by it ("against"), or has no known stake ("none").

        A denial turns this round: who denies a loss speaks for himself.
        """
        found = self._interests.get(told.claim.id)
        if found is None:
            found = self._interests[told.claim.id] = self._interest(told)
        return found

    def _interest(self, told: Told) -> str:
        speakers = self._sides_of_voice(told)
        gains, loses = self._sides(told.actors), self._sides(told.against)
        if str(told.claim.polarity) == "-":
            gains, loses = loses, gains
        if speakers & gains:
            return "own"
        return "against" if speakers & loses else "none"

    def _sides_of_voice(self, told: Told) -> set[str]:
        if told.sources:
            return self._sides(told.sources)
        outlet = self.parties.actors.outlet(told.outlet) if told.outlet else None
        if outlet:
            return {*outlet.sides, *self._sides((outlet.id,))}
        return self._sides(a.id for a in self.parties.actors.find(told.outlet)[:1])

    def _reliability(self, told: Told) -> float:
        """What the least reliable of those who answer for a claim is worth, where somebody has judged them."""
        known = self.settings.weights["reliability"]
        actors = self.parties.actors
        behind = [actors.outlet_of(s) for s in told.sources] or [actors.outlet(told.outlet) if told.outlet else None]
        return min((known[o.reliability] for o in behind if o and o.reliability), default=1.0)

    def _sides(self, actors: Iterable[str]) -> set[str]:
        return {mark for a in actors for mark in (self.parties.side(a), f"={self.parties.body(a)}")} - {""}


def _voice(told: Told) -> str:
    if told.claim.voice.unnamed:
        return "unnamed"
    return "author" if told.claim.voice.is_author else "named"


def _rule(told: Told) -> str:
    return told.claim.rule.rpartition(".")[2]


def _where(told: Told) -> str:
    if not told.near:
        return "at"
    return "near_state" if told.claim.trait("change") in _STATES else "near"


def _is_under_way(told: Told) -> bool:
    return told.claim.status is Status.ONGOING and told.claim.trait("change") in _CHANGES


def _bases(told: Told) -> list[Basis]:
    """How the words were come by that the weight is about: the place, and who gains or holds it, or who loses it."""
    change = told.claim.trait("change")
    party = "against" if change in _ABOUT_THE_OTHER or not told.claim.fillers("actor") else "actor"
    roles = ("place", party)
    return [min((f.basis for f in told.claim.fillers(r)), key=_SURENESS.index) for r in roles if told.claim.fillers(r)]


_SURENESS = (Basis.STATED, Basis.COREFERENT, Basis.IMPLIED)
