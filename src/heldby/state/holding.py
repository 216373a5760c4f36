"""From a course to holdings: who held the place on a day, and the spells from first to last.

In:     a `Course`.
Out:    `Holding`s with probability, since and until as intervals, claims for and against, origins.
Never:  a holder less sure than asked for; a start finer than it was told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from heldby.model.state import Holding
from heldby.model.time import When
from heldby.state.evidence import CONTESTED, UNKNOWN, Siege, Sight, Turn

if TYPE_CHECKING:
    from heldby.state.course import Course, Spell

_DAY = timedelta(days=1)


def timeline(course: Course) -> tuple[Holding, ...]:
    """The spells of a place as holdings; one in which nobody is known to hold it is there while it is fought over, or
    when it is told that somebody lost it, and not to whom.
    """
    found = course.spells
    return tuple(
        _of_spell(course, spell, i, found)
        for i, spell in enumerate(found)
        if spell.holder != UNKNOWN or _is_contested(course, spell) or _lost(course, spell)
    )


def on(course: Course, day: date, *, least: float = 0.0) -> tuple[Holding, ...]:
    """Every holder with at least that probability on a day, likeliest first; none where nothing is told of holders."""
    if not course.tells(day):
        return ()
    around = _around(course, day)
    chances = course.chances([day])[0]
    order = np.argsort(-chances, kind="stable")
    return tuple(
        _holding(course, course.holders[i], float(chances[i]), around, day) for i in order if chances[i] >= least
    )


def held_by(course: Course, holder: str, day: date, chance: float = 0.0) -> Holding:
    """One holder on a day; all but the probability stays the same until the next day of `course.turning`."""
    return _holding(course, holder, chance, _around(course, day), day)


def _around(course: Course, day: date) -> tuple[date, date | None]:
    """The spell a day falls into; before the first, from the start of time."""
    found = course.spells
    if day < found[0].first:
        return date.min + _DAY, found[0].end
    spell = next(s for s in reversed(found) if s.first <= day)
    return (date.min + _DAY if spell.opening else spell.first), spell.end


def _of_spell(course: Course, spell: Spell, i: int, found: Sequence[Spell]) -> Holding:
    last = (spell.end or date.fromordinal(int(course.days[-1])) + _DAY) - _DAY
    days = [d for d in course.looks if spell.first <= d <= last] or [spell.first]
    sure = float(course.chances(days)[:, course.holders.index(spell.holder)].max())
    around = (date.min + _DAY if spell.opening else spell.first), spell.end
    holding = _holding(course, spell.holder, sure, around, spell.first)
    until = _start(course, found[i + 1].holder, (found[i + 1].first, found[i + 1].end)) if spell.end else None
    fought, rings = _fought(course, spell), list(_besieged(course, spell))
    return Holding(
        place=course.place,
        holder=CONTESTED if spell.holder == UNKNOWN and _is_contested(course, spell) else spell.holder,
        since=holding.since,
        until=until if until is not None or spell.end is None else When.within(None, spell.end, "no change was told"),
        probability=sure,
        claims=holding.claims or tuple(dict.fromkeys(c for f in fought for c in f.claims)),
        against=holding.against,
        contested=bool(fought) and (spell.holder != UNKNOWN or _is_contested(course, spell)),
        besieged_by=tuple(dict.fromkeys(b for s in rings for b in s.by)),
        encircling=_open(rings),
        contested_on=_stretches(((f.first, f.fading) for f in fought), spell),
        besieged_on=_stretches(((s.first or s.last, s.fading) for s in rings), spell),
        origins=holding.origins,
    )


def _stretches(found: Iterable[tuple[date, date]], spell: Spell) -> tuple[tuple[date, date], ...]:
    """Half-open stretches as first and last day, within the spell; those that meet are one."""
    joined: list[tuple[date, date]] = []
    for first, end in sorted((max(a, spell.first), min(b, spell.end or b)) for a, b in found):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        elif first < end:
            joined.append((first, end))
    return tuple((first, end - _DAY) for first, end in joined)


def _fought(course: Course, spell: Spell) -> list:  # type: ignore[type-arg]
    return [f for f in course.evidence.fights if f.fading > spell.first and (spell.end is None or f.first < spell.end)]


def _lost(course: Course, spell: Spell) -> list[Turn]:
    """The losses to nobody named with which a spell began."""
    around = (t for t in course.evidence.turns if t.first - _DAY <= spell.first <= t.last + _DAY)
    return [t for t in around if t.loser and not spell.opening]


def _is_contested(course: Course, spell: Spell) -> bool:
    """Whether a place is fought over in a spell, and not only on the days of the loss that ended the fighting."""
    over = max((t.last for t in _lost(course, spell)), default=None)
    return any(over is None or f.fading > over + _DAY for f in _fought(course, spell))


def _besieged(course: Course, spell: Spell) -> Iterator[Siege]:
    for siege in course.evidence.sieges:
        if siege.fading > spell.first and (spell.end is None or (siege.first or siege.last) < spell.end):
            yield siege


def _open(rings: Sequence[Siege]) -> bool:
    """Whether there is a ring, and none that is closed."""
    return bool(rings) and all(ring.closing for ring in rings)


def _holding(course: Course, holder: str, chance: float, around: tuple[date, date | None], day: date) -> Holding:
    pieces = list(_pieces(course, around))
    others = [p for p in pieces if _speaks_against(p, holder) and not _bounds(p, around)]
    # "B took it from A" implies that A held it the day before, but within A's own spell it is dissent
    ended = {c for p in others if isinstance(p, Turn) for c in p.claims}
    mine = [p for p in pieces if _speaks_for(p, holder) and not ended & set(p.claims)]
    fights, rings = course.fights(day), course.sieges(day)
    claims = tuple(dict.fromkeys(c for p in mine for c in p.claims))
    named = course.named(holder, day)
    if named == CONTESTED:
        claims = tuple(dict.fromkeys(c for f in fights for c in f.claims))
    denied = [c for p in mine if isinstance(p, Turn) for c in p.against]
    return Holding(
        place=course.place,
        holder=named,
        since=_start(course, holder, around),
        until=None,
        probability=chance,
        claims=claims,
        against=tuple(dict.fromkeys([*(c for p in others for c in p.claims if c not in claims), *denied])),
        contested=bool(fights),
        besieged_by=tuple(dict.fromkeys(b for s in rings for b in s.by if b != holder)),
        encircling=_open(rings),
        parts=tuple(dict.fromkeys((part.holder, part.words) for part in course.parts(day))),
        origins=tuple(sorted({o for p in mine for o in p.origins})),
    )


def _pieces(course: Course, around: tuple[date, date | None]) -> Iterator[Turn | Sight]:
    """The evidence of a spell: turns that may fall into it, sights within it, and the turn that began it."""
    first, end = around
    for turn in course.evidence.turns:
        if turn.last >= first and (end is None or turn.first < end):
            yield turn
    for sight in course.evidence.sights:
        if first <= sight.day and (end is None or sight.day < end):
            yield sight


def bearing(course: Course, day: date) -> tuple[Turn | Sight, ...]:
    """The evidence that bears on a day: that of the spell it falls into, without what may belong to its neighbours."""
    around = _around(course, day)
    best = course.holders[int(course.chances([day])[0].argmax())]
    pieces = list(_pieces(course, around))
    return tuple(p for p in pieces if not _bounds(p, around) or _speaks_for(p, best))


def _bounds(piece: Turn | Sight, around: tuple[date, date | None]) -> bool:
    """Whether a turn may belong to the spell before or begin the one after: then it is no dissent."""
    first, end = around
    if isinstance(piece, Sight):
        return False
    return piece.first < first or (end is not None and piece.first <= end <= piece.last + _DAY)


def _speaks_for(piece: Turn | Sight, holder: str) -> bool:
    if isinstance(piece, Turn):
        return any(h == holder for h, _ in piece.gain)
    return piece.holder == holder and piece.weight > 0


def _speaks_against(piece: Turn | Sight, holder: str) -> bool:
    if holder == UNKNOWN:
        return False
    if isinstance(piece, Turn):
        return not _speaks_for(piece, holder) and (not piece.loser or piece.loser == holder)
    if piece.weight < 0:
        return piece.holder == holder and piece.stated
    return piece.holder != holder


def _start(course: Course, holder: str, around: tuple[date, date | None]) -> When | None:
    """When the spell began: the days of the turn that began it; else "by the first day it shows"; else None."""
    first, _ = around
    begun = [t for t in course.evidence.turns if _speaks_for(t, holder) and t.first - _DAY <= first <= t.last + _DAY]
    if begun:
        best = max(begun, key=lambda t: (t.weight, t.claims))
        return best.when.because("told") if best.when.earliest else best.when
    own = [t for t in course.evidence.turns if _speaks_for(t, holder) and _inside(t.first, around)]
    shown = [s.day for s in course.evidence.sights if _speaks_for(s, holder) and _inside(s.day, around)]
    days = sorted([*(t.last for t in own), *shown])
    return When.within(None, days[0], "first day on which it shows") if days else None


def _inside(day: date, around: tuple[date, date | None]) -> bool:
    first, end = around
    return first <= day and (end is None or day < end)
