"""Who lost a place that is told to have been taken, where the report tells of an earlier or a later taking of it.

In:     the ledger of a report, a draft of a taking without its doer.
Out:    the parties that cannot have done it; who may have got the place back.
Never:  whoever took it last as the one who took it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.scene import leader

if TYPE_CHECKING:
    from heldby.claim.acts import Act
    from heldby.claim.draft import Draft
    from heldby.claim.ledger import Ledger

_JUST_BEFORE = 3  # sentences


def losers(ledger: Ledger, draft: Draft, here: set[str]) -> set[str]:
    """Whoever is told further on to have retaken the place, and whoever had taken it last where this is a retaking.

    From whom it is only to be taken is whoever holds it.
    """
    taken = takings(ledger, here)
    later = [a for a in taken if a.start > draft.start]
    lost = {a.party for a in later[:1] if a.again}
    if draft.mood is not None and not draft.mood.status.is_real:
        lost |= {a.party for a in ledger.acts if a.place in here and a.what == "held" and a.real and a.whole}
    return lost | ({last.party} if (last := _last_before(taken, draft)) else set())


def regainer(ledger: Ledger, draft: Draft, here: set[str]) -> str:
    """Where a place was got back: who is told to hold it now, else whom the last taker fights; else ""."""
    taken = takings(ledger, here)
    lost = losers(ledger, draft, here)
    done = draft.again and draft.mood is not None and draft.mood.status.is_real
    holding = [a for a in ledger.acts if a.place in here and a.what == "held" and a.real and a.party not in lost]
    holder = leader(a.party for a in holding if a.start > draft.start) if done else ""
    last = _last_before(taken, draft)
    return holder or (ledger.foe_of(last.party, draft) if last else "")


def takings(ledger: Ledger, here: set[str]) -> list[Act]:
    """Who is told to have taken a place, in the order of the text; what is summed up first is told below."""
    return sorted(a for a in ledger.acts if a.place in here and a.what == "taken" and a.real and not a.summed_up)


def _last_before(taken: list[Act], draft: Draft) -> Act | None:
    before = [a for a in taken if a.start < draft.start] if draft.again else []
    told_anew = (
        before and draft.saying.nouns and before[-1].again and draft.sentence - before[-1].sentence <= _JUST_BEFORE
    )
    return before[-1] if before and not told_anew else None  # "A retook X. The recapture of X": one and the same
