"""A derived passage in words, and whether reports agree with it.

In:     a `Passage`, and what reports say of the same way.
Out:    reasons, and agrees, contradicts, cannot tell, not reported.
Never:  a verdict on who is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from heldby.views.knowledge import place_of

if TYPE_CHECKING:
    from heldby.model import RouteState
    from heldby.model.told import Told
    from heldby.state import Passage
    from heldby.views.snapshot import Snapshot

# What reports say, and the derived states that fit it.
_FITS: Mapping[str, frozenset[str]] = {
    "cut": frozenset({"cut", "detour"}),
    "open": frozenset({"open", "contested"}),
    "contested": frozenset({"contested", "cut"}),
}


def agreement(passage: Passage | None, told: RouteState | None) -> str:
    """Whether what reports say of a way fits what follows from control.

    Who is said to hold a road that leads to a place he lost, holds it as far as that place: that fits. A way said to
    lead through a place fits if the derived one does.
    """
    if told is None:
        return "not reported"
    if passage is None or passage.state == "unknown":
        return "cannot tell"
    if told.state == "open" and passage.perhaps:
        return "cannot tell"  # another way may be free, and nobody tells of the places on it
    if told.via and passage.way:
        return "agrees" if set(told.via) <= set(passage.way.places) else "contradicts"
    if (
        told.state == "cut"
        and passage.state == "open"
        and {*passage.taken, *passage.unknown} & set(passage.usual.between)
    ):
        return "cannot tell"  # open for want of news of the places on it
    fits = passage.state in _FITS.get(told.state, frozenset()) or (told.state == "open" and _only_an_end(passage))
    return "agrees" if fits else "contradicts"


def _only_an_end(passage: Passage) -> bool:
    """Whether nothing but one end of the way is held by others."""
    ends = (passage.usual.places[0], passage.usual.places[-1])
    return passage.state == "cut" and len(passage.at) == 1 and passage.at[0] in ends


def newer(passage: Passage, told: RouteState, claims: Mapping[str, Told]) -> bool:
    """Whether places changed hands after the last report of the way, so that its word may be out of date."""
    if agreement(passage, told) != "contradicts" or passage.since is None or passage.since.earliest is None:
        return False
    last = max((w.latest for c in told.claims if (w := claims[c].when) and w.latest), default=date.max)
    return passage.since.earliest > last


def because(passage: Passage, snapshot: Snapshot) -> str:
    """What a derived state rests on."""
    return "; ".join(_reasons(passage, snapshot))


def _reasons(passage: Passage, snapshot: Snapshot) -> Iterator[str]:
    def names(places: tuple[str, ...]) -> str:
        return ", ".join(place.name if (place := place_of(snapshot, p)) else p for p in places)

    if passage.between_only:
        yield f"{names((passage.usual.places[0], passage.usual.places[-1]))} held by others, judged by what is between"
    if passage.at:
        yield f"held by others at {names(passage.at)}"
    if passage.state == "detour" and passage.way:
        yield f"{passage.way.km:.0f} km by {names(passage.via)} instead of {passage.usual.km:.0f}"
    if passage.perhaps:
        yield "whether another way is free is not known"
    if passage.held_to:
        place, km = passage.held_to
        yield f"free as far as {names((place,))}, {km:.0f} of {passage.usual.km:.0f} km"
    if passage.fought:
        yield f"fought over at {names(passage.fought)}"
    if passage.taken and passage.state != "cut":
        yield f"nobody tells of {names(passage.taken)}: taken to be held like the nearest place known"
    if passage.unknown and passage.state != "cut":
        yield f"nothing is known of who holds {names(passage.unknown)}"
