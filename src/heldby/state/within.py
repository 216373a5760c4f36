"""What becomes of the parts of a town when the whole of it changes hands: "retook Aleppo" is told of its east too.

In:     the evidence of a part, and the turns of its town.
Out:    the same evidence, with the turns of the town that nobody told of the part itself.
Never:  what a turn implies of the day before: whoever took the town may have held this part of it all along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from heldby.state.evidence import Evidence, Turn

if TYPE_CHECKING:
    from heldby.state.settings import Settings


def with_the_whole(part: Evidence, whole: Sequence[Turn], settings: Settings) -> Evidence:
    """Give a part of a town the turns of the town."""
    added = list(_lacking(part.turns, whole, settings))
    if not added:
        return part
    turns = sorted([*part.turns, *added], key=lambda t: (t.first, t.last, t.claims))
    return replace(part, turns=tuple(turns))


def _lacking(own: Sequence[Turn], whole: Iterable[Turn], settings: Settings) -> Iterator[Turn]:
    """The turns of the town that nobody told of the part on about the same days."""
    near = timedelta(days=settings.change_one_within)
    for turn in whole:
        told = any(_parties(t) & _parties(turn) and _apart(t, turn) <= near for t in own)
        if not told:
            yield replace(turn, losers=(), weight=turn.weight * settings.share("of_whole"))


def _apart(one: Turn, other: Turn) -> timedelta:
    """From the end of the earlier to the start of the later; none where they overlap."""
    return max(one.first - other.last, other.first - one.last, timedelta(0))


def _parties(turn: Turn) -> set[str]:
    return {turn.loser} if turn.loser else {holder for holder, _ in turn.gain}
