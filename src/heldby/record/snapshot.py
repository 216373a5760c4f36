"""The record as it stood for a reader of one day, asked about another.

In:     a store at one version, `valid` (when it was so) and `known` (when it could be read).
Out:    `Snapshot` for the views, `Asked` for people.
Never:  something that could not surely be read by `known`; something written after the snapshot was taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from heldby.model import Claim, Family, Judgement, Link, Passage, Problem, Repair, Report, Verdict
from heldby.model.ports import Actors, Gazetteer, Store
from heldby.model.theatre import Theatre
from heldby.model.told import Page
from heldby.record.apart import Apart
from heldby.record.aside import Parts
from heldby.record.claimed import with_added
from heldby.record.growth import Growth
from heldby.record.keeping import Shelf
from heldby.record.tools import Tools

A = TypeVar("A")
_NOBODY = Page(report=None)
WORK = 64  # results kept of one version and known: what is common to all days, and what was derived for the latest days


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Snapshot:
    """What a view works on. `valid` None: no particular day; `known` None: all that is recorded, dated or not.

    Nothing in it changes, and nothing is read or computed twice.
    """

    store: Store
    tools: Tools
    version: int
    grouping: Callable[[], Sequence[Family]]
    valid: date | None = None
    known: date | None = None
    work: Shelf[tuple[Any]] = field(default_factory=lambda: Shelf(WORK), repr=False)
    growth: Growth = field(default_factory=Growth, repr=False)
    apart: Apart | None = field(default=None, repr=False)

    @property
    def gazetteer(self) -> Gazetteer:
        """The places the record's reader knows."""
        return self.tools.gazetteer

    @property
    def actors(self) -> Actors:
        """The actors the record's reader knows."""
        return self.tools.actors

    @property
    def grounds(self) -> tuple[Theatre, ...]:
        """The roads and outlines the record's reader knows."""
        return self.tools.grounds

    @property
    def theatres(self) -> tuple[Path, ...]:
        """The folders whose data win over ours."""
        return self.tools.theatres

    def once(self, compute: Callable[[Snapshot], A]) -> A:
        """`compute(self)`, computed once for as long as it is kept; views share what they need in common by it.

        Snapshots of other days of the same version and `known` share it too, so it must not look at `valid`.
        """
        return cast("A", self.work.of(compute, lambda: (compute(self),))[0])

    def lasting(self, make: Callable[[Snapshot], A]) -> A:
        """`make(self)`, made once for all versions of the record with this `known`, to be handed from one to the next.

        It must not hold on to the snapshot, and must give each snapshot the answer that belongs to it.
        """
        return self.growth.made(make, self)

    def set_aside(self) -> Parts | None:
        """What somebody worked out from just this and set aside, None when nobody did."""
        return self.apart.found() if self.apart else None

    def put_aside(self, claims: int, parts: Callable[[], Iterable[tuple[str, Any]]]) -> None:
        """Set aside what was worked out from so many claims, where there is a place for it."""
        if self.apart:
            self.apart.keep(claims, parts)

    def pages(self) -> Mapping[str, Page]:
        """Every report that could surely be read by the end of `known` with what it says, by id."""
        return self.once(_pages)

    def reports(self) -> tuple[Report, ...]:
        """The reports that could surely be read by the end of `known`, oldest first."""
        return self.once(_reports)

    def claims(self, report_id: str | None = None) -> tuple[Claim, ...]:
        """What they say, by report and position; of one report when `report_id` is given."""
        return self.once(_claims) if report_id is None else self._page(report_id).claims

    def links(self, report_id: str | None = None) -> tuple[Link, ...]:
        """What their words are taken to mean; of one report when `report_id` is given."""
        return self.once(_links) if report_id is None else self._page(report_id).links

    def _page(self, report_id: str) -> Page:
        return self.pages().get(report_id, _NOBODY)

    def families(self) -> tuple[Family, ...]:
        """Which of the reports are copies of one text; only those that could be read count and give the name."""
        return self.once(_families)

    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided, oldest first, whatever `known` is: a correction holds for the past as well."""
        return self.once(_judgements)

    def problems(self) -> tuple[Problem, ...]:
        """What could not be done, with any report or file."""
        return self.once(_problems)

    def report(self, report_id: str) -> Report | None:
        """One report, None when it is not recorded or could not yet be read."""
        return self.once(_by_id).get(report_id)

    def claim(self, claim_id: str) -> Claim | None:
        """One claim, None when it is not recorded or could not yet be read."""
        added = any(j.about == claim_id and j.verdict is Verdict.ADDED for j in self.judgements())
        if added or self.growth.has(self.version):
            return self.once(_claims_by_id).get(claim_id)
        found = self.store.claim(claim_id)
        return found if found and self.report(found.report) else None

    def passages(self, report_id: str) -> tuple[Passage, ...]:
        """The labelled passages of a report, in order."""
        return tuple(self.store.passages(report_id))

    def repairs(self, report_id: str) -> tuple[Repair, ...]:
        """The broken words of a report, in order."""
        return tuple(self.store.repairs(report_id))

    def published_why(self, report_id: str) -> str:
        """Why the report has the publication date it has, or none."""
        return self.store.published_why(report_id)


@dataclass(frozen=True, slots=True)
class Asked:
    """A snapshot in a person's hands: every view by its name, and the rest of the snapshot behind them.

    `asked.claims()` are the rows of the view `claims`, where there is one; `asked.snapshot.claims()` the bare claims.
    """

    snapshot: Snapshot

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "snapshot":
            raise AttributeError(name)
        views = {view.__name__: view for view in self.snapshot.tools.views}
        if name in views:
            return partial(views[name], self.snapshot)
        if name in Snapshot.__dict__:
            return getattr(self.snapshot, name)
        listed = ", ".join(sorted(views)) or "none"
        raise AttributeError(f"a snapshot has no {name!r}; the views are: {listed}")

    def __dir__(self) -> list[str]:
        return sorted({*dir(self.snapshot), *(view.__name__ for view in self.snapshot.tools.views), "snapshot"})


def _pages(snap: Snapshot) -> Mapping[str, Page]:
    return with_added(snap.growth.pages(snap.store, snap.known, snap.version), snap.judgements())


def _reports(snap: Snapshot) -> tuple[Report, ...]:
    return tuple(sorted(snap.growth.reports(snap.store, snap.known, snap.version), key=_age))


def _age(report: Report) -> tuple[bool, date, date, str]:
    """The oldest first; of those of unknown date, and of unknown beginning, the ids decide."""
    when = report.published
    latest, earliest = (when.latest, when.earliest) if when else (None, None)
    return latest is None, latest or date.max, earliest or date.min, report.id


def _by_id(snap: Snapshot) -> dict[str, Report]:
    return {report.id: report for report in snap.reports()}


def _claims(snap: Snapshot) -> tuple[Claim, ...]:
    return tuple(claim for page in snap.pages().values() for claim in page.claims)


def _claims_by_id(snap: Snapshot) -> dict[str, Claim]:
    return {claim.id: claim for claim in snap.claims()}


def _links(snap: Snapshot) -> tuple[Link, ...]:
    return tuple(link for page in snap.pages().values() for link in page.links)


def _families(snap: Snapshot) -> tuple[Family, ...]:
    readable = snap.once(_by_id)
    told = (replace(f, members=tuple(m for m in f.members if m in readable)) for f in snap.grouping())
    kept = (replace(family, id=min(family.members)) for family in told if len(family.members) > 1)
    return tuple(sorted(kept, key=lambda family: family.id))


def _judgements(snap: Snapshot) -> tuple[Judgement, ...]:
    return tuple(snap.store.judgements(as_of=snap.version))


def _problems(snap: Snapshot) -> tuple[Problem, ...]:
    return tuple(snap.store.problems())
