"""Whether figures for one thing agree, and if not, whether both may be right.

In:     told claims of one event, each with a quantity.
Out:    the sides of a dispute, whether it can be reconciled, and why; None when the figures agree.
Never:  an average.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.tables import data_path, table
from heldby.model.state import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model.told import Told

Bounds = tuple[float, float]


def bounds(told: Told) -> Bounds:
    """The lowest and highest number a claim allows; infinite where the text sets no bound."""
    quantity = told.claim.quantity
    assert quantity is not None
    low = 0.0 if quantity.low is None else quantity.low
    return low, (float("inf") if quantity.high is None else quantity.high)


def number_dispute(told: Sequence[Told]) -> tuple[tuple[Side, ...], bool, str] | None:
    """The sides, when at least two figures cannot both be exact; "more than 300" and "400" do not differ."""
    ranged = sorted(((bounds(t), t) for t in told), key=lambda pair: (pair[0], pair[1].claim.id))
    if max(low for (low, _), _ in ranged) <= min(high for (_, high), _ in ranged):
        return None
    by_phrase: dict[str, list[Told]] = {}
    for _, one in ranged:
        by_phrase.setdefault(one.claim.quantity.phrase if one.claim.quantity else "", []).append(one)
    sides = tuple(
        Side(says=says, claims=tuple(t.claim.id for t in group), origins=tuple(sorted({t.origin for t in group})))
        for says, group in by_phrase.items()
    )
    reconcilable, why = _reason([pair[1] for pair in ranged])
    return sides, reconcilable, why


def _reason(told: Sequence[Told]) -> tuple[bool, str]:
    """Whether rounding, a later count or another thing counted explains it. `told` comes lowest figure first."""
    known = table(data_path("state", "disputing.toml"))["number"]
    near, far = float(known["rounding"]), float(known["far_apart"])
    lowest, highest = bounds(told[0])[1], bounds(told[-1])[0]
    if highest - lowest <= near * highest:
        return True, f"within {near:.0%} of each other: rounding"
    if highest >= far * max(lowest, 1):
        return True, "so far apart that they count different things: a day and a war, say, or a part and the whole"
    days = [t.published.latest for t in told if t.published and t.published.latest]
    if len(days) == len(told) and days == sorted(days) and days[0] < days[-1]:
        return True, "the later the report, the higher the figure: a count that was still rising"
    return False, "the figures exclude each other"
