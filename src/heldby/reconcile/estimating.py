"""Figures as series: one question, scope and baseline, by one issuer.

In:     told indicator and casualty claims with a quantity, the texts they stand in.
Out:    estimates with their bounds kept, by question, scope and day; a figure repeated is one estimate of many claims.
Never:  an average, or two baselines in one series.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from heldby.lexicon.tables import data_path, table
from heldby.model.state import Estimate
from heldby.reconcile.basing import baseline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.model.parties import Parties
    from heldby.model.told import Told

_QUESTION = {"indicator": "measure", "casualty": "measure"}


def estimates(
    told: Iterable[Told], *, parties: Parties, text: Callable[[str], str] = lambda _: ""
) -> tuple[Estimate, ...]:
    """Every asserted figure that is dated, as its issuer gave it. `text` gives the text of a report by its id."""
    grouped: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in told:
        if one.counts and one.claim.quantity and one.when and one.claim.kind in _QUESTION:
            grouped[_same(one)].append(one)
    found = [_estimate(group, parties, text) for group in grouped.values()]
    return tuple(sorted(found, key=lambda e: (e.question, e.scope, e.baseline, e.when.latest or date.max, e.claims)))


def _same(told: Told) -> tuple[object, ...]:
    """What makes two figures one: the same number of the same thing for the same days, by one voice."""
    claim, number = told.claim, told.claim.quantity
    assert number is not None
    assert told.when is not None
    about = (told.actors, told.places, " ".join(f.text for f in claim.fillers("victims")).casefold())
    voice = told.sources or (told.origin,)
    return _question(told), about, number.low, number.high, number.unit, told.when.edtf(), voice


def _question(told: Told) -> str:
    return told.claim.trait(_QUESTION[told.claim.kind]) or told.claim.kind


def _estimate(group: Sequence[Told], parties: Parties, text: Callable[[str], str]) -> Estimate:
    told = min(group, key=lambda t: t.claim.id)
    claim = told.claim
    quantity, when = claim.quantity, told.when
    assert quantity is not None
    assert when is not None
    who = ", ".join(map(parties.name, told.actors))
    about = [who, " ".join(f.text for f in claim.fillers("victims")), ", ".join(told.places)]
    exact = quantity.low is not None and quantity.low == quantity.high
    question = _question(told)
    needed = question in table(data_path("state", "estimates.toml"))["baseline"]["needed"]
    base = baseline(told, text(claim.report)) if needed else None
    return Estimate(
        question=question,
        scope="; ".join(part for part in about if part),
        baseline=str(base) if base else claim.trait("baseline") or "",
        issuer=", ".join(map(parties.name, told.sources)) or told.outlet or "the report itself",
        when=when,
        low=quantity.low,
        best=quantity.best if quantity.best is not None else quantity.low if exact else None,
        high=quantity.high,
        unit=quantity.unit,
        claims=tuple(sorted(t.claim.id for t in group)),
        base=base,
        needs_base=needed,
    )
