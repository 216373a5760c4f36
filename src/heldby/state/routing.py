"""Which ways are open, and to whom, as reports say.

In:     told route claims, and a day.
Out:    `RouteState`s, one for each pair of ends and each actor it is open or cut for.
Never:  a road nobody spoke of; deriving states from control over a road network comes on top of this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from heldby.model.parties import Parties
from heldby.model.state import RouteState
from heldby.model.told import Told
from heldby.state.ends import Ends, ends
from heldby.state.sighting import days

_STATE = {"cut": "cut", "open": "open", "used": "open", "contested": "contested"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """One claim about a way: for whom it is in which state, from when."""

    ends: tuple[str, str]
    actor: str
    state: str
    told: Told
    day: date


def routes(told: Iterable[Told], *, parties: Parties, day: date) -> tuple[RouteState, ...]:
    """The latest word on each way and actor by that day. "A cut B's road": it is cut for B."""
    latest: dict[tuple[frozenset[str], str, tuple[str, ...]], list[_Word]] = defaultdict(list)
    for one, pair in ends(told):
        for word in _words(one, pair):
            if word.day <= day:
                latest[frozenset(word.ends), parties.body(word.actor), one.ids.get("via", ())].append(word)
    found = [_route(words, parties) for words in latest.values()]
    return tuple(sorted(found, key=lambda r: (r.from_place, r.to_place, r.actor, r.via)))


def _words(told: Told, pair: Ends) -> Iterator[_Word]:
    state = _STATE.get(told.claim.trait("change") or "")
    if told.claim.kind != "route" or not told.counts or state is None:
        return
    first, last = days(told)
    day = first or last
    concerned = told.against if state == "cut" else told.actors
    for actor in concerned or ("",):
        if day is not None:
            yield _Word(ends=pair, actor=actor, state=state, told=told, day=day)


def _route(words: list[_Word], parties: Parties) -> RouteState:
    # of one day, what is said of a way is news, and "their supply road" what it was until then
    best = max(words, key=lambda w: (w.day, w.told.claim.trait("change") != "used", w.told.claim.id))
    same = [w for w in words if w.state == best.state]
    since = min(same, key=lambda w: (w.day, w.told.claim.id)).told.when
    cutters = best.told.actors if best.state == "cut" else ()
    origins = len({w.told.origin for w in same})
    by = f"cut by {', '.join(map(parties.name, cutters))}; " if cutters else ""
    return RouteState(
        from_place=best.ends[0],
        to_place=best.ends[1],
        actor=best.actor,
        state=best.state,
        since=since,
        claims=tuple(sorted({w.told.claim.id for w in same})),
        via=best.told.ids.get("via", ()),
        why=f"{by}told by {origins} origin{'' if origins == 1 else 's'}",
    )
