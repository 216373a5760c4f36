"""The ends of ways that reports leave to the reader: "in taking A they cut the road to B", "the longer route via C".

In:     told claims.
Out:    for each claim of a way, its two ends.
Never:  an end from far away: only what was told shortly before, in the same report, is implied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from heldby.model.claim import Basis

if TYPE_CHECKING:
    from heldby.model.told import Told

_SHORTLY = 250  # characters before a claim: its own sentence, and seldom more than the one before it
_CHANGES = ("taken", "lost")

Ends = tuple[str, str]


def ends(told: Iterable[Told]) -> Iterator[tuple[Told, Ends]]:
    """Every claim of a way with each pair of its ends; one without a second end, told or implied, has none."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_report[one.claim.report].append(one)
    for report in by_report.values():
        report.sort(key=lambda t: (t.claim.start, t.claim.id))
        for one in report:
            if one.claim.kind == "route":
                yield from ((one, pair) for pair in _beside(one, report) or _stated(one) or _implied(one, report))


def _stated(told: Told) -> list[Ends]:
    """The ends as told; a way within one place is none."""
    starts, goals = told.ids.get("from_place", ()), told.ids.get("to_place", ())
    return [(start, end) for start in starts for end in goals if start != end]


def _beside(told: Told, report: Iterable[Told]) -> list[Ends]:
    """Of two roads told side by side the second begins where the first does: "the road to A (the road to B is open)".

    Taken to begin where the first ends, because that was named last, it would be another road.
    """
    starts = told.claim.fillers("from_place")
    if not starts or any(start.basis is not Basis.IMPLIED for start in starts):
        return []
    goals = told.ids.get("to_place", ())
    for other in report:
        near = told.claim.start - _SHORTLY <= other.claim.start < told.claim.start and other.claim.kind == "route"
        if near and set(told.ids.get("from_place", ())) & set(other.ids.get("to_place", ())):
            found = [(start, goal) for start, _ in _stated(other) for goal in goals if goal != start]
            if found:
                return found
    return []


def _implied(told: Told, report: Iterable[Told]) -> list[Ends]:
    """With one end told: from the place that changed hands shortly before; with none: the ends of the way before."""
    if told.claim.fillers("from_place"):
        return []
    before = [t for t in report if told.claim.start - _SHORTLY <= t.claim.start <= told.claim.start and t is not told]
    if not told.claim.fillers("to_place"):
        return next((pairs for t in reversed(before) if t.claim.kind == "route" and (pairs := _stated(t))), [])
    fallen = [t for t in before if t.claim.kind == "control" and t.claim.trait("change") in _CHANGES and t.counts]
    starts = next((t.places for t in reversed(fallen) if not set(t.places) & set(told.ids.get("to_place", ()))), ())
    return [(start, end) for start in starts for end in told.ids.get("to_place", ())]
