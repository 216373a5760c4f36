"""Whose a group's men are by the words behind them: "forces loyal to A", "soldiers from A", "troops under General A".

In:     the words of a text, the actors known, a group that ends at a word.
Out:    the same group with those whose men they are.
Never:  an owner for a group that its own words tell of.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.lexicon.actors import Actors
from heldby.lexicon.demonyms import by_name
from heldby.mark.actor_text import Words

if TYPE_CHECKING:
    from heldby.mark.actor_groups import Group

_FROM = frozenset({"of", "from"})
_TO = ("loyal to", "allied to", "affiliated to", "belonging to")
_WHOSE = frozenset({"loyal to", "belonging to"})
TIES = (*_TO, "allied with", "affiliated with", "aligned with")
_DOERS = frozenset({"nsubj", "nsubj:outer", "obl:agent", "conj"})
_ORDERED = frozenset({"forces", "allies"})  # "a militia of the A region" is not the one it keeps
_OF_SOMEBODY = frozenset({"forces", "militants", "militias", "group", "allies"})


class Behind:
    """Reads what stands behind the groups of one text; `group_at` reads the group that starts at a word."""

    def __init__(self, words: Words, actors: Actors, group_at: Callable[[int], Group | None]) -> None:
        """Keep what every reading needs."""
        self._words, self._actors, self._group_at = words, actors, group_at

    def loyal(self, group: Group) -> Group:
        """ "forces loyal to Assad": the words after the head say whose they are."""
        phrase, words = group.phrase, self._words
        if phrase.sort not in ("forces", "militants", "militias", "group") or not _is_army_at_most(group):
            return group
        tie = next((t for t in TIES if words.keys(group.last, group.last + 2) == t), "")
        if phrase.nation and tie not in _WHOSE:
            return group
        if not tie and words.key(group.last) == "under" and words.joined(group.last + 1):
            return self._commanded(group)
        if not tie:
            return group
        for at in range(group.last + 2, min(group.last + 7, len(words))):
            found = words.name_at(at, self._actors)
            actor = self._actors.get(found.actors[0]) if found else None
            if actor:
                return self._of_owner(group, actor.id, tie)
            if not words.joined(at):
                break
        return group

    def _commanded(self, group: Group) -> Group:
        """ "Troops under General Haftar": those he leads."""
        for at in range(group.last + 1, min(group.last + 4, len(self._words))):
            found = self._words.name_at(at, self._actors)
            actor = self._actors.get(found.actors[0]) if found else None
            if actor and actor.kind == "person":
                return self._of_owner(group, actor.id, "loyal to")
        return group

    def belonging(self, group: Group) -> Group:
        """ "Militants of Jeish al-Fath", "soldiers from the Iraqi army": whose they are."""
        phrase, words, last = group.phrase, self._words, group.last
        plain = phrase.sort in _OF_SOMEBODY and not (phrase.nation or phrase.backer)
        if not plain or group.candidates or words.key(last) not in _FROM or not words.joined(last):
            return group
        at = last + 2 if words.key(last + 1) == "the" else last + 1
        if at >= len(words) or not words.joined(at):
            return group
        if phrase.sort == "forces" and (nation := self._country(group, at)):
            own = self._actors.of("forces", nation)
            return replace(group, phrase=replace(phrase, nation=nation), candidates=(own.id,) if own else ())
        found = words.name_at(at, self._actors)
        if found and found.last < len(words) and words[found.last].gap == "-":  # "from the al-Qaeda-linked X"
            backed = self._group_at(at)
            return replace(group, candidates=backed.candidates) if backed and backed.candidates else group
        named = [a for a in map(self._actors.get, found.actors) if a] if found else []
        owner = self._group_at(at) if not named or found is None or not found.owner else None
        ids = tuple(a.id for a in named if a.kind in ("group", "force", "organisation"))
        if not ids and owner and owner.phrase.sort in ("forces", "regime_forces", "rebels"):
            return replace(group, phrase=replace(owner.phrase, det=phrase.det), candidates=owner.candidates)
        ids = ids or (self._of_region(at, phrase.head) if phrase.sort in _ORDERED else ())
        return replace(group, candidates=ids) if ids else self._commanded(group)

    def _country(self, group: Group, at: int) -> str:
        """ "Troops from Burundi left": the country of those who act; "the withdrawal of troops from A" is from a place.

        Nothing may follow that is its: "from Syria's 4th Division".
        """
        last = self._words.longest(at, 3, by_name()) if self._words[at].capital else at
        if last == at or self._words[last - 1].owner or (self._words.joined(last) and self._words[last].capital):
            return ""
        men, land = self._words.head_token(group.first, group.last), self._words.head_token(at, last)
        acting = men and land and men[1].dep in _DOERS and land[1].head == men[1].index
        return by_name()[self._words.keys(at, last)] if acting else ""

    def _of_region(self, at: int, head: str) -> tuple[str, ...]:
        """ "Special forces of the Amhara region", "troops from Puntland": the listed body that the region names."""
        found = (self._actors.find(f"{self._words.key(at)} {noun}") for noun in dict.fromkeys((head, "forces")))
        return next(((bodies[0].id,) for bodies in found if len(bodies) == 1 and "." not in bodies[0].id), ())

    def _of_owner(self, group: Group, owner_id: str, tie: str) -> Group:
        owner = self._actors.get(owner_id)
        assert owner is not None
        leads = owner.kind in ("person", "state")
        if leads and owner.country and (owner.kind == "state" or owner.parent.startswith(("gov.", "forces."))):
            forces = self._actors.of("forces", owner.country)
            ids = (forces.id,) if forces else ()
        else:
            ids = (owner.parent or owner.id,) if owner.kind == "person" else (owner.id,)
        if tie not in ("loyal to", "belonging to") and owner.kind != "person":
            return replace(group, phrase=replace(group.phrase, of=owner_id, tie="backed"))
        return replace(group, phrase=replace(group.phrase, of=owner_id, nation=""), candidates=ids)


def _is_army_at_most(group: Group) -> bool:
    """Whether its own words tell no more than a country: "Libyan forces loyal to Haftar" are not Libya's army."""
    return not group.phrase.backer and all(i.startswith("forces.") for i in group.candidates)
