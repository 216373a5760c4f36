"""Places, actors and reports found by name, however it is spelt.

In:     a `Snapshot` and a name: "Boukamal", "Daesh", words of a title.
Out:    plain dictionaries, ready for JSON, the best first, those that the record tells of before others.
Never:  a near spelling passed off as the name: `near` tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from heldby.model import Actor, Place
from heldby.views.knowledge import Knowledge, knowledge
from heldby.views.snapshot import Snapshot
from heldby.views.unlisted import unlisted

Row = dict[str, Any]
_MOST = 10


def find(snapshot: Snapshot, name: str) -> Row:
    """`places`, `actors` and `reports` that a name may mean, ten of each at most."""
    known = knowledge(snapshot)
    found = snapshot.gazetteer.find(name) or unlisted(snapshot, known.given(), name)
    places = found or snapshot.gazetteer.nearest(name, _MOST)
    return {
        "q": name,
        "places": _places(snapshot, places, known, near=not found),
        "actors": [_actor(a, known) for a in snapshot.actors.find(name)[:_MOST]],
        "reports": list(_reports(snapshot, name)),
    }


def _places(snapshot: Snapshot, places: Sequence[Place], known: Knowledge, *, near: bool) -> list[Row]:
    rows = [_place(snapshot, p, known, near=near) for p in places]
    return sorted(rows, key=lambda row: not row["in_record"])[:_MOST]


def _place(snapshot: Snapshot, place: Place, known: Knowledge, *, near: bool) -> Row:
    within = snapshot.gazetteer.get(place.within) if place.within else None
    return {
        "id": place.id,
        "name": place.name,
        "kind": str(place.kind),
        "country": place.country,
        "within": within.name if within else "",
        "lat": place.lat,
        "lon": place.lon,
        "in_record": place.id in known.courses,
        "near": near,
    }


def _actor(actor: Actor, known: Knowledge) -> Row:
    body = known.parties.body(actor.id)
    held = any(body == known.parties.body(h) for course in known.courses.values() for h in course.holders[:-1])
    return {"id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country, "in_record": held}


def _reports(snapshot: Snapshot, name: str) -> Iterator[Row]:
    """Reports whose title, name or publisher holds the words."""
    words, count = name.casefold(), 0
    for report in snapshot.reports():
        if any(words in (told or "").casefold() for told in (report.title, report.name, report.source)):
            yield {"id": report.id, "name": report.name, "title": report.title, "source": report.source}
            count += 1
            if count == _MOST:
                return
