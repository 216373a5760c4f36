"""Which claims of a report tell the beginning and the end of a siege or a rule that another one tells of.

In:     two claims of one report.
Out:    yes or no.
Never:  a day; a place that is only called alike in part ("the base" of another town is told apart by its other words).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.model.claim import Basis, Polarity, Status

if TYPE_CHECKING:
    from heldby.model.claim import Claim


def ends(claim: Claim, state: Claim) -> bool:
    """Whether a claim ends a siege or a rule of the same place, called the same but for what it is ("the base")."""
    if not (_is_told(claim) and _of_one_place(claim, state)):
        return False
    change = claim.trait("change")
    if state.trait("change") == "besieged":
        fell = change in ("taken", "lost") and not claim.trait("part")
        return change == "relieved" or (fell and _by_besiegers(claim, state))
    losers, takers, holders = _named(claim, "against"), _named(claim, "actor"), _named(state, "actor")
    ended = bool(losers & holders) if losers else not takers & holders
    return change in ("taken", "lost") and ended


def begins(claim: Claim, state: Claim) -> bool:
    """Whether a claim tells with a time of its own that the place came under the siege that the other one names."""
    dated = claim.time is not None and claim.time.basis is not Basis.COREFERENT
    return dated and _is_told(claim) and claim.trait("change") == "besieged" and _of_one_place(claim, state)


def _is_told(claim: Claim) -> bool:
    return claim.status is Status.HAPPENED and claim.polarity is Polarity.ASSERTED


def _of_one_place(one: Claim, other: Claim) -> bool:
    places = [{w for f in c.fillers("place") for w in f.text.lower().split()} for c in (one, other)]
    return bool(places[0] and places[1]) and (places[0] <= places[1] or places[1] <= places[0])


def _by_besiegers(claim: Claim, siege: Claim) -> bool:
    """Whether a place fell to those around it, or to nobody named."""
    takers, besiegers = _named(claim, "actor"), _named(siege, "actor")
    return not takers or not besiegers or bool(takers & besiegers)


def _named(claim: Claim, role: str) -> set[str]:
    return {f.text.lower() for f in claim.fillers(role)}
