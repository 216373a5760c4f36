"""Which names are one party, who belongs to whom, and who stands with whom.

In:     actor ids and the `Actors` that know them.
Out:    bodies (a government and its forces are one), chains of belonging, sides.
Never:  a text: names are resolved before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from heldby.model.link import Link
from heldby.model.ports import Actors

TEXT = "text:"
"""How the id of an actor begins that only a text or a table knows."""
PERSON = "person:"
"""How the id of a person begins whom only a text knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """What the actors' table says of parties; an unknown id is a party of its own.

    `names` are those of actors that only the texts know, by id.
    """

    actors: Actors
    names: Mapping[str, str] = field(default_factory=dict)
    # what the table says does not change, and is asked for with every claim
    _lines: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _sides: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def body(self, actor_id: str) -> str:
        """The party an actor acts for."""
        actor = self.actors.get(actor_id)
        return (actor.body or actor_id) if actor else actor_id

    def bodies(self, actor_ids: Iterable[str]) -> tuple[str, ...]:
        """The parties of several actors, each once, in order."""
        return tuple(dict.fromkeys(map(self.body, actor_ids)))

    def line(self, actor_id: str) -> tuple[str, ...]:
        """The party of an actor and those it belongs to, nearest first."""
        known = self._lines.get(actor_id)
        if known is None:
            known = self._lines[actor_id] = self._line(actor_id)
        return known

    def _line(self, actor_id: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        seen: set[str] = set()
        next_id = actor_id
        while next_id and next_id not in seen and (actor := self.actors.get(next_id)):
            seen.add(next_id)
            found[actor.body or actor.id] = None
            next_id = actor.parent
        return tuple(found) or (actor_id,)

    def kin(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether any of `one` and any of `other` are one party, or one belongs to the other."""
        others = [self.line(b) for b in other]
        return any(mine[0] in theirs or theirs[0] in mine for mine in map(self.line, one) for theirs in others)

    def side(self, actor_id: str) -> str:
        """Whom an actor stands with, from its own row or its parents'; empty when the table does not say."""
        known = self._sides.get(actor_id)
        if known is None:
            known = self._sides[actor_id] = self._side(actor_id)
        return known

    def _side(self, actor_id: str) -> str:
        seen: set[str] = set()
        next_id = actor_id
        while next_id and next_id not in seen and (actor := self.actors.get(next_id)):
            if actor.side:
                return actor.side
            seen.add(next_id)
            next_id = actor.parent
        return ""

    def publisher(self, name: str) -> str:
        """The one name of an outlet, however its report writes it; as it is written where nobody knows it."""
        outlet = self.actors.outlet(name) if name.strip() else None
        return outlet.name if outlet else name.strip()

    def name(self, actor_id: str) -> str:
        """The canonical name, else the one that the texts use, else the id itself."""
        actor = self.actors.get(actor_id)
        return actor.name if actor else self.names.get(actor_id, actor_id)


def names_in(links: Iterable[Link]) -> dict[str, str]:
    """The names of actors and persons that only the texts know; of several, the one that sorts first."""
    found: dict[str, str] = {}
    for link in links:
        if link.id and link.id.startswith((TEXT, PERSON)):
            found[link.id] = min(found.get(link.id, link.name), link.name)
    return found
