"""Figures as series: one question, scope and baseline, by one issuer.

In:     told indicator and casualty claims with a quantity.
Out:    estimates with their bounds kept, by question, scope and day.
Never:  an average, or two baselines in one series.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from heldby.model.state import Estimate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heldby.model.parties import Parties
    from heldby.model.told import Told

_QUESTION = {"indicator": "measure", "casualty": "measure"}


def estimates(told: Iterable[Told], *, parties: Parties) -> tuple[Estimate, ...]:
    """Every asserted figure that is dated, as its issuer gave it."""
    found = [
        _estimate(t, parties) for t in told if t.counts and t.claim.quantity and t.when and t.claim.kind in _QUESTION
    ]
    return tuple(sorted(found, key=lambda e: (e.question, e.scope, e.baseline, e.when.latest or date.max, e.claims)))


def _estimate(told: Told, parties: Parties) -> Estimate:
    claim = told.claim
    quantity, when = claim.quantity, told.when
    assert quantity is not None
    assert when is not None
    who = ", ".join(map(parties.name, told.actors))
    about = [who, " ".join(f.text for f in claim.fillers("victims")), ", ".join(told.places)]
    exact = quantity.low is not None and quantity.low == quantity.high
    return Estimate(
        question=claim.trait(_QUESTION[claim.kind]) or claim.kind,
        scope="; ".join(part for part in about if part),
        baseline=claim.trait("baseline") or "",
        issuer=", ".join(map(parties.name, told.sources)) or told.outlet or "the report itself",
        when=when,
        low=quantity.low,
        best=quantity.best if quantity.best is not None else quantity.low if exact else None,
        high=quantity.high,
        unit=quantity.unit,
        claims=(claim.id,),
    )
