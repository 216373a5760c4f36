"""Holding, fighting and siege on the days told of.

In:     a told claim that is asserted and real.
Out:    sights of the holder, a stretch of fighting, a siege, who has a part.
Never:  more days than the text gives: a long "ever since" marks no day, an open start stays open.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from heldby.model.time import Extent
from heldby.state.evidence import Fight, Share, Siege, Sight, Turn

if TYPE_CHECKING:
    from heldby.model.told import Told
    from heldby.state.holders import Holders
    from heldby.state.settings import Settings
    from heldby.state.weighing import Scales

_STEP = 30  # days between two sights of a holding that a table gives from day to day
_DEFENDED = {"entered": "defended", "contested": "defended", "approached": "defended", "besieged": "besieged"}


def days(told: Told) -> tuple[date | None, date | None]:
    """The first and last day told of; nothing real is told of before it happened."""
    when = told.when
    if when is None:
        return None, None
    published = told.published.latest if told.published else None
    last = min((d for d in (when.latest, published) if d is not None), default=when.earliest)
    first = min(when.earliest, last) if when.earliest and last else when.earliest
    return first, last


def sights(told: Told, place: str, holders: Holders, scales: Scales) -> list[Sight]:
    """Who the claim shows as holder: who holds, who is relieved, or against whom others enter, fight or lay siege."""
    change, weight, share = told.claim.trait("change"), scales.weight(told), scales.settings.share
    if change == "held":
        return [
            _sight(told, day, holder, weight * part * one, stated=True)
            for holder, part in holders.shares(place, told.actors)
            for day, one in _points(told)
        ]
    first, last = days(told)
    day = first or last
    if day is None:
        return []
    if change == "relieved":
        return [_sight(told, day, h, weight * share("relieved") * p) for h, p in holders.shares(place, told.actors)]
    name = _DEFENDED.get(change or "")
    defenders = holders.shares(place, told.against) if name else ()
    return [_sight(told, day, h, weight * share(name or "") * p) for h, p in defenders]


def _points(told: Told) -> list[tuple[date, float]]:
    """The days on which a holding shows, with the share of the weight each carries.

    Throughout a stretch: the ends of what is surely meant ("from May": from 31 May; "until 27 March": to the 26th, for
    on its last day the place may have changed hands). On some day within: each end for half.
    """
    first, last = days(told)
    throughout = told.when is not None and told.when.extent is Extent.THROUGHOUT
    if throughout and first != last:
        first, last = _surely(told, last)
    between = _between(first, last) if throughout and told.claim.is_coded else ()
    ends = sorted({d for d in (first, *between, last) if d is not None})
    return [(d, 1.0 if throughout or len(ends) == 1 else 0.5) for d in ends]


def _between(first: date | None, last: date | None) -> tuple[date, ...]:
    """Days within a stretch that a table gives row by row, and so means throughout, unlike a text's "ever since"."""
    if first is None or last is None:
        return ()
    return tuple(first + timedelta(days=d) for d in range(_STEP, (last - first).days, _STEP))


def _surely(told: Told, published: date | None) -> tuple[date | None, date | None]:
    when = told.when
    first = when.start.last() if when and when.start else None
    told_last = when.end.first() if when and when.end else published
    last = min(d for d in (told_last, published) if d is not None) if told_last or published else None
    if last is not None and (first is None or first < last):
        last -= timedelta(days=1)
    return (None if first and last and first > last else first), last


def fight(told: Told, settings: Settings) -> Fight | None:
    """The fighting a claim tells of; None when it cannot be laid on days."""
    first, last = days(told)
    if first is None or last is None or told.when is None:
        return None
    if _is_as_wide_as_publication(told):
        return None
    throughout = told.when.extent is Extent.THROUGHOUT
    widest = settings.contested_widest_days if throughout else settings.contested_some_day_within
    if (last - first).days >= widest:
        return None
    fading = last + timedelta(days=settings.contested_linger_days)
    return Fight(first=first, last=last, fading=fading, claims=(told.claim.id,), origins=(told.origin,))


def _is_as_wide_as_publication(told: Told) -> bool:
    """Whether it goes on "now", where nobody knows which of several days that is."""
    when, published = told.when, told.published
    if when is None or published is None or published.earliest == published.latest:
        return False
    return (when.earliest, when.latest) == (published.earliest, published.latest)


def fight_before(told: Told, turn: Turn, settings: Settings) -> Fight | None:
    """The fighting before a place was taken ("the battle for X"); None for fighting with days of its own."""
    when = told.when
    if when is None or when.extent is Extent.THROUGHOUT or not when.overlaps(turn.when):
        return None
    before = turn.first - timedelta(days=settings.contested_before_days)
    return Fight(
        first=max(before, when.earliest or before) if (when.earliest or before) < turn.first else before,
        last=turn.last,
        fading=turn.last + timedelta(days=1),
        claims=(told.claim.id,),
        origins=(told.origin,),
    )


def siege(told: Told, place: str, holders: Holders, settings: Settings) -> Siege | None:
    """The siege a claim tells of; its start stays open when the text does not give it."""
    first, last = days(told)
    if last is None:
        return None
    fading = last + timedelta(days=settings.besieged_linger_days)
    return Siege(
        by=holders.at(place, told.actors),
        first=first,
        last=last,
        fading=fading,
        claims=(told.claim.id,),
        closing=told.claim.trait("ring") == "closing",
    )


def shares(told: Told, place: str, holders: Holders, settings: Settings) -> list[Share]:
    """Who has the part that the claim tells of; until when, if nothing else is told, is assumed."""
    first, last = days(told)
    words, begun = told.part, (last if told.claim.trait("change") == "taken" else first) or last
    if begun is None or last is None or not words:
        return []
    fading = last + timedelta(days=settings.parts_linger_days)
    ids = (told.claim.id,)
    return [
        Share(holder=h, words=words, first=begun, fading=fading, claims=ids) for h in holders.at(place, told.actors)
    ]


def _sight(told: Told, day: date, holder: str, weight: float, *, stated: bool = False) -> Sight:
    return Sight(day=day, holder=holder, weight=weight, claims=(told.claim.id,), origins=(told.origin,), stated=stated)
