"""A claim with its meaning: what `reconcile` and `state` reason about.

In:     claims, the links of their words, the families of their reports, and what people decided.
Out:    `Page` (one report), `Material` (all of it as a snapshot gives it), `Told` (one claim, resolved), `Local` (all
        that was told of one place), `Settled`, `Reconciled`.
Never:  a claim without its words: a `Told` always carries the claim it rests on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from heldby.model.claim import Claim, Polarity
from heldby.model.link import Judgement, Link, Verdict
from heldby.model.report import Family, Report
from heldby.model.state import Difference, Dispute, Estimate, Event
from heldby.model.time import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One report with what it says and what its words mean; `report` is None where only its claims are known."""

    report: Report | None
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything that could be read by one day: a page for each report's id, and what was decided.

    Who holds on to the pages of reports that did not change spares the stages that follow their work.
    """

    pages: Mapping[str, Page]
    families: Sequence[Family] = ()
    judgements: Sequence[Judgement] = ()

    @classmethod
    def of(
        cls,
        said: tuple[Iterable[Report], Iterable[Claim], Iterable[Link]],
        families: Sequence[Family] = (),
        judgements: Sequence[Judgement] = (),
    ) -> Material:
        """Sort reports, claims and links into pages; links keep their order."""
        return cls(pages=pages(*said), families=families, judgements=judgements)


def pages(reports: Iterable[Report], claims: Iterable[Claim], links: Iterable[Link]) -> dict[str, Page]:
    """A page for each report, by id; claims come by position, links in the order given."""
    by_id = {report.id: report for report in reports}
    said: dict[str, list[Claim]] = defaultdict(list)
    meant: dict[str, list[Link]] = defaultdict(list)
    for claim in claims:
        said[claim.report].append(claim)
    for link in links:
        meant[link.report].append(link)
    return {
        name: Page(
            report=by_id.get(name),
            claims=tuple(sorted(said.get(name, ()), key=lambda c: (c.start, c.end, c.id))),
            links=tuple(meant.get(name, ())),
        )
        for name in sorted({*by_id, *said})
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who tells a claim: the independent voice it comes from, and who is credited."""

    origin: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim with the ids its words mean.

    `origin` is the independent voice it comes from. `ids` maps a role to the place or actor ids of its fillers, those
    that could not be resolved left out. `sources` are the actor ids of who is credited, `outlet` the name of the
    publisher, `family` the copies its report belongs to. `near` is true when a place is meant only
    roughly (UCDP where_prec 2), `itself` when its places are meant by this claim alone: a facility that its words
    tell as a part of a town.
    """

    claim: Claim
    origin: str
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    when: When | None = None
    published: When | None = None
    sources: tuple[str, ...] = ()
    outlet: str = ""
    family: str = ""
    near: bool = False
    itself: bool = False

    @property
    def part(self) -> str:
        """The words for the bit of its place that alone is meant; "" for all of it, or where the bit is the place."""
        return "" if self.itself else self.claim.trait("part") or ""

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of the places it is about."""
        return self.ids.get("place", ())

    @property
    def actors(self) -> tuple[str, ...]:
        """The ids of gainer, holder, entrant, besieger or doer."""
        return self.ids.get("actor", ())

    @property
    def against(self) -> tuple[str, ...]:
        """The ids of loser, defender or besieged."""
        return self.ids.get("against", ())

    @property
    def counts(self) -> bool:
        """Whether it may change who holds what: asserted, and happened or happening."""
        return self.claim.polarity is Polarity.ASSERTED and self.claim.status.is_real


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a person decided about a dispute, last by `judgement`; `claims` are all that were judged.

    `prefers` is the side that is preferred, counted from 0.
    """

    verdict: Verdict
    judgement: Judgement
    claims: tuple[str, ...]
    prefers: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """Claims with their meaning, the events they tell, what they disagree on, and the figures they give.

    `settled` is what was decided of disputes, by id; `aside` are the claims from which nothing follows since another
    side was preferred to theirs.
    """

    told: tuple[Told, ...]
    events: tuple[Event, ...]
    disputes: tuple[Dispute, ...]
    estimates: tuple[Estimate, ...]
    settled: Mapping[str, Settled] = field(default_factory=dict)
    aside: frozenset[str] = frozenset()

    @property
    def heeded(self) -> tuple[Told, ...]:
        """The claims from which something may follow: all but those set aside."""
        return heeded(self.told, self.aside)


def heeded(told: tuple[Told, ...], aside: frozenset[str]) -> tuple[Told, ...]:
    """The claims that are not set aside."""
    return tuple(t for t in told if t.claim.id not in aside) if aside else told


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """What was told of one place: claims in the order of the record, changes of control, and who denies which (by id
    of the event).
    """

    place: str
    told: tuple[Told, ...] = ()
    events: tuple[Event, ...] = ()
    denied: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def in_order(told: Told) -> tuple[str, int, int, str]:
    """The order of the record: by report and position."""
    return told.claim.report, told.claim.start, told.claim.end, told.claim.id


def locals_of(reconciled: Reconciled) -> dict[str, Local]:
    """What was told of each place of which anything was told."""
    told: dict[str, list[Told]] = defaultdict(list)
    events: dict[str, list[Event]] = defaultdict(list)
    for one in sorted(reconciled.told, key=in_order):
        for place in dict.fromkeys(one.places):
            told[place].append(one)
    for event in reconciled.events:
        if event.kind == "control":
            events[event.places[0]].append(event)
    denied = denials(reconciled.disputes)
    return {
        place: Local(
            place=place,
            told=tuple(mine),
            events=tuple(events[place]),
            denied={e.id: denied[e.id] for e in events[place] if e.id in denied},
        )
        for place, mine in told.items()
    }


def denials(disputes: Iterable[Dispute]) -> dict[str, tuple[str, ...]]:
    """The claims that deny an event, by the event's id: the first side of such a dispute asserts it."""
    found: dict[str, list[str]] = defaultdict(list)
    for dispute in disputes:
        if dispute.event and dispute.difference is Difference.POLARITY:
            found[dispute.event] += [claim for side in dispute.sides[1:] for claim in side.claims]
    return {event: tuple(claims) for event, claims in found.items()}
