"""Why somebody is thought to hold a place: every claim that bears on the day, with its weight, for and against.

In:     a course, a day, the told claims, the scales they were weighed with.
Out:    `Bearing`s, the weightiest first; `Reason`s, which also have what the answer would be without each.
Never:  a weight that was not used: these are the numbers the course was computed with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from heldby.state.charting import courses
from heldby.state.evidence import UNKNOWN, Sight, Turn
from heldby.state.holding import bearing
from heldby.state.turning import shares

if TYPE_CHECKING:
    from heldby.model.told import Told
    from heldby.state.course import Course
    from heldby.state.weighing import Scales

_FAINT = 0.005  # log odds that nobody would see in the answer
_TURNED = {"for": "against", "against": "for"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """One claim that bears on who held a place on a day.

    `holder` is whom it speaks of; `speaks` is "for" or "against" `best`, the likeliest party on the day. `weight` is in
    natural log odds, 0 when its origin tells the same more strongly elsewhere; `factors` multiply to what it weighs
    before that.
    """

    claim: str
    best: str
    holder: str
    speaks: str
    weight: float
    factors: Mapping[str, float]
    implied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Bearing):
    """The same; `without` is the probability of `best` if what the claim tells had not been told by anyone."""

    without: float


def reasons(course: Course, day: date, told: Mapping[str, Told], scales: Scales) -> tuple[Reason, ...]:
    """Everything that bears on who held the place on that day, with what would be so without it."""
    without: dict[Turn | Sight, float] = {}
    found = []
    for one, piece in _borne(course, day, told, scales):
        if piece not in without:
            without[piece] = _without(course, piece, one.best, day, scales)
        found.append(Reason(**{f.name: getattr(one, f.name) for f in fields(one)}, without=without[piece]))
    return tuple(found)


def bearings(course: Course, day: date, told: Mapping[str, Told], scales: Scales) -> tuple[Bearing, ...]:
    """Everything that bears on who held the place on that day, for and against the likeliest party.

    It is the same for all days of a spell, and comes much cheaper than `reasons`.
    """
    return tuple(one for one, _ in _borne(course, day, told, scales))


def _borne(course: Course, day: date, told: Mapping[str, Told], scales: Scales) -> list[tuple[Bearing, Turn | Sight]]:
    """Each claim with the piece of evidence that it is part of, those for the likeliest party first."""
    best = likeliest(course, day)
    found: dict[tuple[str, str], tuple[Bearing, Turn | Sight]] = {}
    for piece in bearing(course, day):
        speaks = _speaks(piece, best)
        if not speaks or (isinstance(piece, Sight) and not piece.stated and abs(piece.weight) < _FAINT):
            continue
        frame = _frame(piece, best, speaks)
        for claim, weight, denies in _weighed(piece, told, scales):
            one = replace(frame, claim=claim, weight=weight, factors=scales.factors(told[claim]))
            one = replace(one, speaks=_TURNED[speaks]) if denies else one
            found.setdefault((claim, one.speaks), (one, piece))
    return sorted(found.values(), key=lambda f: (f[0].speaks != "for", -abs(f[0].weight), f[0].claim))


def _frame(piece: Turn | Sight, best: str, speaks: str) -> Bearing:
    """What all claims of a piece of evidence have in common."""
    return Bearing(
        claim="",
        best=best,
        holder=piece.holder if isinstance(piece, Sight) else (piece.loser or piece.gain[0][0]),
        speaks=speaks,
        weight=0.0,
        factors={},
        implied=isinstance(piece, Sight) and not piece.stated,
    )


def likeliest(course: Course, day: date) -> str:
    """The party most likely to have held the place on a day, however unlikely."""
    chances = course.chances([day])[0][:-1]
    return course.holders[int(chances.argmax())] if len(chances) else UNKNOWN


def _speaks(piece: Turn | Sight, best: str) -> str:
    if isinstance(piece, Sight):
        return "for" if (piece.holder == best) == (piece.weight > 0) else "against"
    if any(holder == best for holder, _ in piece.gain):
        return "for"
    return "against" if not piece.loser or piece.loser == best else ""


def _weighed(piece: Turn | Sight, told: Mapping[str, Told], scales: Scales) -> Iterator[tuple[str, float, bool]]:
    """Each claim of a piece with the part of the weight it carries, and whether it denies the piece."""
    asserted = [told[c] for c in piece.claims if c in told]
    if isinstance(piece, Sight):
        strongest = max(asserted, key=lambda t: (scales.weight(t), t.claim.id))
        yield from ((t.claim.id, abs(piece.weight) if t is strongest else 0.0, False) for t in asserted)
        return
    parts = {t.claim.id: weight for t, weight in shares(asserted, scales)}
    yield from ((t.claim.id, parts.get(t.claim.id, 0.0), False) for t in asserted)
    denials = [told[c] for c in piece.against if c in told]
    parts = {t.claim.id: weight for t, weight in shares(denials, scales)}
    share = scales.settings.share("denial")
    yield from ((t.claim.id, share * parts.get(t.claim.id, 0.0), True) for t in denials)


def _without(course: Course, piece: Turn | Sight, best: str, day: date, scales: Scales) -> float:
    """The probability of a party on the day if nobody had told what this piece rests on."""
    gone = set(piece.claims)
    evidence = replace(
        course.evidence,
        turns=_kept(course.evidence.turns, gone),
        sights=_kept(course.evidence.sights, gone),
    )
    if best not in evidence.holders:
        return 0.0
    (other,) = courses([evidence], settings=scales.settings)
    return float(other.chances([day])[0][other.holders.index(best)])


def _kept(pieces: Iterable[Turn | Sight], gone: set[str]) -> tuple:  # type: ignore[type-arg]
    return tuple(p for p in pieces if not set(p.claims) <= gone)
