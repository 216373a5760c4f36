"""A reconciliation that grows: what came new is told and joined, and of the rest only what it touches.

In:     the material of one version of a record after another.
Out:    `Grown`: what the whole material says, the same as if it had been worked out from nothing, and what differs.
Never:  a result that depends on what came first. Everything is worked out in parts (a report with its copies, a place,
        a figure, a party), each by a pure function of all that belongs to it, and again when any of that differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.model.parties import Parties
from heldby.model.told import Local, Reconciled, denials
from heldby.reconcile.describing import in_report, is_account, of_party
from heldby.reconcile.disputing import account, dispute_order, disputes_at, whereabouts
from heldby.reconcile.estimating import Figure, estimate, estimate_order, figure
from heldby.reconcile.joining import event_order, join_at
from heldby.reconcile.judging import Decided
from heldby.reconcile.meaning import Meanings
from heldby.reconcile.parting import Index, Sorted
from heldby.reconcile.whereabouts import persons

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from heldby.model.ports import Actors, Gazetteer
    from heldby.model.problem import Problem
    from heldby.model.state import Dispute, Estimate, Event
    from heldby.model.told import Material, Told

_WHERE = ("place", "to_place")  # the roles by which claims are joined at a place
_Part = tuple[str, str]  # what a dispute is worked out from: a place, a report, a party or a person, and which


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """All that the material says. `gone` and `come` are the claims that differ from those of the material before,
    `places` what is told now of each place of which anything differs.
    """

    reconciled: Reconciled
    by_id: Mapping[str, Told]
    names: Mapping[str, str]
    problems: tuple[Problem, ...]
    gone: tuple[Told, ...]
    come: tuple[Told, ...]
    places: Mapping[str, Local]


class Reconciling:
    """Holds what was worked out of the material it was last given."""

    def __init__(self, *, actors: Actors, places: Gazetteer | None = None) -> None:
        self._gazetteer = places
        self._parties = Parties(actors=actors)
        self._meanings = Meanings(actors=actors)
        self._decided = Decided.of(())
        self._at: Index[str] = Index(_places)
        self._figures: Index[Figure] = Index(lambda one: [found] if (found := figure(one)) else [])
        self._reports: Index[str] = Index(lambda one: [one.claim.report] if is_account(one) else [])
        self._accounts: Index[str] = Index(lambda one: self._parties.bodies(one.actors) if is_account(one) else ())
        self._persons: Index[str] = Index(persons)
        self._events: Sorted[str, Event] = Sorted(event_order)
        self._disputes: Sorted[_Part, Dispute] = Sorted(dispute_order)
        self._estimates: Sorted[Figure, Estimate] = Sorted(estimate_order)

    def to(self, material: Material) -> Grown:
        """Everything that follows from the material. It may hold more than the one before, or less."""
        moved = self._meanings.to(material)
        before, self._decided = self._decided, Decided.of(material.judgements)
        judged = [one for c in self._decided.differing(before) if (one := self._meanings.by_id.get(c))]
        self._parties = Parties(actors=self._parties.actors, names=dict(self._meanings.names))
        for index in (self._at, self._figures, self._reports, self._accounts, self._persons):
            index.move(moved.gone, moved.come)
        again = (*moved.gone, *moved.come, *moved.renamed, *judged)
        places = self._joined(self._at.touched(again))
        self._described(again)
        self._counted(self._figures.touched(again))
        reconciled = Reconciled(
            told=self._meanings.told(),
            events=self._events.all(),
            disputes=self._disputes.all(),
            estimates=self._estimates.all(),
        )
        return Grown(
            reconciled=reconciled,
            by_id=dict(self._meanings.by_id),
            names=self._parties.names,
            problems=self._meanings.problems(),
            gone=moved.gone,
            come=moved.come,
            places=places,
        )

    def _joined(self, places: Iterable[str]) -> dict[str, Local]:
        """Join the claims of these places into events, and see where they differ."""
        events: dict[str, tuple[Event, ...]] = {}
        disputes: dict[_Part, tuple[Dispute, ...]] = {}
        found: dict[str, Local] = {}
        for place in sorted(places):
            told = self._at.of(place)
            events[place] = join_at(place, told, parties=self._parties, decided=self._decided)
            disputes["place", place] = disputes_at(place, told, events[place], parties=self._parties)
            found[place] = Local(
                place=place,
                told=tuple(one for one in told if place in one.places),
                events=tuple(event for event in events[place] if event.kind == "control"),
                denied=denials(disputes["place", place]),
            )
        self._events.put(events)
        self._disputes.put(disputes)
        return found

    def _described(self, told: Iterable[Told]) -> None:
        """What accounts of a report, all accounts of a party, and all that is told of a person differ on."""
        again = tuple(told)
        parties = self._parties
        parts: dict[_Part, tuple[Dispute, ...]] = {}
        for report in sorted(self._reports.touched(again)):
            contrasts = in_report(self._reports.of(report), parties=parties)
            parts["report", report] = tuple({d.id: d for d in map(account, contrasts)}.values())
        for body in sorted(self._accounts.touched(again)):
            contrasts = of_party(body, self._accounts.of(body), parties=parties)
            parts["party", body] = tuple({d.id: d for d in map(account, contrasts)}.values())
        if self._gazetteer:
            for person in sorted(self._persons.touched(again)):
                told_of = self._persons.of(person)
                parts["person", person] = whereabouts(person, told_of, parties=parties, places=self._gazetteer)
        self._disputes.put(parts)

    def _counted(self, figures: Iterable[Figure]) -> None:
        """The estimates that claims of the same figure give."""
        parts: dict[Figure, tuple[Estimate, ...]] = {}
        for key in figures:
            told = self._figures.of(key)
            parts[key] = (estimate(told, parties=self._parties, text=self._meanings.text),) if told else ()
        self._estimates.put(parts)


def _places(told: Told) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for role in _WHERE for place in told.ids.get(role, ())))
