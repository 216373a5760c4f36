"""Occurrences, each told by one or more claims: who tells it, and why the claims were taken for one.

In:     a `Snapshot`.
Out:    rows, one an event, with its quotes, its figure's bounds and its codes in ACLED and PLOVER.
Never:  a merge without its reason; a judgement "not the same" about two claims undoes it (`Record.judge`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from heldby.lexicon.codes import codes
from heldby.lexicon.kinds import kinds
from heldby.model import MentionKind, Place, PlaceKind, When
from heldby.model.state import Event
from heldby.model.told import Told
from heldby.views.errors import UnknownKind
from heldby.views.knowledge import Knowledge, bodies, knowledge, place_ids, place_of
from heldby.views.rows import Rows
from heldby.views.shapes import Bounds
from heldby.views.shapes_told import EventRow
from heldby.views.snapshot import Snapshot

_SUFFERING = ("target", "victims", "person", "site")


def events(  # noqa: PLR0913 - each parameter is a filter that the command line and HTTP offer by this name
    snapshot: Snapshot,
    *,
    place: Annotated[str | None, "Only events at this place, by any of its names."] = None,
    kind: Annotated[str | None, "Only this kind: control, event, casualty, damage, person, route."] = None,
    actor: Annotated[str | None, "Only what this actor did or suffered, by any of its names."] = None,
    start: Annotated[date | None, "From this day on (default: from the first)."] = None,
    end: Annotated[date | None, "Up to this day, inclusive (default: to the last)."] = None,
) -> Rows[EventRow]:
    """What happened, each occurrence once: the claims that tell it, by how many origins, and why they are one.

    With its place, what it is in ACLED and PLOVER, and the bounds of the figure told with it. An event whose days are
    known only roughly counts for every day it may have been on. Raises `UnknownPlace`, `UnknownKind`, `UnknownActor`.
    """
    if kind is not None and kind not in kinds():
        raise UnknownKind(kind, tuple(kinds()))
    known, wanted, parties = knowledge(snapshot), place_ids(snapshot, place), bodies(snapshot, actor)
    found = [
        e
        for e in known.reconciled.events
        if (wanted is None or wanted & set(e.places))
        and (kind is None or e.kind == kind)
        and (parties is None or parties & _involved(e, known))
        and _within(e.when, start or date.min, end or date.max)
    ]
    order = sorted(found, key=lambda e: (e.when.latest or date.max, e.kind, e.places, e.id))
    return Rows(EventRow, [_row(snapshot, e, known) for e in order])


def _involved(event: Event, known: Knowledge) -> set[str]:
    suffered = (i for c in event.claims for role in _SUFFERING for i in known.told[c].ids.get(role, ()))
    return set(known.parties.bodies((*event.actors, *event.against, *suffered)))


def _within(when: When, first: date, last: date) -> bool:
    """Whether it may have been on one of these days; of what is open at one end, the other counts."""
    told = [day for day in (when.earliest, when.latest) if day]
    return not told or (told[0] <= last and first <= told[-1])


def _row(snapshot: Snapshot, event: Event, known: Knowledge) -> EventRow:
    told = [known.told[c] for c in event.claims]
    place = place_of(snapshot, event.places[0])
    against, against_id = _suffered(event, told, known)
    low, best, high = _figure(told)
    code = _codes(event, told, place.country if place else "")
    return EventRow(
        id=event.id,
        kind=event.kind,
        what=", ".join(event.traits.values()),
        place=place.name if place else event.places[0],
        place_id=event.places[0],
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        precision=_precision(snapshot, event, told),
        country=place.country if place else "",
        country_name=_country(snapshot, place),
        province=_province(snapshot, place),
        actor=", ".join(map(known.parties.name, event.actors)),
        actor_id=next(iter(event.actors), None),
        against=against,
        against_id=against_id,
        when=(event.when.earliest, event.when.latest),
        low=low,
        best=best,
        high=high,
        acled=": ".join((code["acled"] or {}).values()),
        plover=(code["plover"] or {}).get("event_type", ""),
        origins=len(event.origins),
        told_by=event.origins,
        sources=_sources(told, known),
        reports=len({t.claim.report for t in told}),
        readable=_readable(told),
        why=event.why,
        quotes=tuple(t.claim.quote for t in told),
        claims=event.claims,
        known=snapshot.known,
    )


def _suffered(event: Event, told: Sequence[Told], known: Knowledge) -> tuple[str, str | None]:
    """Whom it was done to, and his id; in the text's own words where nobody known is meant."""
    ids = event.against or next((i for t in told for role in _SUFFERING if (i := t.ids.get(role))), ())
    if ids:
        return ", ".join(map(known.parties.name, ids)), ids[0]
    words = next((f for t in told for role in _SUFFERING if (f := t.claim.fillers(role))), ())
    return ", ".join(f.text for f in words), None


def _figure(told: Sequence[Told]) -> tuple[float | None, float | None, float | None]:
    """The lowest and the highest figure told; between them what a coder gave as best, or all tell alike."""
    told_of = [q for t in told if (q := t.claim.quantity)]
    low = min((q.low for q in told_of if q.low is not None), default=None)
    high = max((q.high for q in told_of if q.high is not None), default=None)
    coded = {q.best for q in told_of if q.best is not None}
    alike = {q.low for q in told_of if q.low == q.high} if low == high else set()
    best = coded or alike
    return low, best.pop() if len(best) == 1 else None, high


def _codes(event: Event, told: Sequence[Told], country: str) -> Mapping[str, Any]:
    words = " ".join(t.claim.quote for t in told)
    row = {**event.traits, "quote": words, "status": str(told[0].claim.status), "polarity": "+"}
    return codes(event.kind, {**row, "actor_id": list(event.actors)}, country=country)


def _country(snapshot: Snapshot, place: Place | None) -> str:
    found = place_of(snapshot, place.country.lower()) if place and place.country else None
    return found.name if found else ""


def _province(snapshot: Snapshot, place: Place | None) -> str:
    around = place_of(snapshot, place.within) if place and place.within else None
    return around.name if around and around.kind is PlaceKind.PROVINCE else ""


def _sources(told: Sequence[Told], known: Knowledge) -> tuple[str, ...]:
    """Who is credited and who published it, each once."""
    return tuple(dict.fromkeys(name for t in told for name in (*map(known.parties.name, t.sources), t.outlet) if name))


def _readable(told: Sequence[Told]) -> Bounds:
    days = sorted(t.published.latest for t in told if t.published and t.published.latest)
    return (days[0], days[-1]) if days else (None, None)


def _precision(snapshot: Snapshot, event: Event, told: Sequence[Told]) -> str:
    """The finest where_prec that the words of any telling have for the place."""
    spots = {(t.claim.report, f.start, f.end) for t in told for fillers in t.claim.roles.values() for f in fillers}
    links = snapshot.once(_place_links)
    return min((p for spot in spots if (p := links.get((*spot, event.places[0])))), default="")


def _place_links(snapshot: Snapshot) -> dict[tuple[str, int, int, str], str]:
    placed = ((link, link.id) for link in snapshot.links() if link.kind is MentionKind.PLACE and link.id)
    return {(link.report, link.start, link.end, place_id): link.precision for link, place_id in placed}
