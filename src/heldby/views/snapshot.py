"""What a view needs of a snapshot; the record's own snapshot fits it.

In:     nothing; this is the seam between the record and the views.
Out:    the Protocol `Snapshot`; `Earlier`, the same as known on an earlier day; `OnDay`, asked about another.
Never:  a store: a view does not know where a record is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from heldby.model import Claim, Family, Judgement, Link, Passage, Repair, Report
from heldby.model.ports import Actors, Gazetteer
from heldby.model.theatre import Theatre
from heldby.model.told import Page

A = TypeVar("A")


class Snapshot(Protocol):
    """All that could surely be read by `known` (None: everything), asked about the day `valid` (None: the last)."""

    @property
    def valid(self) -> date | None:
        """The day asked about."""

    @property
    def known(self) -> date | None:
        """The day by which a report must have been readable."""

    @property
    def gazetteer(self) -> Gazetteer:
        """The places known by name."""

    @property
    def actors(self) -> Actors:
        """The actors known by name."""

    @property
    def grounds(self) -> Sequence[Theatre]:
        """Roads, and outlines of wars."""

    @property
    def theatres(self) -> Sequence[Path]:
        """The folders whose data win over ours."""

    def reports(self) -> Sequence[Report]:
        """The reports, oldest first."""

    def claims(self) -> Sequence[Claim]:
        """What they say."""

    def links(self) -> Sequence[Link]:
        """What their words mean."""

    def families(self) -> Sequence[Family]:
        """Which of them are copies of one text."""

    def judgements(self) -> Sequence[Judgement]:
        """What people decided."""

    def passages(self, report_id: str) -> Sequence[Passage]:
        """The labelled passages of a report."""

    def repairs(self, report_id: str) -> Sequence[Repair]:
        """The broken words of a report."""

    def published_why(self, report_id: str) -> str:
        """Why the report has the publication date it has, or none."""

    def pages(self) -> Mapping[str, Page]:
        """The reports with what they say and what their words mean, by id; of a report that is as it was in another
        snapshot, the very same page, where it is at hand.
        """

    def set_aside(self) -> Any:
        """The parts (`restoring.Parts`) worked out from just this and set aside; None where there are none."""

    def put_aside(self, claims: int, parts: Callable[[], Iterable[tuple[str, Any]]]) -> None:
        """Set aside what was worked out from so many claims, where there is a place for it."""

    def once(self, compute: Callable[[Any], A]) -> A:
        """`compute(self)`, computed only once for this snapshot."""

    def lasting(self, make: Callable[[Any], A]) -> A:
        """`make(self)`, made once for this snapshot and, where they are at hand, for those of other versions."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Earlier:
    """A snapshot as it was known on an earlier day."""

    later: Snapshot
    known: date
    _done: dict[object, Any] = field(default_factory=dict, repr=False)

    @property
    def valid(self) -> date | None:
        """The day asked about."""
        return self.later.valid

    @property
    def gazetteer(self) -> Gazetteer:
        """The places known by name."""
        return self.later.gazetteer

    @property
    def actors(self) -> Actors:
        """The actors known by name."""
        return self.later.actors

    @property
    def grounds(self) -> Sequence[Theatre]:
        """Roads, and outlines of wars."""
        return self.later.grounds

    @property
    def theatres(self) -> Sequence[Path]:
        """The folders whose data win over ours."""
        return self.later.theatres

    def reports(self) -> Sequence[Report]:
        """The reports that could surely be read by `known`."""
        return tuple(r for r in self.later.reports() if readable(r, self.known))

    def claims(self) -> Sequence[Claim]:
        """What they say."""
        return tuple(c for c in self.later.claims() if c.report in self._ids())

    def links(self) -> Sequence[Link]:
        """What their words mean."""
        return tuple(link for link in self.later.links() if link.report in self._ids())

    def families(self) -> Sequence[Family]:
        """Which of them are copies of one text; only those that could be read count and give the name."""
        return self.once(_families)

    def judgements(self) -> Sequence[Judgement]:
        """What people decided: a correction holds for the past as well."""
        return self.later.judgements()

    def passages(self, report_id: str) -> Sequence[Passage]:
        """The labelled passages of a report."""
        return self.later.passages(report_id)

    def repairs(self, report_id: str) -> Sequence[Repair]:
        """The broken words of a report."""
        return self.later.repairs(report_id)

    def published_why(self, report_id: str) -> str:
        """Why the report has the publication date it has, or none."""
        return self.later.published_why(report_id)

    def set_aside(self) -> Any:
        """Nothing: it is worked out for one answer."""
        return None

    def put_aside(self, claims: int, parts: Callable[[], Iterable[tuple[str, Any]]]) -> None:
        """Nowhere."""

    def once(self, compute: Callable[[Any], A]) -> A:
        """`compute(self)`, computed only once."""
        if compute not in self._done:
            self._done[compute] = compute(self)
        return cast("A", self._done[compute])

    def pages(self) -> Mapping[str, Page]:
        """The reports with what they say and what their words mean, by id."""
        return {name: page for name, page in self.later.pages().items() if name in self._ids()}

    def lasting(self, make: Callable[[Any], A]) -> A:
        """`make(self)`, made only once."""
        return self.once(make)

    def _ids(self) -> frozenset[str]:
        return self.once(_report_ids)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OnDay:
    """The same snapshot, asked about another day; `OnDay.of` makes it."""

    same: Snapshot
    valid: date

    @classmethod
    def of(cls, snapshot: Snapshot, day: date) -> Snapshot:
        """What `snapshot` holds, asked about `day`."""
        return cast("Snapshot", cls(same=snapshot, valid=day))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.same, name)


def readable(report: Report, known: date | None) -> bool:
    """Whether a report could surely be read by a day: its latest possible day of publication has come."""
    return report.readable(known)


def _families(snapshot: Earlier) -> Sequence[Family]:
    readable = snapshot.once(_report_ids)
    told = (replace(f, members=tuple(m for m in f.members if m in readable)) for f in snapshot.later.families())
    kept = (replace(family, id=min(family.members)) for family in told if len(family.members) > 1)
    return tuple(sorted(kept, key=lambda family: family.id))


def _report_ids(snapshot: Snapshot) -> frozenset[str]:
    return frozenset(r.id for r in snapshot.reports())
