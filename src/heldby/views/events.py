"""Occurrences, each told by one or more claims: who tells it, and why the claims were taken for one.

In:     a `Snapshot`.
Out:    rows, one an event.
Never:  a merge without its reason; a judgement "not the same" about two claims undoes it (`Record.judge`).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from heldby.model.state import Event
from heldby.views.knowledge import Knowledge, knowledge, place_ids, place_of
from heldby.views.rows import Rows
from heldby.views.shapes import EventRow
from heldby.views.snapshot import Snapshot


def events(
    snapshot: Snapshot,
    *,
    place: Annotated[str | None, "Only events at this place, by any of its names."] = None,
    kind: Annotated[str | None, "Only this kind: control, event, casualty, damage, person, route."] = None,
) -> Rows[EventRow]:
    """What happened, each occurrence once: the claims that tell it, by how many origins, and why they are one.

    Raises `UnknownPlace`.
    """
    known, wanted = knowledge(snapshot), place_ids(snapshot, place)
    found = [
        e
        for e in known.reconciled.events
        if (wanted is None or wanted & set(e.places)) and (kind is None or e.kind == kind)
    ]
    order = sorted(found, key=lambda e: (e.when.latest or date.max, e.kind, e.places, e.id))
    return Rows(EventRow, [_row(snapshot, e, known) for e in order])


def _row(snapshot: Snapshot, event: Event, known: Knowledge) -> EventRow:
    place = place_of(snapshot, event.places[0])
    return EventRow(
        id=event.id,
        kind=event.kind,
        what=", ".join(event.traits.values()),
        place=place.name if place else event.places[0],
        place_id=event.places[0],
        actor=", ".join(map(known.parties.name, event.actors)),
        against=", ".join(map(known.parties.name, event.against)),
        when=(event.when.earliest, event.when.latest),
        origins=len(event.origins),
        told_by=event.origins,
        reports=len({known.told[c].claim.report for c in event.claims}),
        why=event.why,
        quotes=tuple(known.told[c].claim.quote for c in event.claims),
        claims=event.claims,
    )
