"""Tellings of one change of hands that each name only one side of it, put together.

In:     the turns of one place, and who was told to enter it.
Out:    turns: "A took it" and "B left it" of the same days are one turn, stronger than either; "B left it" and "A came
        in" too.
Never:  two gainers made one, nor a loss given to whom it happened to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from heldby.state.evidence import UNKNOWN, Sight, Turn

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """On `day`, `by` came in, against `defenders` as far as told."""

    day: date
    by: tuple[tuple[str, float], ...]
    defenders: tuple[str, ...]
    claims: tuple[str, ...]
    origins: tuple[str, ...]


def paired(turns: Iterable[Turn], entries: Sequence[Entry], *, within: int, most: float) -> list[Turn]:
    """Turns with each loss joined to the gain told of the same days, else to the entry; what has no partner stays.

    `within` is how many days apart two tellings of one change may lie, `most` the greatest weight there is.
    """
    every = list(turns)
    gains = [t for t in every if not t.loser]
    left: list[Turn] = []
    for loss in (t for t in every if t.loser):
        found = [i for i, gain in enumerate(gains) if _is_other_side(loss, gain) and _apart(loss, gain) <= within]
        if found:
            nearest = min(found, key=lambda i: (_apart(loss, gains[i]), gains[i].first, gains[i].claims))
            gains[nearest] = _joined(gains[nearest], loss, most)
        else:
            left.append(_entered(loss, entries, within))
    return [*gains, *left]


def before_turns(sights: Iterable[Sight], entries: Sequence[Entry], turns: Sequence[Turn], within: int) -> list[Sight]:
    """Sights, those of the defenders against an entry moved before the change of hands that the entry was part of."""
    by_claim = {entry.claims: entry for entry in entries}
    days = {turn.first: turn for turn in turns if turn.first == turn.last and not turn.loser}
    return [
        _before(s, by_claim[s.claims], turns, within) if s.claims in by_claim else _of_the_day(s, days.get(s.day))
        for s in sights
    ]


def _of_the_day(sight: Sight, turn: Turn | None) -> Sight:
    """On the day it changes hands a place has two holders: who is seen there and did not gain it, held it before."""
    if turn is None or sight.weight <= 0 or sight.holder in {holder for holder, _ in turn.gain}:
        return sight
    return replace(sight, day=turn.first - DAY)


def _before(sight: Sight, entry: Entry, turns: Sequence[Turn], within: int) -> Sight:
    comers = {holder for holder, _ in entry.by}
    for turn in turns:
        same = comers & {h for h, _ in turn.gain} or sight.holder in turn.losers
        if same and turn.first <= sight.day <= turn.last + within * DAY:
            return replace(sight, day=turn.first - DAY)
    return sight


def _is_other_side(loss: Turn, gain: Turn) -> bool:
    """Whether a gain may be what a loss was to the other side."""
    gainers = {holder for holder, _ in gain.gain}
    return loss.loser not in gainers and UNKNOWN not in gainers and (not gain.losers or loss.loser in gain.losers)


def _apart(one: Turn, other: Turn) -> int:
    """Days from the end of the earlier to the start of the later, 0 where they overlap."""
    return max((one.first - other.last).days, (other.first - one.last).days, 0)


def _joined(gain: Turn, loss: Turn, most: float) -> Turn:
    """What an origin tells of both sides counts once, by the stronger."""
    fresh = len(set(loss.origins) - set(gain.origins)) / len(set(loss.origins))
    weight = max(gain.weight + fresh * loss.weight, loss.weight)
    return replace(
        gain,
        weight=min(weight, most),
        losers=gain.losers or loss.losers,
        claims=tuple(dict.fromkeys((*gain.claims, *loss.claims))),
        origins=tuple(dict.fromkeys((*gain.origins, *loss.origins))),
        against=tuple(sorted({*gain.against, *loss.against})),
        deniers=tuple(sorted({*gain.deniers, *loss.deniers})),
    )


def _entered(loss: Turn, entries: Sequence[Entry], within: int) -> Turn:
    """A loss with its gainer, where the enemy was told to come in on the same days or just after."""
    for entry in sorted(entries, key=lambda e: (e.day, e.claims)):
        fits = not entry.defenders or loss.loser in entry.defenders
        near = loss.first <= entry.day <= loss.last + within * DAY
        if fits and near and entry.by and loss.loser not in {holder for holder, _ in entry.by}:
            return replace(
                loss,
                gain=entry.by,
                loser="",
                claims=tuple(dict.fromkeys((*loss.claims, *entry.claims))),
                origins=tuple(dict.fromkeys((*loss.origins, *entry.origins))),
            )
    return loss
