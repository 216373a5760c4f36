"""What a published copy holds: the answers to all that its page asks, worked out beforehand.

In:     a `Record`, how many states of knowledge to hold.
Out:    `Dump`: names of files and their content, as plain values ready for JSON.
Never:  the state of knowledge of one day under the name of another: the page is told which days are held.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from heldby import __version__
from heldby.model.told import Told
from heldby.record import Record
from heldby.state import Bearing, Course, bearings
from heldby.views.ahead import forecasts
from heldby.views.control import timeline
from heldby.views.differing import disputes
from heldby.views.figures import estimates
from heldby.views.ground import network, places
from heldby.views.knowledge import knowledge, place_of
from heldby.views.reader import report_whole
from heldby.views.sampling import sampled
from heldby.views.saying import claim_row, reports
from heldby.views.snapshot import Earlier, OnDay, Snapshot
from heldby.views.ways import routes

_TOWNS_FROM = 40_000  # people: as the page asks, see page/src/map/MapState.svelte.ts
_STATES = 24  # days of knowledge, when nobody says how many
_COURSES = 10_000  # places in all of them together: each day more costs as much again, to make, to keep and to load
_ROUTE_DAYS = 24  # days for which the ways of one state of knowledge are worked out

File = tuple[str, Any]


@dataclass(frozen=True, kw_only=True)
class Dump:
    """Everything that the page of a copy asks for.

    `states` is how many days of knowledge it holds, the last too; None: 24, or fewer when there are many places.
    """

    record: Record
    states: int | None = None

    def files(self) -> Iterator[File]:
        """Each file as it is worked out: its name, and what is in it."""
        for day in self.days:
            yield f"state/{day.isoformat()}", _state(Earlier(later=self._all, known=day), day)
        yield "state/latest", _state(self._all, self._last)
        yield "reports", reports(self._all).to_dicts()
        yield "places", places(self._all, people=_TOWNS_FROM).to_dicts()
        yield "network", network(self._all).to_dicts()
        for report in self._all.reports():
            yield f"report/{report.id}", report_whole(self._all, report.id)
        for number, place in enumerate(self._told_of):
            yield f"place/{number}", self._place(place)
        yield "claims", self._claims()
        yield "copy", self._copy()

    @cached_property
    def days(self) -> Sequence[date]:
        """The days whose state of knowledge has a file of its own: all days of reports, or as many as there may be."""
        read = self._read
        most = self.states or min(_STATES, max(1, _COURSES // max(1, len(knowledge(self._all).courses))))
        return parted(read, most)[:-1] if self._is_dated else parted(read, most - 1)

    @cached_property
    def _read(self) -> Sequence[date]:
        """The days on which reports could be read."""
        return sorted({r.published.latest for r in self._all.reports() if r.published and r.published.latest})

    @property
    def _is_dated(self) -> bool:
        """Whether the last day of reports is the latest state, as no report is without a date."""
        return all(r.published and r.published.latest for r in self._all.reports())

    @cached_property
    def _all(self) -> Snapshot:
        return self.record.snapshot()

    @property
    def _last(self) -> date | None:
        return knowledge(self._all).last

    @cached_property
    def _told_of(self) -> Sequence[str]:
        """The places that have a file, in the order of their numbers."""
        ids = {place for t in knowledge(self._all).reconciled.told for each in t.ids.values() for place in each}
        return sorted(place for place in ids if place_of(self._all, place))

    @cached_property
    def _by_place(self) -> dict[str, list[Told]]:
        found: dict[str, list[Told]] = defaultdict(list)
        for told in knowledge(self._all).reconciled.told:
            for place in {i for ids in told.ids.values() for i in ids}:
                found[place].append(told)
        return found

    def _place(self, place: str) -> dict[str, Any]:
        """The claims about a place, and what speaks for and against its likeliest holder in each spell."""
        course = knowledge(self._all).courses.get(place)
        return {
            "claims": [claim_row(self._all, t) for t in self._by_place[place]],
            "why": list(_weights(self._all, course)) if course else [],
        }

    def _claims(self) -> dict[str, list[str]]:
        """Which claims stand in each report."""
        by_report: dict[str, list[str]] = defaultdict(list)
        for each in knowledge(self._all).reconciled.told:
            by_report[each.claim.report].append(each.claim.id)
        return by_report

    def _copy(self) -> dict[str, Any]:
        return {
            "program": {"name": "heldby", "version": __version__},
            "states": [day.isoformat() for day in self.days],
            "first": self._read[0].isoformat() if self._read else None,
            "last": self._last.isoformat() if self._last else None,
            "dated": self._is_dated,
            "reports": len(self._all.reports()),
            "claims": len(knowledge(self._all).told),
            "places": [self._named(place) for place in self._told_of],
        }

    def _named(self, place_id: str) -> dict[str, Any]:
        place = place_of(self._all, place_id)
        within = place_of(self._all, place.within) if place and place.within else None
        return {
            "id": place_id,
            "name": place.name if place else place_id,
            "kind": str(place.kind) if place else "",
            "country": place.country if place else "",
            "within": within.name if within else "",
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
        }


def spread(days: Iterable[date], most: int) -> Sequence[date]:
    """At most so many of the days, evenly among them, the last always."""
    found = sorted(set(days))
    if len(found) <= most:
        return found
    return [found[-1 - round(i * (len(found) - 1) / max(1, most - 1))] for i in range(most)][::-1] if most else []


def parted(days: Sequence[date], most: int) -> Sequence[date]:
    """At most so many of the days, in order: the last of each of as many equal parts, so that few tell most."""
    if len(days) <= most:
        return days
    return [days[len(days) * (i + 1) // most - 1] for i in range(most)]


def _state(snapshot: Snapshot, last: date | None) -> dict[str, Any]:
    """What could be known on a day; without any dated report there is nothing."""
    days = _turning(snapshot, last) if last else ()
    return {
        "timeline": timeline(snapshot).to_dicts(),
        "disputes": disputes(snapshot).to_dicts(),
        "forecasts": forecasts(snapshot).to_dicts(),
        "estimates": estimates(snapshot).to_dicts(),
        "control": list(sampled(snapshot, last)) if last else [],
        "routes": [[day.isoformat(), routes(OnDay.of(snapshot, day)).to_dicts()] for day in days],
    }


def _weights(snapshot: Snapshot, course: Course) -> Iterator[list[Any]]:
    """What the page shows of the view `why`: each day from which on it is another, and the weights of the claims."""
    known, before = knowledge(snapshot), None
    for day in sorted({course.looks[0], *(spell.first for spell in course.spells), known.last or course.looks[-1]}):
        rows = [_weight(each) for each in bearings(course, day, known.told, known.scales)]
        if rows != before:
            yield [day.isoformat(), rows]
        before = rows


def _weight(one: Bearing) -> Mapping[str, Any]:
    return {
        "speaks": one.speaks,
        "weight": round(one.weight, 3),
        "factors": {"interest": round(one.factors["interest"], 3)},
        "implied": one.implied,
        "claims": [one.claim],
    }


def _turning(snapshot: Snapshot, last: date) -> Sequence[date]:
    turning = {day for course in knowledge(snapshot).courses.values() for day in course.turning if day <= last}
    return spread(turning | {last}, _ROUTE_DAYS)
