"""Changes of hands of which only "by then" is told, put after the last news of somebody else.

In:     what was told without a first day ("has taken X"), the dated turns, the sights of who held the place.
Out:    turns that begin after the last day on which another was told to hold the place; sights of the others.
Never:  a turn to him who was the last told to hold the place: "by then" says nothing new of him.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from heldby.state.evidence import UNKNOWN, Sight, Turn

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByThen:
    """A change told only as "by" the last day of `turn`, whose first day may be put later; `sight` says no more."""

    turn: Turn
    sight: Sight


def opened(told: Iterable[ByThen], turns: Sequence[Turn], sights: Sequence[Sight]) -> tuple[list[Turn], list[Sight]]:
    """Turns and sights, those told as "by then" among them."""
    news = [(turn.last, holder) for turn in turns for holder, _ in turn.gain if holder != UNKNOWN]
    news += [(sight.day, sight.holder) for sight in sights if sight.weight > 0]
    changed, seen = list(turns), list(sights)
    for one in sorted(told, key=lambda b: (b.turn.last, b.turn.claims)):
        first = _first(one.turn, news)
        if first is None:
            seen.append(one.sight)
        else:
            changed.append(replace(one.turn, first=first))
        news += [(one.turn.last, holder) for holder, _ in one.turn.gain]
    return changed, seen


def _first(turn: Turn, news: Iterable[tuple[date, str]]) -> date | None:
    """The day after the last news of another; None when there is none, or the gainer was told of since."""
    mine = {holder for holder, _ in turn.gain}
    before = [(day, holder in mine) for day, holder in news if day < turn.last]
    last, own = max(before, default=(None, True))
    return None if last is None or own else last + DAY
