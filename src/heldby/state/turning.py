"""Changes of hands: from events to turns, and what each turn says of the day before it.

In:     control events with their tellings; denials of them.
Out:    turns, wide ones narrowed by finer ones, and the sights they imply.
Never:  a turn from a part of a place, and never a day before anybody could have told of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from heldby.state.company import readable
from heldby.state.evidence import UNKNOWN, Sight, Turn
from heldby.state.opening import ByThen
from heldby.state.reading import is_again

if TYPE_CHECKING:
    from heldby.model.state import Event
    from heldby.model.told import Told
    from heldby.state.holders import Holders
    from heldby.state.weighing import Scales

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """An event's claims and those that deny it."""

    event: Event
    told: tuple[Told, ...]
    denied: tuple[Told, ...] = ()

    @property
    def place(self) -> str:
        """Where it was."""
        return self.event.places[0]

    def latest(self) -> date | None:
        """The last day it can have happened: no one tells of it before.

        Whoever does, by the days that his text and his report give, has the date of the report wrong: a text says what
        it tells of, while dates of reports are often somebody's guess.
        """
        first = self.event.when.earliest
        told = [t.published.latest for t in self.told if t.published]
        days = [self.event.when.latest, *(d for d in told if d is None or first is None or d >= first)]
        return min((d for d in days if d is not None), default=None)


def weight(tellings: Tellings, scales: Scales) -> float:
    """What independent origins add up to, each counted once by its strongest telling, less the denials."""
    total = sum(share for _, share in shares(tellings.told, scales))
    denied = sum(share for _, share in shares(tellings.denied, scales)) * scales.settings.share("denial")
    return max(0.0, min(total, scales.settings.most) - denied)


def shares(told: Iterable[Told], scales: Scales) -> tuple[tuple[Told, float], ...]:
    """The strongest telling of each origin and its weight, in the order they could be read."""
    best: dict[str, tuple[Told, float]] = {}
    for one in sorted(told, key=lambda t: t.claim.id):
        weight = scales.weight(one)
        if one.origin not in best or weight > best[one.origin][1]:
            best[one.origin] = (one, weight)
    return tuple(
        sorted(best.values(), key=lambda p: (p[0].claim.id in scales.company.later, readable(p[0]), p[0].origin))
    )


def turn(tellings: Tellings, holders: Holders, scales: Scales) -> Turn | ByThen | Sight | None:
    """The change an event tells; a sight when only a loss "by then" is known; None when no day or no party is."""
    event, last = tellings.event, tellings.latest()
    gain = holders.shares(tellings.place, event.actors)
    losers = holders.at(tellings.place, _most_told(tellings))
    if last is None or not (gain or losers):
        return None
    first = event.when.earliest
    heavy = weight(tellings, scales)
    by_then = first is None or first > last or (last - first).days >= scales.settings.widest_change_days
    holder, share = gain[0] if gain else (losers[0], -1.0)
    sight = Sight(day=last, holder=holder, weight=heavy * share, claims=event.claims, origins=event.origins)
    if by_then and not gain:
        return sight
    changed = Turn(
        first=last if by_then or first is None else first,
        last=last,
        gain=gain or ((UNKNOWN, 1.0),),
        loser="" if gain else losers[0],
        losers=losers,
        again=any(is_again(t) for t in tellings.told),
        weight=heavy,
        when=event.when,
        claims=event.claims,
        origins=event.origins,
        against=tuple(sorted(t.claim.id for t in tellings.denied)),
        deniers=tuple(sorted({t.origin for t in tellings.denied})),
    )
    return ByThen(turn=changed, sight=sight) if by_then else changed


def _most_told(tellings: Tellings) -> tuple[str, ...]:
    """Whom most origins name as the loser; several where as many name each."""
    origins: dict[str, set[str]] = defaultdict(set)
    for one in tellings.told:
        for actor in one.against:
            origins[actor].add(one.origin)
    most = max(map(len, origins.values()), default=0)
    return tuple(a for a in tellings.event.against if len(origins[a]) == most)


def untangled(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Narrow each turn dated widely by the finer ones inside it: who lost the place on a day had taken it before."""
    return tuple(_narrowed(t, turns) for t in turns)


def _narrowed(wide: Turn, turns: Sequence[Turn]) -> Turn:
    mine, before = {h for h, _ in wide.gain}, set(wide.losers)
    first, last = wide.first, wide.last
    for fine in turns:
        inside = wide.first < fine.first and fine.last < wide.last
        theirs = {h for h, _ in fine.gain}
        if not inside or mine & theirs:
            continue
        ends_mine, starts_loser = bool(mine & set(fine.losers)), bool(theirs & before)
        if ends_mine and not starts_loser:
            last = min(last, fine.first - DAY)
        elif starts_loser and (wide.again or not ends_mine):  # "recaptured": after the loss that is told
            first = max(first, fine.last + DAY)
    return wide if first > last else replace(wide, first=first, last=last)


def implied(turns: Sequence[Turn], scales: Scales) -> list[Sight]:
    """What the turns say of the day before: the loser held it, the gainer did not; "retook": he had held it once."""
    share = scales.settings.share
    found: list[Sight] = []
    for one in turns:
        eve = one.first - DAY
        found += [_sight(one, eve, loser, share("before") / len(one.losers)) for loser in one.losers]
        found += [_sight(one, eve, h, -share("not_before") * part) for h, part in one.gain if h != UNKNOWN]
        found += _earlier(one, turns, share("again"))
    return found


def _earlier(again: Turn, turns: Sequence[Turn], share: float) -> list[Sight]:
    """The eve of the last turn to somebody else before a "retaking", if nothing says who held it then."""
    gainers = {h for h, _ in again.gain}
    before = [t for t in turns if t.last < again.first and not gainers & {h for h, _ in t.gain}] if again.again else []
    if not before:
        return []
    loss = max(before, key=lambda t: (t.last, t.first))
    return [] if loss.losers else [_sight(again, loss.first - DAY, h, share * part) for h, part in again.gain]


def _sight(source: Turn, day: date, holder: str, share: float) -> Sight:
    return Sight(
        day=day,
        holder=holder,
        weight=source.weight * share,
        claims=source.claims,
        origins=source.origins,
        stated=False,
    )
