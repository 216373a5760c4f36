"""What follows from a snapshot, computed once and shared by the views.

In:     a `Snapshot`.
Out:    `Knowledge`: told claims, events, disputes, estimates, the course of each place; names for ids.
Never:  a second computation for the same snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from threading import Lock
from typing import Any

from heldby.model import Place, Problem
from heldby.model.parties import Parties
from heldby.model.told import Material, Page, Told, Voice
from heldby.reconcile import Grown, Settling
from heldby.state import Course, Scales, State, Stating, settings
from heldby.views.errors import UnknownActor, UnknownPlace
from heldby.views.restoring import Main, Restored, Results, parts_of, restored
from heldby.views.snapshot import Snapshot
from heldby.views.unlisted import on_no_list, unlisted

_SHARE = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Knowledge:
    """Everything a view draws on. `last` is the last day of which anything could be told (None: no dated report);
    `renewed` are the places that had to be worked out for it, of which nothing was known or something else.
    """

    reconciled: Results
    courses: Mapping[str, Course]
    told: Mapping[str, Told]
    parties: Parties
    problems: tuple[Problem, ...]
    weighed: Callable[[], Scales]
    voices: Callable[[str], Mapping[str, Voice | Told]]
    given: Callable[[], tuple[str, ...]]
    last: date | None
    renewed: frozenset[str] = frozenset()

    @property
    def scales(self) -> Scales:
        """What the claims were weighed with."""
        return self.weighed()

    def origins(self, claims: Iterable[str], at: str | None = None) -> frozenset[str]:
        """The independent voices behind claims; `at` is a place that they all bear on, where there is one."""
        told = self._behind(claims, at)
        return frozenset(one.origin for one in told)

    def is_one_sided(self, holder: str, claims: Iterable[str], at: str | None = None) -> bool:
        """Whether all who say that `holder` holds a place stand on its side themselves."""
        told = self._behind(claims, at)
        return bool(told) and all(self._is_own(holder, each) for each in told)

    def _behind(self, claims: Iterable[str], at: str | None) -> list[Voice | Told]:
        known: Mapping[str, Voice | Told] = self.told if at is None else self.voices(at)
        return [known[c] for c in claims if c in known]

    def _is_own(self, holder: str, told: Voice | Told) -> bool:
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
        self._set_aside = 0
        self._begin()

    def is_due(self, claims: int) -> bool:
        """Whether what follows from so many claims is to be set aside: at first, and when a tenth came since.

        Setting everything aside costs as much as reading everything, and one more report must not.
        """
        due = not self._set_aside or abs(claims - self._set_aside) * _SHARE > self._set_aside
        self._set_aside = claims if due else self._set_aside
        return due

    def _begin(self) -> None:
        self._reconciling = Settling(actors=self._actors, places=self._gazetteer)
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
    aside = restored(snapshot.set_aside())
    return _worked_out(snapshot) if aside is None else _had_again(snapshot, aside)


def make_ready_to_grow(snapshot: Snapshot) -> None:
    """Work out what the next version goes on from, where the answers were had from what was set aside.

    Without it the first report that is added costs as much as all that are there; a program that stays open does it
    while nobody waits.
    """
    if isinstance(knowledge(snapshot).reconciled, Restored):
        snapshot.lasting(_Workings).to(_material(snapshot))


def _had_again(snapshot: Snapshot, aside: Restored) -> Knowledge:
    """What somebody worked out before us from just the same."""
    main, known = aside.main, Parties(actors=snapshot.actors)
    told = settings(*snapshot.theatres)
    return Knowledge(
        reconciled=aside,
        courses=aside.courses,
        told=aside.by_id,
        parties=Parties(actors=snapshot.actors, names=main.names),
        problems=main.problems,
        weighed=cache(lambda: Scales(settings=told, parties=known, trust=main.trust, company=aside.company)),
        voices=aside.voices,
        given=lambda: main.given,
        last=main.last,
    )


def _worked_out(snapshot: Snapshot) -> Knowledge:
    workings, material = snapshot.lasting(_Workings), _material(snapshot)
    grown, found = workings.to(material)
    results = grown.reconciled
    known = Knowledge(
        reconciled=results,
        courses={c.place: c for c in found.courses},
        told=grown.by_id,
        parties=Parties(actors=snapshot.actors, names=grown.names),
        problems=(*grown.problems, *found.problems),
        weighed=lambda: found.scales,
        voices=lambda _place: grown.by_id,
        given=cache(lambda: on_no_list(results.told)),
        last=_last(material.pages),
        renewed=found.renewed,
    )
    if workings.is_due(len(results.told)):
        snapshot.put_aside(len(results.told), lambda: _parts(known))
    return known


def _material(snapshot: Snapshot) -> Material:
    return Material(pages=snapshot.pages(), families=snapshot.families(), judgements=snapshot.judgements())


def _last(pages: Mapping[str, Page]) -> date | None:
    """The last day on which a report was published."""
    published = (page.report.published for page in pages.values() if page.report and page.report.published)
    return max((when.latest for when in published if when.latest), default=None)


def _parts(known: Knowledge) -> Iterator[tuple[str, Any]]:
    """What is set aside of it."""
    main = Main(
        places=tuple(known.courses),
        given=known.given(),
        names=known.parties.names,
        problems=known.problems,
        trust=known.scales.trust,
        last=known.last,
    )
    return parts_of(main, known.reconciled, known.courses, known.scales.company)


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
    ids = ids or frozenset(p.id for p in unlisted(snapshot, knowledge(snapshot).given(), name))
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
