"""A holding that ended on the day that somebody else came in: "soldiers walked into Kherson, occupied since March".

In:     who was told to hold a place throughout a stretch, and who was told to enter it, by the same report.
Out:    losses on the day of the entry, which `pairing` joins to it.
Never:  a loss from a holding that goes on, or from an entry that another report tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from heldby.model.time import Extent, When
from heldby.state.evidence import UNKNOWN, Turn

if TYPE_CHECKING:
    from datetime import date

    from heldby.model.told import Told
    from heldby.state.holders import Holders
    from heldby.state.pairing import Entry
    from heldby.state.weighing import Scales

_DAY = timedelta(days=1)


def losses(
    place: str,
    held: Iterable[Told],
    entries: Sequence[Entry],
    told: Mapping[str, Told],
    weighed: tuple[Holders, Scales],
) -> Iterator[Turn]:
    """The losses of one place; `told` are all claims by id."""
    holders, scales = weighed
    for one in held:
        if (over := _over(one)) is None:
            continue
        for entry in entries:
            came = told[entry.claims[0]]
            comers = {holder for holder, _ in entry.by}
            same = came.claim.report == one.claim.report and abs(entry.day - over) <= _DAY
            for holder in holders.at(place, one.actors) if same else ():
                if holder not in comers and (not entry.defenders or holder in entry.defenders):
                    yield _loss(holder, entry, (one, came), scales)


def _over(held: Told) -> date | None:
    """The day on which a holding ended, as far as told; None for one that goes on when it is told."""
    when, published = held.when, held.published.latest if held.published else None
    if when is None or when.extent is not Extent.THROUGHOUT or when.latest is None or published is None:
        return None
    return when.latest if when.earliest != when.latest < published else None


def _loss(holder: str, entry: Entry, told: tuple[Told, Told], scales: Scales) -> Turn:
    """No surer than the weaker of the two that it follows from."""
    return Turn(
        first=entry.day,
        last=entry.day,
        gain=((UNKNOWN, 1.0),),
        loser=holder,
        losers=(holder,),
        weight=min(scales.weight(one) for one in told),
        when=When.within(entry.day, entry.day, "held until somebody else came in"),
        claims=(told[0].claim.id,),
        origins=(told[0].origin,),
    )
