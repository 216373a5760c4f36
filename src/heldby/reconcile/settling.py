"""Disputes that a person has decided: which side is preferred, that both stand, that they tell different things.

In:     the material of a snapshot with its judgements.
Out:    `Settling`: the same as `Reconciling` gives; decided disputes stay with their `Settled`, and what the other
        sides of a preferred one say is set aside: recorded and shown, but nothing follows from it.
Never:  a decision that a later report undoes: it is about claims, and holds for every dispute with both on two sides.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import combinations
from operator import attrgetter
from typing import TYPE_CHECKING

from heldby.model.link import Judgement, Verdict, standing
from heldby.model.told import Reconciled, Settled
from heldby.reconcile.disputing import dispute_order
from heldby.reconcile.growing import Grown, Reconciling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from heldby.model.ports import Actors, Gazetteer
    from heldby.model.state import Dispute
    from heldby.model.told import Material

_LAST = datetime.max.replace(tzinfo=UTC)
_Pair = tuple[int, int]  # two sides of a dispute, by their place in it


class Settling:
    """Reconciles one version of a record after another, as its judgements have it."""

    def __init__(self, *, actors: Actors, places: Gazetteer | None = None) -> None:
        self._made = partial(Reconciling, actors=actors, places=places)
        self._kept = self._made()
        self._open: Reconciling | None = None  # as if nobody had decided a dispute: made when somebody has

    def to(self, material: Material) -> Grown:
        """Everything that follows from the material once what people decided has been heeded."""
        told = standing(material.judgements)
        pairs = [j for j in told if j.other and j.verdict.pairs and j.verdict is not Verdict.SAME]
        if not pairs:
            self._open = None
            return self._kept.to(material)
        self._open = self._open or self._made()
        others = tuple(j for j in told if j not in pairs)
        whole = self._open.to(replace(material, judgements=others))
        settled = settle(whole.reconciled.disputes, pairs)
        aside = set_aside(whole.reconciled.disputes, settled)
        kept = self._kept.to(replace(material, judgements=(*told, *map(_left_out, sorted(aside)))))
        return _joined(whole, kept, pairs, aside)


def settle(disputes: Iterable[Dispute], judgements: Sequence[Judgement]) -> dict[str, Settled]:
    """What was decided of each dispute, by its id: those of which every two sides, or one against all, were judged."""
    touched = frozenset(claim for judgement in judgements for claim in judgement.subject)
    found: dict[str, Settled] = {}
    for dispute in disputes:
        side = {c: n for n, each in enumerate(dispute.sides) for c in each.claims if c in touched}
        decided: dict[_Pair, Judgement] = {}
        for judgement in judgements if len(set(side.values())) > 1 else ():
            one, other = side.get(judgement.about), side.get(judgement.other)
            if one is not None and other is not None and one != other:
                decided[min(one, other), max(one, other)] = judgement
        if settled := _settled(len(dispute.sides), decided, side):
            found[dispute.id] = settled
    return found


def _settled(sides: int, decided: Mapping[_Pair, Judgement], side: Mapping[str, int]) -> Settled | None:
    preferred: dict[int, list[Judgement]] = defaultdict(list)
    for judgement in decided.values():
        if judgement.verdict is Verdict.PREFER:
            preferred[side[judgement.about]].append(judgement)
    for best, over in preferred.items():
        if len(over) == sides - 1:
            return _of(over, prefers=best)
    told = [decided[pair] for pair in combinations(range(sides), 2) if pair in decided]
    if len(told) < sides * (sides - 1) // 2 or len({j.verdict for j in told}) > 1:
        return None
    return None if told[-1].verdict is Verdict.PREFER else _of(told)


def _of(judgements: Sequence[Judgement], prefers: int | None = None) -> Settled:
    claims = dict.fromkeys(claim for j in judgements for claim in (j.about, j.other))
    last = max(judgements, key=attrgetter("at"))
    return Settled(verdict=last.verdict, judgement=last, claims=tuple(claims), prefers=prefers)


def set_aside(disputes: Iterable[Dispute], settled: Mapping[str, Settled]) -> frozenset[str]:
    """The claims of sides to which another is preferred."""
    found: set[str] = set()
    for dispute in disputes:
        one = settled.get(dispute.id)
        if one is not None and one.prefers is not None:
            kept = set(dispute.sides[one.prefers].claims)
            found |= {c for side in dispute.sides for c in side.claims if c not in kept}
    return frozenset(found)


def _left_out(claim: str) -> Judgement:
    """What keeps a claim from telling anything: it stands last, whatever else was decided about the claim."""
    return Judgement(about=claim, verdict=Verdict.REJECT, by="", at=_LAST, reason="another side is preferred")


def _joined(whole: Grown, kept: Grown, pairs: Sequence[Judgement], aside: frozenset[str]) -> Grown:
    """What follows from the claims that are not set aside, with all claims and with the disputes that were decided."""
    both = {d.id: d for d in (*whole.reconciled.disputes, *kept.reconciled.disputes)}
    settled = settle(both.values(), pairs)
    there = settled.keys() | {d.id for d in kept.reconciled.disputes}
    reconciled = Reconciled(
        told=whole.reconciled.told,
        events=kept.reconciled.events,
        disputes=tuple(sorted((both[name] for name in there), key=dispute_order)),
        estimates=kept.reconciled.estimates,
        settled=settled,
        aside=aside,
    )
    return replace(kept, reconciled=reconciled, by_id=whole.by_id, names=whole.names, problems=whole.problems)
