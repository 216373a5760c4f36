"""One name for each party at a place.

In:     how often each actor is told of, who is told of at each place, and the actors' table.
Out:    for an actor at a place, the actor id that stands for its party there.
Never:  two names for a government and its forces; and never a part beside its whole ("YPG" and "SDF") at one place,
        nor two parts of one whole ("YPG" and "Kurdish forces").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from heldby.model.parties import Parties
from heldby.model.told import Told
from heldby.state.settings import Settings

_ROLES = ("actor", "against")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """`names` maps a party to the actor id it is shown by, `seen` a place to the parties named there, `apart` to those
    told to have something from one of their own whole; `told` is how often a party is named."""

    parties: Parties
    settings: Settings
    names: Mapping[str, str]
    seen: Mapping[str, frozenset[str]]
    told: Mapping[str, int] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    # the few that are asked for at each place, with every claim
    _at: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)
    _can: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    def at(self, place: str, actors: Sequence[str]) -> tuple[str, ...]:
        """The parties of these actors at a place, each once, in order."""
        return tuple(dict.fromkeys(self._one(place, actor) for actor in actors if self.can_hold(actor)))

    def can_hold(self, actor_id: str) -> bool:
        """Whether somebody can hold a place: who has arms, a side, or a name that nobody listed."""
        known = self._can.get(actor_id)
        if known is None:
            known = self._can[actor_id] = self._can_hold(actor_id)
        return known

    def _can_hold(self, actor_id: str) -> bool:
        actor = self.parties.actors.get(actor_id)
        if actor is None or actor.kind in self.settings.holders_armed:
            return True
        return actor.kind not in self.settings.holders_never and bool(self.parties.side(actor_id))

    def shares(self, place: str, actors: Sequence[str]) -> tuple[tuple[str, float], ...]:
        """Who of joint gainers or holders has the place: the first named of one side; else each may, equally."""
        found = self.at(place, actors)
        sides = {self.parties.side(a) for a in actors if self.can_hold(a)}
        if len(found) > 1 and len(sides) == 1 and "" not in sides:
            found = found[:1]
        return tuple((holder, 1 / len(found)) for holder in found)

    def _one(self, place: str, actor: str) -> str:
        known = self._at.get((place, actor))
        if known is None:
            known = self._at[place, actor] = self._shown(place, actor)
        return known

    def _shown(self, place: str, actor: str) -> str:
        here = self.seen.get(place, frozenset())
        line = self.parties.line(actor)
        body = next((b for b in reversed(line) if b in here), line[0])
        apart = self.apart.get(place, frozenset())
        if len(line) > 1 and body == line[0] and body not in apart:
            body = self._of_one_whole(line[-1], (here | {body}) - apart)[0]
        return self.names.get(body, body)

    def _of_one_whole(self, whole: str, here: Iterable[str]) -> list[str]:
        """The parties at a place that belong to one whole, which nobody names there, the most told first."""
        lines = {body: self.parties.line(self.names.get(body, body)) for body in here}
        parts = [body for body, line in lines.items() if line[-1] == whole]
        return sorted(parts, key=lambda b: (-self.told.get(b, 0), b))


def chosen(counts: Mapping[str, int], parties: Parties) -> dict[str, str]:
    """A name for each party: its armed force if one was named, then the name most told. `counts` is by actor."""
    names: dict[str, str] = {}
    for actor in sorted(counts, key=lambda a: (_kind(a, parties) != "force", -counts[a], a)):
        names.setdefault(parties.body(actor), actor)
    return names


def bodies_told(counts: Mapping[str, int], parties: Parties) -> Counter[str]:
    """How often each party is named."""
    told: Counter[str] = Counter()
    for actor, count in counts.items():
        told[parties.body(actor)] += count
    return told


def named(told: Told) -> list[str]:
    """The actors that a claim names as gainer, holder or loser."""
    return [actor for role in _ROLES for actor in told.ids.get(role, ())]


def bodies_at(told: Iterable[Told], parties: Parties) -> tuple[frozenset[str], frozenset[str]]:
    """The parties that claims of control name at their place, and those told to have it from one of their own whole."""
    seen: set[str] = set()
    apart: set[str] = set()
    for one in told:
        if one.claim.kind == "control" and one.counts:
            bodies = set(map(parties.body, named(one)))
            seen |= bodies
            apart |= bodies if _is_between_brothers(one, parties) else set()
    return frozenset(seen), frozenset(apart)


def _is_between_brothers(told: Told, parties: Parties) -> bool:
    """Whether one part of a whole has something from another: "Ahrar al-Sham took it from Jaish al-Islam"."""
    wholes = [{parties.line(a)[-1] for a in told.ids.get(role, ())} for role in _ROLES]
    return bool(wholes[0] & wholes[1])


def _kind(actor_id: str, parties: Parties) -> str:
    actor = parties.actors.get(actor_id)
    return actor.kind if actor else ""
