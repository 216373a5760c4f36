"""Who holds what: on a day, through time, and what changed.

In:     a `Snapshot`.
Out:    rows by place and probability, by place and time, by time.
Never:  a place of which nothing was told by `known`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from heldby.model import Holding, When
from heldby.state import Course, on
from heldby.state import timeline as spells_of
from heldby.views.knowledge import Knowledge, as_of, bodies, knowledge, place_ids, place_of
from heldby.views.rows import Rows
from heldby.views.shapes import Bounds, ChangeRow, ControlRow, TimelineRow
from heldby.views.snapshot import Earlier, Snapshot

LEAST = 0.05
"""A holder less likely than this is not shown."""
NOBODY = ("contested", "unknown")


class Clock(StrEnum):
    """Which clock a change is looked for by: on the ground, or in what could be known."""

    VALID = "valid"
    KNOWN = "known"


def control(
    snapshot: Snapshot,
    *,
    place: Annotated[str | None, "Only this place, by any of its names."] = None,
) -> Rows[ControlRow]:
    """Who held each place on the day asked about: every holder with a probability of at least 0.05, likeliest first.

    Without a day it is the day by which all must be known, else the last day a report was published. Where nobody is
    known to hold a place the holder is "unknown", or "contested" while it is fought over. Raises `UnknownPlace`.
    """
    known, day = knowledge(snapshot), as_of(snapshot)
    if day is None:
        return Rows(ControlRow, ())
    rows = [control_row(snapshot, h, day) for c in _courses(snapshot, known, place) for h in on(c, day, least=LEAST)]
    return Rows(ControlRow, sorted(rows, key=lambda r: (r.place.casefold(), r.place_id, -r.probability, r.holder)))


def timeline(
    snapshot: Snapshot,
    *,
    place: Annotated[str | None, "Only this place, by any of its names."] = None,
    actor: Annotated[str | None, "Only what this actor held, by any of its names."] = None,
) -> Rows[TimelineRow]:
    """Who held each place from when to when: the likeliest holder, spell by spell.

    Raises `UnknownPlace` or `UnknownActor`.
    """
    known, wanted = knowledge(snapshot), bodies(snapshot, actor)
    rows = [
        _spell(snapshot, h)
        for course in _courses(snapshot, known, place)
        for h in spells_of(course)
        if wanted is None or known.parties.body(h.holder) in wanted
    ]
    return Rows(TimelineRow, sorted(rows, key=lambda r: (r.place.casefold(), r.place_id)))


def changes(
    snapshot: Snapshot,
    *,
    start: Annotated[date | None, "From this day on (default: from the first)."] = None,
    end: Annotated[date | None, "Up to this day, inclusive (default: to the last)."] = None,
    clock: Annotated[
        Clock, "valid: what changed on the ground; known: what changed in what could be known."
    ] = Clock.VALID,
    place: Annotated[str | None, "Only this place, by any of its names."] = None,
) -> Rows[ChangeRow]:
    """What changed from `start` to `end`, on the ground or in what is known of it. Raises `UnknownPlace`."""
    first, last = start or date.min, end or as_of(snapshot) or date.max
    if Clock(clock) is Clock.VALID:
        found = [r for r in _changed(snapshot, place) if r.when and _meet(r.when, (first, last))]
    else:
        found = list(_learnt(Earlier(later=snapshot, known=first), Earlier(later=snapshot, known=last), place))
    return Rows(
        ChangeRow, sorted(found, key=lambda r: ((r.when or (None,))[0] or date.min, r.place, r.after, r.change))
    )


def _courses(snapshot: Snapshot, known: Knowledge, place: str | None) -> list[Course]:
    wanted = place_ids(snapshot, place)
    return [known.courses[id_] for id_ in known.courses if wanted is None or id_ in wanted]


def bounds(when: When | None) -> Bounds | None:
    """An interval as [earliest, latest]."""
    return (when.earliest, when.latest) if when else None


def _names(snapshot: Snapshot, holding: Holding) -> tuple[str, str | None]:
    if holding.holder in NOBODY:
        return holding.holder, None
    return knowledge(snapshot).parties.name(holding.holder), holding.holder


def _where(snapshot: Snapshot, place_id: str) -> tuple[str, float | None, float | None]:
    place = place_of(snapshot, place_id)
    return (place.name, place.lat, place.lon) if place else (place_id, None, None)


def control_row(snapshot: Snapshot, holding: Holding, day: date) -> ControlRow:
    """One holder of one place on a day."""
    parties = knowledge(snapshot).parties
    parts = tuple(f"{parties.name(holder)}: {words}" for holder, words in holding.parts)
    return ControlRow(**_held(snapshot, holding), parts=parts, as_of=day)


def _spell(snapshot: Snapshot, holding: Holding) -> TimelineRow:
    return TimelineRow(
        **_held(snapshot, holding),
        contested_on=tuple(f"{first}/{last}" for first, last in holding.contested_on),
        besieged_on=tuple(f"{first}/{last}" for first, last in holding.besieged_on),
        until=bounds(holding.until),
    )


def _held(snapshot: Snapshot, holding: Holding) -> dict[str, Any]:
    """What a row says of a holding, whether of one day or of its whole spell."""
    known = knowledge(snapshot)
    place, lat, lon = _where(snapshot, holding.place)
    holder, holder_id = _names(snapshot, holding)
    return {
        "place": place,
        "place_id": holding.place,
        "lat": lat,
        "lon": lon,
        "holder": holder,
        "holder_id": holder_id,
        "probability": round(holding.probability, 4),
        "contested": holding.contested,
        "besieged_by": tuple(map(known.parties.name, holding.besieged_by)),
        "encircling": holding.encircling,
        "since": bounds(holding.since),
        "origins": len(known.origins(holding.claims, holding.place)),
        "dissent": len(known.origins(holding.against, holding.place)),
        "one_sided": known.is_one_sided(holding.holder, holding.claims, holding.place),
        "claims": holding.claims,
        "known": snapshot.known,
    }


def _changed(snapshot: Snapshot, place: str | None) -> Iterator[ChangeRow]:
    """Every change of the likeliest holder whose days were told."""
    for course in _courses(snapshot, knowledge(snapshot), place):
        before = "unknown"
        for holding in spells_of(course):
            if holding.since and holding.since.earliest:
                yield _change(snapshot, holding, "changed hands", before=before, clock=Clock.VALID)
            before = _names(snapshot, holding)[0]


def _learnt(then: Snapshot, now: Snapshot, place: str | None) -> Iterator[ChangeRow]:
    """The spells that one could know of on the later day and not on the earlier, and those no longer believed."""
    old, new = _spells(then, place), _spells(now, place)
    for key in sorted(new.keys() - old.keys()):
        yield _change(now, new[key], "learnt", before="", clock=Clock.KNOWN)
    for key in sorted(old.keys() - new.keys()):
        yield _change(then, old[key], "no longer so", before=_names(then, old[key])[0], clock=Clock.KNOWN)


def _spells(snapshot: Snapshot, place: str | None) -> dict[tuple[str, str, str], Holding]:
    courses = _courses(snapshot, knowledge(snapshot), place)
    return {(h.place, h.holder, h.since.edtf() if h.since else ""): h for c in courses for h in spells_of(c)}


def _change(snapshot: Snapshot, holding: Holding, what: str, *, before: str, clock: Clock) -> ChangeRow:
    place, lat, lon = _where(snapshot, holding.place)
    return ChangeRow(
        place=place,
        place_id=holding.place,
        lat=lat,
        lon=lon,
        change=what,
        before=before,
        after="" if what == "no longer so" else _names(snapshot, holding)[0],
        when=bounds(holding.since),
        probability=round(holding.probability, 4),
        clock=clock,
        claims=holding.claims,
        known=snapshot.known,
    )


def _meet(one: Bounds, other: tuple[date, date]) -> bool:
    return (one[0] or date.min) <= other[1] and other[0] <= (one[1] or date.max)
