"""In whose company a claim stands: told alone, still fresh, told after others, or first of several.

In:     what was told of one place, who leads elsewhere, how far reports go on.
Out:    `Company`, by claim ids.
Never:  a weight: what company is worth is learnt from the record (trusting.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heldby.model.told import Local, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """`alone`: one origin tells it, and no other although reports went on for long enough. `fresh`: one origin tells
    it, and there was no time yet for others. `first`: the first to tell it. `later`: told after another origin.

    Where several origins tell it, `others` are the sources that a claim has beside its own, and `recent` says that
    there would be no time yet for more.
    """

    alone: Set[str] = frozenset()
    fresh: Set[str] = frozenset()
    first: Set[str] = frozenset()
    later: Set[str] = frozenset()
    recent: Set[str] = frozenset()
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Groups:
    """The tellings of each thing told of one place: of a change, or of one holder on the same days.

    Each group comes by the day it could be read. `led` is who came first of several, `tied` who came first on one day
    with others, `waiting` the days from which things were told.
    """

    groups: tuple[tuple[Told, ...], ...]
    led: Counter[str]
    tied: frozenset[str]
    waiting: frozenset[date]

    @classmethod
    def of(cls, local: Local) -> Groups:
        """Group what was told of a place; a holding of several places is told of the first of them."""
        groups = tuple(tuple(sorted(g, key=lambda t: (readable(t), t.origin, t.claim.id))) for g in _groups(local))
        several = [g for g in groups if len(g) > 1]
        first = [{t.origin for t in g if readable(t) == readable(g[0])} for g in several]
        return cls(
            groups=groups,
            led=Counter(g[0].origin for g in several),
            tied=frozenset(origin for origins in first if len(origins) > 1 for origin in origins),
            waiting=frozenset(readable(g[0]) for g in groups),
        )


def company(groups: Groups, *, led: Mapping[str, int], fresh_from: date) -> Company:
    """Sort the claims of one place by company. `led` is how often each origin came first of several, anywhere; what
    could be read on `fresh_from` or later others may still come to tell.
    """
    alone: set[str] = set()
    fresh: set[str] = set()
    first: set[str] = set()
    later: set[str] = set()
    recent: set[str] = set()
    others: dict[str, frozenset[str]] = {}
    for group in groups.groups:
        begun = _begun(group, led)
        first |= {t.claim.id for t in group if t.origin == begun}
        later |= {t.claim.id for t in group if t.origin != begun}
        late = fresh_from <= readable(group[0]) < date.max
        if len({t.origin for t in group}) == 1:
            (fresh if late else alone).update(t.claim.id for t in group)
            continue
        recent.update(t.claim.id for t in group if late)
        for one in group:
            beside = frozenset(source_of(t) for t in group if t.origin != one.origin)
            others[one.claim.id] = others.get(one.claim.id, frozenset()) | beside
    return Company(
        alone=frozenset(alone),
        fresh=frozenset(fresh),
        first=frozenset(first),
        later=frozenset(later),
        recent=frozenset(recent),
        others=others,
    )


def source_of(told: Told) -> str:
    """Who has a record to lose by a claim: whoever is credited, else the publisher; "" when nobody is named."""
    return "+".join(sorted(told.sources)) or " ".join(told.outlet.casefold().split())


def readable(told: Told) -> date:
    """The day from which a claim could be read; the end of time when it is not known."""
    return (told.published.latest if told.published else None) or date.max


def _groups(local: Local) -> Iterator[Sequence[Told]]:
    by_id = {t.claim.id: t for t in local.told}
    yield from ([by_id[c] for c in e.claims] for e in local.events)
    held: dict[object, list[Told]] = defaultdict(list)
    for one in local.told:
        control = one.claim.kind == "control" and one.claim.trait("change") == "held"
        if control and one.counts and one.when and one.places[0] == local.place:
            held[one.places, one.actors, one.when.earliest, one.when.latest].append(one)
    yield from held.values()


def _begun(group: Sequence[Told], led: Mapping[str, int]) -> str:
    """Who told it first; of one day, who more often leads."""
    first = readable(group[0])
    return min((-led.get(t.origin, 0), t.origin) for t in group if readable(t) == first)[1]
