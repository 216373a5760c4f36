"""Who struck or fought where nobody is told to: who did the like nearby, or is the only one who does.

In:     the ledger of a report, and an event without its doer.
Out:    a party; "" where nobody can be told.
Never:  a state that strikes its own land in a war with another.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from heldby.claim.acts import Act
    from heldby.claim.draft import Draft
    from heldby.claim.ledger import Ledger

_NEAR = 3  # sentences
_COMING = frozenset({"taken", "besieged", "entered", "approached", "relieved"})
_ALLIED = "_coalition"
_HOLDING = frozenset({"held", "taken"})
# What one side of a war may be the only one to do: strikes are by whoever is told to carry out strikes.
_ONE_SIDED = frozenset({"strike", "battle"})


def who_does_alike(ledger: Ledger, draft: Draft, sort: str) -> str:
    """Who did the same sort of thing, in the few sentences around and at this place if any place is told."""
    here = set(ledger.places(draft))
    by_air = draft.saying.traits.get("type") == "airstrike"  # rebels who shell a town have no aircraft

    def may_have(act: Act) -> bool:
        flies = not by_air or act.by_air or ledger.is_state(act.party)
        return flies and not (sort == "strike" and _is_its_own_land(ledger, act.party, here))

    near: list[tuple[int, bool, str]] = [
        (abs(a.sentence - draft.sentence), a.sentence > draft.sentence, a.party)
        for a in [*ledger.events, *(ledger.acts if sort == "battle" else ())]
        if abs(a.sentence - draft.sentence) <= _NEAR
        and (a.what == sort or (sort == "battle" and a.what in _COMING))
        and (not here or not a.place or a.place in here)
        and may_have(a)
    ]
    if near:
        return min(near)[2]
    doers = {a.party for a in ledger.events if a.what == sort and sort in _ONE_SIDED and may_have(a)}
    if sort == "strike" and not doers:
        return _invader(ledger, here) or (_only_flier(ledger, draft) if by_air else "")
    return next(iter(doers)) if len(doers) == 1 else ""


def _is_its_own_land(ledger: Ledger, party: str, here: Collection[str]) -> bool:
    """Whether the places lie in the land of a state that fights only other states, or strikes in other lands only."""
    if not here or not ledger.is_state(party) or _lands(ledger, here) != {party.upper()}:
        return False
    struck = {ledger.land_of.get(a.place, "") for a in ledger.events if a.party == party and a.what == "strike"}
    abroad = bool(struck) and not struck & {party.upper(), ""}
    return abroad or _fights_states(ledger, party)


def _only_flier(ledger: Ledger, draft: Draft) -> str:
    """Whose air strikes they are where one party alone that fights here can have aircraft: a state, its forces."""
    able = [p for p in ledger.armed if ledger.is_state(p) or p.endswith(_ALLIED)]
    struck = set(ledger.parties_in(draft.roles.get("target", ())))
    if len(able) != 1 or able[0] in struck or able[0] not in ledger.sides:
        return ""
    return able[0] if struck & ledger.feuds.get(able[0], Counter()).keys() else ""


def _invader(ledger: Ledger, here: Collection[str]) -> str:
    """ "Missiles hit Kharkiv": of the one state that the land's own fights, if that is not told to hold the place."""
    lands = _lands(ledger, here)
    owner = next(iter(lands)).lower() if len(lands) == 1 else ""
    foes = ledger.feuds.get(owner, Counter()) if owner and _fights_states(ledger, owner) else Counter[str]()
    theirs = any(a.party in foes and a.place in here and a.what in _HOLDING for a in ledger.acts)
    return next(iter(foes)) if len(foes) == 1 and not theirs else ""


def _fights_states(ledger: Ledger, party: str) -> bool:
    foes = ledger.feuds.get(party, Counter())
    return ledger.is_state(party) and bool(foes) and all(map(ledger.is_state, foes))


def _lands(ledger: Ledger, here: Collection[str]) -> set[str]:
    return {ledger.land_of.get(place, "") for place in here}
