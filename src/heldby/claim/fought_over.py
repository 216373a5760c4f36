"""Who fought a battle that names its place: whoever the same report tells to have taken that place, and from whom.

In:     the ledger of a report with its changes of hands, and a battle.
Out:    the party that came and the one that had the place, as the report tells of them nearest to the battle; a
        contested place that names nobody with both.
Never:  the sides of another front; whose fight it was where its own words name nobody and no place.

"The army recaptured Palmyra from ISIS. In the east it fought rebels. The battle for Palmyra took three weeks."
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heldby.model import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.draft import Draft
    from heldby.claim.ledger import Ledger

_TURNS = frozenset({"taken", "lost", "besieged", "entered", "approached", "held", "relieved"})
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A change of hands that tells both its sides."""

    sentence: int
    start: int
    place: str
    actor: str
    against: str


def turns(ledger: Ledger, drafts: Sequence[Draft]) -> list[Turn]:
    """The changes of hands, told or aimed at, that name or were given both sides, one of each."""
    found: list[Turn] = []
    for draft in drafts:
        if draft.saying.kind != "control" or draft.saying.traits.get("change") not in _TURNS:
            continue
        ours, theirs = (ledger.parties(draft.roles.get(role, ())) for role in ("actor", "against"))
        if ours and theirs and ours[0] != theirs[0] and (draft.mood is None or not draft.mood.is_denied):
            found += [
                Turn(sentence=draft.sentence, start=draft.start, place=p, actor=ours[0], against=theirs[0])
                for p in ledger.places(draft)
            ]
    return found


def sides_there(ledger: Ledger, draft: Draft) -> Turn | None:
    """The turn nearest to a battle that names its place, between those whom the battle's own words name, if any."""
    if not ledger.turns or not _names_place(draft):
        return None
    here = set(ledger.places(draft))
    ours = set(ledger.parties(draft.roles.get("actor", ())))
    theirs = set(ledger.parties_in(draft.roles.get("target", ())))
    near = [turn for turn in ledger.turns if turn.place in here and (ours | theirs) <= {turn.actor, turn.against}]
    return min(near, key=lambda t: (abs(t.sentence - draft.sentence), abs(t.start - draft.start)), default=None)


def _names_place(draft: Draft) -> bool:
    return any(f.basis is Basis.STATED for f in draft.roles.get("place", ()))


def with_both_sides(ledger: Ledger, draft: Draft) -> Draft:
    """A contested place that nobody is told to contest ("has changed hands often"): the two told to act there.

    Where fewer are, the two who fight in the report, if it tells of no third who fights.
    """
    here = set(ledger.places(draft))
    there = {act.party for act in (*ledger.acts, *ledger.losses, *ledger.shut_in) if act.place in here}
    fights = {frozenset((one, other)) for one, foes in ledger.feuds.items() for other in foes}
    if len(there) < _PAIR and len(fights) == 1:
        there = set(next(iter(fights)))
    both = [ledger.shown[party] for party in sorted(there) if party in ledger.shown]
    if len(there) != _PAIR or len(both) != _PAIR or ledger.together(*there):
        return draft
    return replace(draft, roles={**draft.roles, "actor": tuple(replace(f, basis=Basis.IMPLIED) for f in both)})


def foe_there(ledger: Ledger, draft: Draft) -> str:
    """Whom those who fight for a place took it from, or lost it to."""
    turn = sides_there(ledger, draft)
    ours = ledger.parties(draft.roles.get("actor", ()))
    if turn is None or not ours:
        return ""
    return turn.against if turn.actor in ours else turn.actor if turn.against in ours else ""


def comer_there(ledger: Ledger, draft: Draft) -> str:
    """Who came to take the place of a battle that names nobody; of one that names its foe the other side."""
    turn = sides_there(ledger, draft)
    theirs = ledger.parties_in(draft.roles.get("target", ()))
    if turn is None:
        return ""
    return turn.against if turn.actor in theirs else turn.actor
