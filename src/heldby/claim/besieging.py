"""Who besieges a place, where a report names the siege and not the besieger: "the besieged city", "the siege goes on".

In:     the ledger of a report, a draft of a siege.
Out:    a party, or "" where two are as likely.
Never:  whoever holds the place, was shut in there, came to its relief or lost it in the end.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from heldby.claim.scene import leader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heldby.claim.acts import Act
    from heldby.claim.draft import Draft
    from heldby.claim.ledger import Ledger

_COMING = frozenset({"taken", "besieged", "entered", "approached"})
_ASSAULTS = frozenset({"strike", "attack", "battle", "bombing"})
_NEAR = 3  # sentences


def besieger(ledger: Ledger, draft: Draft, here: set[str], against: set[str]) -> str:
    """Who shuts those within in; `here` are the keys of the place, `against` who is told to be shut in."""
    within = against | _defenders(ledger, here)
    told = sorted(a for a in ledger.acts if a.party not in within and a.what in _COMING and not _is_arrival(a, draft))
    at_place = [a for a in told if a.place in here]
    near = [a for a in told if 0 <= draft.sentence - a.sentence <= _NEAR]
    return (
        _last(a for a in at_place if a.sentence == draft.sentence)
        or leader(a.party for a in at_place if a.what == "besieged")
        or _last(a for a in near if a.place in here)
        or next((a.party for a in at_place if _is_end(a, draft)), "")
        or _assailant(ledger, draft, here, within)
        or leader(foe for p in within for foe in ledger.feuds.get(p, Counter()).elements() if foe not in within)
        or _last(near)
        or _only_foe(ledger, within)
    )


def _defenders(ledger: Ledger, here: set[str]) -> set[str]:
    """Who is told to hold the place, to be shut in there, to relieve it or to have lost it, and not to besiege it."""
    besieging = {a.party for a in ledger.acts if a.place in here and a.what == "besieged"}
    for_it = [a for a in ledger.acts if a.place in here and (a.what == "relieved" or (a.what == "held" and a.real))]
    lost = {a.party for a in (*ledger.losses, *ledger.shut_in) if a.place in here and a.real}
    return ({a.party for a in for_it} | lost) - besieging


def _is_arrival(act: Act, draft: Draft) -> bool:
    """ "Rebels broke through to besieged A": who comes to a town that is under siege may be its relief."""
    return act.sentence == draft.sentence and act.what in ("entered", "approached")


def _is_end(act: Act, draft: Draft) -> bool:
    """Whether somebody is told further on to have taken the place, and did not only get it back."""
    return act.what == "taken" and act.real and not act.again and act.start > draft.start


def _assailant(ledger: Ledger, draft: Draft, here: set[str], within: set[str]) -> str:
    """Who is told next to attack the place, and not from the sky alone; an attack told before may be anybody's."""
    if draft.mood is None or not draft.mood.status.is_real:
        return ""
    told_next = [a for a in ledger.events if 0 < a.sentence - draft.sentence <= _NEAR]
    attacking = leader(a.party for a in told_next if a.place in here and a.what in _ASSAULTS)
    return "" if attacking in within | ledger.fliers else attacking


def _only_foe(ledger: Ledger, within: set[str]) -> str:
    """The one armed party of the report that stands on another side than those within."""
    foes = [p for p in ledger.armed if ledger.is_other(p, within) and ledger.may_oppose(p, within)] if within else []
    return foes[0] if len(foes) == 1 else ""


def _last(acts: Iterable[Act]) -> str:
    return next(reversed([a.party for a in acts]), "")
