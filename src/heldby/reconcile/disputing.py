"""What reports do not agree on: who, when, how many, or whether at all.

In:     told claims and the events they were joined into.
Out:    disputes, each side with its claims and origins, and whether both may be so, with the reason.
Never:  a winner: both sides stay.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

from heldby.lexicon.tables import data_path, table
from heldby.model.claim import Polarity
from heldby.model.state import Difference, Dispute, Event, Side
from heldby.model.time import Precision, When
from heldby.reconcile.describing import Contrast, described
from heldby.reconcile.figures import number_dispute
from heldby.reconcile.joining import event_kind, width
from heldby.reconcile.whereabouts import told_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from heldby.model.parties import Parties
    from heldby.model.ports import Gazetteer
    from heldby.model.told import Told


def disputes(told: Sequence[Told], events: Sequence[Event], *, parties: Parties) -> tuple[Dispute, ...]:
    """Every disagreement found, by kind of difference and what it is about."""
    found = [*_of_places(told, events, parties), *(account(c) for c in described(told, parties=parties))]
    return tuple(sorted({d.id: d for d in found}.values(), key=dispute_order))


def disputes_at(place: str, told: Sequence[Told], events: Sequence[Event], *, parties: Parties) -> tuple[Dispute, ...]:
    """Those about one place. `told` must hold all claims that name it, `events` all events there and no others."""
    found = {d.id: d for d in _of_places(told, events, parties, at=place)}
    return tuple(sorted(found.values(), key=dispute_order))


def dispute_order(dispute: Dispute) -> tuple[str, str, str]:
    """By kind of difference and what it is about."""
    return dispute.difference, dispute.about, dispute.id


def account(found: Contrast) -> Dispute:
    """What sources say of a party or an operation that no event decides."""
    return _dispute(found.difference, found.about, found.sides, reconcilable=True, why=found.why)


def whereabouts(person: str, told: Iterable[Told], *, parties: Parties, places: Gazetteer) -> tuple[Dispute, ...]:
    """What became of one person, told of different places. `told` must hold all claims that `persons` gives for him."""
    return tuple(
        _dispute(
            Difference.PLACE,
            f"where: {parties.name(person)} {fate}",
            sides,
            reconcilable=False,
            why="it befalls nobody twice, and the places are not one",
        )
        for fate, sides in told_apart(told, places)
    )


def _of_places(
    told: Sequence[Told], events: Sequence[Event], parties: Parties, at: str | None = None
) -> Iterator[Dispute]:
    by_id = {t.claim.id: t for t in told}
    yield from _by_actor(events, parties)
    yield from _by_loser(events, by_id, parties)
    yield from _by_holder(told, parties, at)
    yield from _by_day(events, by_id)
    yield from _by_number(events, by_id)
    yield from _by_denial(told, events, parties)


def _dispute(difference: Difference, about: str, sides: Sequence[Side], *, reconcilable: bool, why: str) -> Dispute:
    told = "\x1f".join((difference, about, *(c for side in sides for c in side.claims)))
    name = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Dispute(id=name, difference=difference, about=about, sides=tuple(sides), reconcilable=reconcilable, why=why)


def _by_actor(events: Iterable[Event], parties: Parties) -> Iterator[Dispute]:
    """Two gainers of one place in the same days, unless the one took it from the other."""
    limit = int(table(data_path("state", "disputing.toml"))["actor"]["widest_days"])
    by_place: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.kind == "control" and event.actors and (event.when.earliest is None or width(event.when) <= limit):
            by_place[event.places[0], event.traits["change"]].append(event)
    for (place, change), group in sorted(by_place.items()):
        if change not in ("taken", "relieved"):
            continue
        for a, b in combinations(group, 2):
            turn = parties.kin(a.actors, b.against) or parties.kin(b.actors, a.against)
            if not _at_once(a.when, b.when) or turn or parties.kin(a.actors, b.actors):
                continue
            allied = bool(_sides(a.actors, parties) & _sides(b.actors, parties))
            why = (
                "both are on one side, and may have done it together" if allied else "only one of them can have done it"
            )
            yield _dispute(
                Difference.ACTOR,
                f"who: {place} {change} {a.when}",
                [_side(e, parties) for e in (a, b)],
                reconcilable=allied,
                why=why,
            )


def _at_once(a: When, b: When) -> bool:
    """Whether two changes may be one: days in common; or both told only as "by then", of the same days."""
    if a.earliest is None or b.earliest is None:
        return a.earliest is None and b.earliest is None and a.latest == b.latest and a.latest is not None
    return a.overlaps(b)


def _by_loser(events: Iterable[Event], by_id: Mapping[str, Told], parties: Parties) -> Iterator[Dispute]:
    """Tellings of one change of hands that name different losers, of different parties and no common side."""
    for event in events:
        if event.kind != "control" or event.traits["change"] != "taken":
            continue
        losers: dict[str, list[Told]] = defaultdict(list)
        for told in (by_id[c] for c in event.claims):
            for body in parties.bodies(told.against)[:1]:
                losers[body].append(told)
        first, *others = sorted(losers, key=lambda b: (-len(losers[b]), b)) or [""]
        rivals = [b for b in others if not parties.kin([first], [b])]
        if rivals:
            sides = [
                Side(
                    says=f"from {parties.name(group[0].against[0])}",
                    claims=tuple(t.claim.id for t in group),
                    origins=tuple(sorted({t.origin for t in group})),
                )
                for group in (losers[b] for b in (first, *rivals))
            ]
            about = f"from whom: {event.places[0]} taken {event.when}"
            why = "both may have stood there; the tellings name one each"
            yield _dispute(Difference.ACTOR, about, sides, reconcilable=True, why=why)


def _sides(actors: Iterable[str], parties: Parties) -> set[str]:
    return {parties.side(a) for a in actors} - {""}


def _side(event: Event, parties: Parties) -> Side:
    says = ", ".join(parties.name(a) for a in event.actors) or "it happened"
    return Side(says=f"{says} ({event.when})", claims=event.claims, origins=event.origins)


def _by_holder(told: Iterable[Told], parties: Parties, at: str | None) -> Iterator[Dispute]:
    """Two holders of one place, each said to hold the whole of it on the same days."""
    limit = int(table(data_path("state", "disputing.toml"))["holder"]["widest_days"])
    by_place: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        held = one.claim.kind == "control" and one.claim.trait("change") == "held"
        if held and one.counts and one.actors and not one.part and width(one.when) <= limit:
            for place in one.places if at is None else {at} & set(one.places):
                by_place[place].append(one)
    for place, group in sorted(by_place.items()):
        for a, b in _on_one_day(group):
            if parties.kin(a.actors, b.actors):
                continue
            sides = [_claim_side(t, ", ".join(map(parties.name, t.actors))) for t in (a, b)]
            yield _dispute(
                Difference.ACTOR,
                f"who holds: {place} {a.when}",
                sides,
                reconcilable=False,
                why="each is said to hold it on the same day",
            )


def _on_one_day(group: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Pairs of which one is told of a single day, and the other of that day too.

    Where both are told of a stretch, each may hold on other days of it.
    """
    of_day: dict[date | None, list[int]] = defaultdict(list)
    for i, one in enumerate(group):
        if one.when is not None and width(one.when) == 1:
            of_day[one.when.earliest].append(i)
    pairs: set[tuple[int, int]] = set()
    for i, one in enumerate(group):
        if one.when is not None and one.when.earliest is not None:
            days = (one.when.earliest + timedelta(days=d) for d in range(width(one.when)))
            pairs |= {(min(i, j), max(i, j)) for day in days for j in of_day.get(day, ()) if i != j}
    yield from ((group[i], group[j]) for i, j in sorted(pairs))


def _claim_side(told: Told, says: str) -> Side:
    return Side(says=says, claims=(told.claim.id,), origins=(told.origin,))


def _by_day(events: Iterable[Event], by_id: Mapping[str, Told]) -> Iterator[Dispute]:
    """Tellings of one event, of a sort that happens once, that name different days."""
    once = frozenset(table(data_path("state", "disputing.toml"))["day"]["once"])
    for event in events:
        if not once & {event.kind, f"{event.kind}.{next(iter(event.traits.values()), '')}"}:
            continue
        days: dict[str, list[Told]] = defaultdict(list)
        for told in (by_id[c] for c in event.claims):
            if told.when is not None and told.when.precision is Precision.DAY and told.claim.time is not None:
                days[told.when.edtf()].append(told)
        if len(days) < 2:
            continue
        sides = [
            Side(says=day, claims=tuple(t.claim.id for t in group), origins=tuple(sorted({t.origin for t in group})))
            for day, group in sorted(days.items())
        ]
        about = f"when: {', '.join(event.places)} {next(iter(event.traits.values()), event.kind)}"
        why = "days so close may be the day it happened and the day it was told"
        yield _dispute(Difference.DATE, about, sides, reconcilable=True, why=why)


def _by_number(events: Iterable[Event], by_id: Mapping[str, Told]) -> Iterator[Dispute]:
    for event in events:
        with_numbers = [by_id[c] for c in event.claims if by_id[c].claim.quantity is not None]
        found = number_dispute(with_numbers) if len(with_numbers) > 1 else None
        if found is None:
            continue
        sides, reconcilable, why = found
        about = f"how many: {', '.join(event.places)} {next(iter(event.traits.values()), event.kind)} {event.when}"
        yield _dispute(Difference.NUMBER, about, sides, reconcilable=reconcilable, why=why)


def _by_denial(told: Iterable[Told], events: Iterable[Event], parties: Parties) -> Iterator[Dispute]:
    """A denial set against the event it denies."""
    by_place: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        for place in event.places:
            by_place[event.kind, place].append(event)
    # whoever denies a thing in several sentences, or in copies of one text, denies it once
    denied: dict[tuple[str, str, str], list[tuple[Event, Told]]] = defaultdict(list)
    for one in told:
        rule = event_kind(one.claim.kind)
        if one.claim.polarity is not Polarity.DENIED or not one.claim.status.is_real or not _says_enough(one, rule):
            continue
        for place in one.ids.get(rule["where"], ()):
            for event in by_place[one.claim.kind, place]:
                if denies(one, event, parties=parties):
                    denied[event.id, place, one.origin].append((event, one))
    for (_, place, _), found in denied.items():
        event, first = found[0]
        sides = _side(event, parties), _denial(first, [one for _, one in found])
        why = "one says it happened, the other that it did not"
        dispute = _dispute(Difference.POLARITY, f"whether: {place} {event.when}", sides, reconcilable=False, why=why)
        yield replace(dispute, event=event.id)


def _says_enough(denial: Told, rule: Mapping[str, Any]) -> bool:
    """Whether a denial tells what it denies: "no battles" alone is of no battle in particular."""
    if not rule:
        return False
    return denial.claim.kind != "event" or bool(denial.ids.get(rule["who"])) or denial.claim.time is not None


def _denial(first: Told, group: Sequence[Told]) -> Side:
    origins = tuple(sorted({t.origin for t in group}))
    return Side(says=f"denied: {first.claim.quote}", claims=tuple(t.claim.id for t in group), origins=origins)


def denies(one: Told, event: Event, *, parties: Parties) -> bool:
    """Whether a denial is about this event: same change, no other actor meant, days that fit."""
    rule = event_kind(event.kind)
    value = one.claim.trait(rule["trait"]) or ""
    same = rule.get("same_as", {})
    if same.get(value, value) != same.get(event.traits[rule["trait"]], event.traits[rule["trait"]]):
        return False
    when = one.when or one.published
    who = one.ids.get(rule["who"], ())
    return (
        (when is None or (when.overlaps(event.when) and _may_mean(when, event.when)))
        and (not who or not event.actors or parties.kin(who, event.actors))
        and (not one.against or not event.against or parties.kin(one.against, event.against))
    )


def _may_mean(denied: When, event: When) -> bool:
    """Whether a denial told without its first day ("failed to retake the city") may be of an event: of a late one."""
    last = event.latest or event.earliest
    if denied.earliest is not None or denied.latest is None or last is None:
        return True
    within = int(table(data_path("state", "disputing.toml"))["denial"]["within_days"])
    return denied.latest - last <= timedelta(days=within)
