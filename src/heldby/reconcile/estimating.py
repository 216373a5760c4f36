"""Figures as series: one question, scope and baseline, by one issuer.

In:     told indicator and casualty claims with a quantity, the texts they stand in.
Out:    which figure a claim gives; for all claims that give it one estimate, with its bounds kept.
Never:  an average, or two baselines in one series.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from heldby.lexicon.tables import data_path, table
from heldby.model.state import Estimate
from heldby.reconcile.basing import baseline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model.parties import Parties
    from heldby.model.told import Told

_QUESTION = {"indicator": "measure", "casualty": "measure"}


Figure = tuple[object, ...]
"""What makes two figures one: the same number of the same thing for the same days, by one voice."""


def figure(told: Told) -> Figure | None:
    """Which figure a claim gives; None for one that gives none, or none with its days."""
    counts = told.counts and told.claim.quantity and told.when and told.claim.kind in _QUESTION
    return _same(told) if counts else None


def estimate_order(one: Estimate) -> tuple[str, str, str, date, tuple[str, ...]]:
    """By question, scope and day."""
    return one.question, one.scope, one.baseline, one.when.latest or date.max, one.claims


def _same(told: Told) -> Figure:
    claim, number = told.claim, told.claim.quantity
    assert number is not None
    assert told.when is not None
    about = (told.actors, told.places, " ".join(f.text for f in claim.fillers("victims")).casefold())
    voice = told.sources or (told.origin,)
    return _question(told), about, number.low, number.high, number.unit, told.when.edtf(), voice


def _question(told: Told) -> str:
    return told.claim.trait(_QUESTION[told.claim.kind]) or told.claim.kind


def estimate(group: Sequence[Told], *, parties: Parties, text: Callable[[str], str]) -> Estimate:
    """The figure that all these claims give. `text` gives the text of a report by its id."""
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
