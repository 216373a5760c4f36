"""What follows from a snapshot, computed once and shared by the views.

In:     a `Snapshot`.
Out:    `Knowledge`: told claims, events, disputes, estimates, the course of each place; names for ids.
Never:  a second computation for the same snapshot.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock

from heldby.model import Place, Problem
from heldby.model.parties import Parties
from heldby.model.told import Material, Reconciled, Told
from heldby.reconcile import Grown, Settling
from heldby.state import Course, Holders, Scales, State, Stating, settings
from heldby.views.errors import UnknownActor, UnknownPlace
from heldby.views.snapshot import Snapshot
from heldby.views.unlisted import unlisted


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Knowledge:
    """Everything a view draws on. `last` is the last day of which anything could be told (None: no dated report);
    `renewed` are the places that had to be worked out for it, of which nothing was known or something else.
    """

    reconciled: Reconciled
    courses: Mapping[str, Course]
    told: Mapping[str, Told]
    parties: Parties
    problems: tuple[Problem, ...]
    scales: Scales
    holders: Holders
    last: date | None
    renewed: frozenset[str] = frozenset()

    def origins(self, claims: Iterable[str]) -> frozenset[str]:
        """The independent voices behind claims."""
        return frozenset(self.told[c].origin for c in claims if c in self.told)

    def is_one_sided(self, holder: str, claims: Iterable[str]) -> bool:
        """Whether all who say that `holder` holds a place stand on its side themselves."""
        told = [self.told[c] for c in claims if c in self.told]
        return bool(told) and all(self._is_own(holder, each) for each in told)

    def _is_own(self, holder: str, told: Told) -> bool:
        side = self.parties.side(holder)
        return bool(told.sources) and all(
            self.parties.kin([holder], [source]) or (side and self.parties.side(source) == side)
            for source in told.sources
        )


def knowledge(snapshot: Snapshot) -> Knowledge:
    """What follows from all that the snapshot holds."""
    return snapshot.once(_knowledge)


class _Workings:
    """What knowledge is worked out with, kept while a record grows: only what differs is worked out again."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._actors, self._gazetteer, self._settings = (
            snapshot.actors,
            snapshot.gazetteer,
            settings(*snapshot.theatres),
        )
        self._lock = Lock()
        self._begin()

    def _begin(self) -> None:
        self._reconciling = Settling(actors=self._actors)
        self._stating = Stating(actors=self._actors, gazetteer=self._gazetteer, settings=self._settings)

    def to(self, material: Material) -> tuple[Grown, State]:
        """What follows from the material, one snapshot after the other."""
        with self._lock:
            try:
                grown = self._reconciling.to(material)
                return grown, self._stating.to(grown.gone, grown.come, grown.places)
            except BaseException:
                # who stopped half way would go on from a half
                self._begin()
                raise


def _knowledge(snapshot: Snapshot) -> Knowledge:
    pages = snapshot.pages()
    material = Material(pages=pages, families=snapshot.families(), judgements=snapshot.judgements())
    grown, found = snapshot.lasting(_Workings).to(material)
    published = (page.report.published for page in pages.values() if page.report and page.report.published)
    return Knowledge(
        reconciled=grown.reconciled,
        courses={c.place: c for c in found.courses},
        told=grown.by_id,
        parties=Parties(actors=snapshot.actors, names=grown.names),
        problems=(*grown.problems, *found.problems),
        scales=found.scales,
        holders=found.holders,
        last=max((when.latest for when in published if when.latest), default=None),
        renewed=found.renewed,
    )


def as_of(snapshot: Snapshot) -> date | None:
    """The day a view speaks of: the one asked for, else the last day on which a readable report was published."""
    return snapshot.valid or snapshot.known or knowledge(snapshot).last


def place_ids(snapshot: Snapshot, name: str | None) -> frozenset[str] | None:
    """The ids a place's name may mean, None when no name is given. Raises `UnknownPlace`."""
    if name is None:
        return None
    named = {p.id for p in snapshot.gazetteer.find(name)}
    known = snapshot.gazetteer.get(name)
    ids = frozenset(named | ({known.id} if known else set()))
    ids = ids or frozenset(p.id for p in unlisted(snapshot, knowledge(snapshot).told, name))
    if not ids:
        raise UnknownPlace(name, [p.name for p in snapshot.gazetteer.nearest(name, 3)])
    return ids


def bodies(snapshot: Snapshot, name: str | None) -> frozenset[str] | None:
    """The parties an actor's name may mean, None when no name is given. Raises `UnknownActor`."""
    if name is None:
        return None
    known = snapshot.actors.get(name)
    found = [*snapshot.actors.find(name), *([known] if known else [])]
    if not found:
        raise UnknownActor(name)
    return frozenset(a.body or a.id for a in found)


def place_of(snapshot: Snapshot, place_id: str) -> Place | None:
    """The gazetteer's row for an id."""
    return snapshot.gazetteer.get(place_id)


def place_name(snapshot: Snapshot, place_id: str) -> str:
    """The place's name, its id when the gazetteer does not have it."""
    place = place_of(snapshot, place_id)
    return place.name if place else place_id
