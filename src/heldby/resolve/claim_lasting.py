"""What a claim's words tell of how long it was so: a state, something that is over, what happens often, a total.

In:     a claim with its quote and the phrase that dates it.
Out:    yes or no.
Never:  a day: those are counted in `claim_times`.
"""

from __future__ import annotations

import re
from functools import cache

from heldby.lexicon.quantities import is_war_toll
from heldby.lexicon.times import time_words
from heldby.model.claim import Claim, Status

STATES = frozenset({"held", "contested", "besieged"})


def is_state(claim: Claim) -> bool:
    """Whether it tells how things stand, which holds at publication unless the text dates it: "rebel-held Douma".

    "The land it once held" stands no more.
    """
    if claim.status is not Status.HAPPENED or not (claim.kind == "relation" or claim.trait("change") in STATES):
        return False
    return not is_over(claim)


def is_over(claim: Claim) -> bool:
    """Whether its words put it before what is told: "had", "former", "used to"."""
    told = f" {' '.join(claim.quote.lower().split())} "
    return any(f" {over} " in told for over in time_words().over)


def was_over_before(claim: Claim) -> bool:
    """Whether it was over before what is told; "had" alone retells a saying: "said shells had killed ten"."""
    return is_over(claim) and not (claim.voice.sources and _only_had(claim))


def _only_had(claim: Claim) -> bool:
    told = set(claim.quote.lower().split())
    return "had" in told and not told & (set(time_words().over) - {"had"})


def is_no_day(claim: Claim) -> bool:
    """Whether it cannot be of one day: what has happened since then, or time and again, or a total."""
    told = claim.time.text if claim.time else ""
    so_far = told.lower() in time_words().so_far or bool(since_event().match(told))
    return so_far or is_often(claim) or is_total(claim)


def is_often(claim: Claim) -> bool:
    """Whether it is told as done time and again."""
    told = claim.time.text if claim.time else ""
    return bool(_repeated().fullmatch(told)) or bool(set(claim.quote.lower().split()) & time_words().often)


@cache
def _repeated() -> re.Pattern[str]:
    return re.compile("|".join(time_words().repeated), re.IGNORECASE)


@cache
def since_event() -> re.Pattern[str]:
    """ "Since talks broke down"; "since then" counts from a day that was told."""
    return re.compile(r"since (?!then\b)", re.IGNORECASE)


def is_total(claim: Claim) -> bool:
    """Whether it counts the victims of a war, not those of a day: its time is a war's name, or it counts too many."""
    known = time_words().totals
    counted_over = claim.time.text.lower().split()[-1] in known.wars | known.fighting if claim.time else False
    return claim.kind == "casualty" and (counted_over or is_war_toll(claim.trait("measure") or "", claim.quantity))
