"""In whose company a claim stands: told alone, still fresh, told after others, or first of several.

In:     reconciled claims and events.
Out:    `Company`, sets of claim ids.
Never:  a weight: what company is worth is learnt from the record (trusting.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heldby.model.told import Reconciled, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """`alone`: one origin tells it, and no other although reports went on for long enough. `fresh`: one origin tells
    it, and there was no time yet for others. `first`: the first to tell it. `later`: told after another origin.
    """

    alone: frozenset[str] = frozenset()
    fresh: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()


def company(reconciled: Reconciled, *, within_days: int) -> Company:
    """Sort the claims of control by company. `within_days`: how soon others would tell it too."""
    last = max((d for t in reconciled.told if (d := readable(t)) < date.max), default=date.max)
    groups = list(_groups(reconciled))
    led = Counter(order[0].origin for g in groups if len(order := _order(g, Counter())) > 1)
    alone: set[str] = set()
    fresh: set[str] = set()
    first: set[str] = set()
    later: set[str] = set()
    for group in groups:
        order = _order(group, led)
        begun = order[0].origin
        first |= {t.claim.id for t in order if t.origin == begun}
        later |= {t.claim.id for t in order if t.origin != begun}
        if len({t.origin for t in order}) == 1:
            late = readable(order[0]) + timedelta(days=within_days) > last if readable(order[0]) < date.max else False
            (fresh if late else alone).update(t.claim.id for t in order)
    return Company(alone=frozenset(alone), fresh=frozenset(fresh), first=frozenset(first), later=frozenset(later))


def readable(told: Told) -> date:
    """The day from which a claim could be read; the end of time when it is not known."""
    return (told.published.latest if told.published else None) or date.max


def _groups(reconciled: Reconciled) -> Iterator[Sequence[Told]]:
    """Tellings of one thing: of an event, or of one holder on the same days."""
    by_id = {t.claim.id: t for t in reconciled.told}
    yield from ([by_id[c] for c in e.claims] for e in reconciled.events if e.kind == "control")
    held: dict[object, list[Told]] = defaultdict(list)
    for one in reconciled.told:
        if one.claim.kind == "control" and one.claim.trait("change") == "held" and one.counts and one.when:
            held[one.places, one.actors, one.when.earliest, one.when.latest].append(one)
    yield from held.values()


def _order(group: Iterable[Told], led: Counter[str]) -> list[Told]:
    """By the day it could be read; of one day, who more often leads comes first."""
    return sorted(group, key=lambda t: (readable(t), -led[t.origin], t.origin, t.claim.id))
