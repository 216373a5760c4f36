"""The ways between places: as reports tell of them, and as they follow from who holds what.

In:     a `Snapshot`.
Out:    rows for ways, and for what can be reached from a base.
Never:  a report's word dropped because the roads say otherwise: both stand in the row, with whether they agree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from heldby.model import RouteState
from heldby.model.knowledge import PlaceKind
from heldby.model.told import Told
from heldby.state import Network, Passage, Standing
from heldby.state import passage as passage_of
from heldby.state import routes as route_states
from heldby.views.control import bounds
from heldby.views.errors import NoRoad
from heldby.views.knowledge import as_of, bodies, knowledge, place_ids, place_of
from heldby.views.passages import agreement, because, newer
from heldby.views.rows import Rows
from heldby.views.shapes_ground import Line, ReachRow, RouteRow
from heldby.views.snapshot import Snapshot

_HELD = 0.5  # a place counts as held when it is likelier so than not


def routes(
    snapshot: Snapshot,
    *,
    actor: Annotated[str | None, "Only ways open or cut for this actor, by any of its names."] = None,
    place: Annotated[str | None, "Only ways that end at this place, by any of its names."] = None,
    to: Annotated[str | None, "With --place: the way from there to this place, though nobody spoke of it."] = None,
) -> Rows[RouteRow]:
    """Which ways are open or cut on the day, and for whom: as reports say, and as it follows from who holds the roads.

    `state` is what reports say, unless places changed hands since then; `derived` is what follows from control over a
    theatre's roads: open, cut (`at` where), contested, a detour (`via`, `km` for `usual_km`), unknown. `check` says
    whether reports agree. Besides the ways that reports speak of, those that a theatre watches are shown, for each
    party that holds an end. Raises `UnknownPlace`, `UnknownActor`, `NoRoad`.
    """
    known, day = knowledge(snapshot), as_of(snapshot)
    if day is None:
        return Rows(RouteRow, ())
    wanted, goal, parties = place_ids(snapshot, place), place_ids(snapshot, to), bodies(snapshot, actor)
    reported = {_key(snapshot, (r.from_place, r.to_place, r.actor)): r for r in _reported(snapshot, day)}
    asked = list(_asked(snapshot, day, wanted, goal, parties))
    told_of = [(r.from_place, r.to_place, r.actor) for r in reported.values()]
    covered = {_key(snapshot, (way[0], way[1], _whom(snapshot, way, day))) for way in told_of}
    ways = [*told_of, *(way for way in asked if _key(snapshot, way) not in covered or parties)]
    seen: dict[_Key, RouteRow] = {}
    for way in ways:
        key = _key(snapshot, way)
        told = reported.get(key)
        row = _route(snapshot, way, told, day)
        if row is not None and key not in seen and (told or goal or row.derived != "unknown"):
            seen[key] = row
    rows = [
        r
        for r in seen.values()
        if (wanted is None or wanted & {r.from_place_id, r.to_place_id})
        and (goal is None or goal & {r.from_place_id, r.to_place_id})
        and (parties is None or known.parties.body(r.actor_id or "") in parties)
    ]
    if not rows and wanted is not None and goal is not None:
        raise NoRoad(str(place), str(to))
    return Rows(RouteRow, sorted(rows, key=lambda r: (r.from_place, r.to_place, r.actor, r.via)))


def reach(
    snapshot: Snapshot,
    *,
    base: Annotated[str | None, "The place to start from, by any of its names (default: the largest it holds)."] = None,
    actor: Annotated[str | None, "For whom (default: the likeliest holder of the base)."] = None,
) -> Rows[ReachRow]:
    """What its holder can reach by road from a base on the day, and which of its places are cut off from it.

    One row for each place on the roads that the actor likely holds, nearest first, those cut off last. Raises
    `UnknownPlace`, `UnknownActor`, `NoRoad`.
    """
    day, who = as_of(snapshot), sorted(bodies(snapshot, actor) or ())
    starts = [p for p in sorted(place_ids(snapshot, base) or _network(snapshot).places) if p in _network(snapshot)]
    if base is not None and not starts:
        raise NoRoad(base, base)
    if base is None and day is not None:
        starts = _largest(snapshot, starts, who, day)
    who = who or (_holders(snapshot, starts[:1], day)[:1] if day else [])
    if day is None or not who or not starts:
        return Rows(ReachRow, ())
    standing = _standing(snapshot, day)
    held = [p for p, stand in standing.of(who[0]).items() if p not in starts and stand.own > _HELD]
    rows = [_reached(snapshot, standing, (starts[0], place, who[0])) for place in held]
    return Rows(ReachRow, sorted(rows, key=lambda r: (r.state == "cut", r.km or 0, r.place)))


_Key = tuple[frozenset[str], str]
_Asked = tuple[str, str, str]


def _key(snapshot: Snapshot, way: _Asked) -> _Key:
    start, end, actor = way
    return frozenset((start, end)), knowledge(snapshot).parties.body(actor)


def _largest(snapshot: Snapshot, places: Iterable[str], who: Sequence[str], day: date) -> list[str]:
    """The most populous of the places that one of the actors (any, when none is named) likely holds."""
    bodies_of = knowledge(snapshot).parties.bodies
    held = [p for p in places if (h := bodies_of(_holders(snapshot, [p], day)[:1])) and (not who or h[0] in who)]
    people = {p: place.population if (place := place_of(snapshot, p)) else 0 for p in held}
    return sorted(held, key=lambda p: (-people[p], p))[:1]


@dataclass(frozen=True, slots=True)
class _On:
    """What was reported of ways by one day; computed once for a snapshot."""

    day: date

    def __call__(self, snapshot: Snapshot) -> tuple[RouteState, ...]:
        known = knowledge(snapshot)
        return route_states(snapshot.once(_of_ways), parties=known.parties, day=self.day)


def _of_ways(snapshot: Snapshot) -> tuple[Told, ...]:
    """What is told in reports that tell of a way: in others there is none to be found."""
    told = knowledge(snapshot).reconciled.heeded
    reports = {t.claim.report for t in told if t.claim.kind == "route"}
    return tuple(t for t in told if t.claim.report in reports)


def _reported(snapshot: Snapshot, day: date) -> tuple[RouteState, ...]:
    return snapshot.once(_On(day))


def _network(snapshot: Snapshot) -> Network:
    return snapshot.once(_roads)


def _roads(snapshot: Snapshot) -> Network:
    return Network(road for theatre in snapshot.grounds for road in theatre.roads)


def _standing(snapshot: Snapshot, day: date) -> Standing:
    known = knowledge(snapshot)
    return Standing(network=_network(snapshot), courses=known.courses, parties=known.parties, day=day)


def _asked(
    snapshot: Snapshot,
    day: date,
    wanted: frozenset[str] | None,
    goal: frozenset[str] | None,
    parties: frozenset[str] | None,
) -> Iterator[_Asked]:
    """The ways to derive: the one asked for, else those watched; for the actor asked for, else for the holders."""
    pairs = [(w.from_place, w.to_place) for theatre in snapshot.grounds for w in theatre.watch]
    if wanted is not None and goal is not None:
        pairs = [next(((a, b) for a in sorted(wanted) for b in sorted(goal) if _joined(snapshot, a, b)), ("", ""))]
    for start, end in pairs:
        if start:
            for who in sorted(parties) if parties else _holders(snapshot, (start, end), day):
                yield start, end, who


def _joined(snapshot: Snapshot, start: str, end: str) -> bool:
    return _network(snapshot).shortest(_ends(snapshot, start), _ends(snapshot, end)) is not None


def _holders(snapshot: Snapshot, places: Iterable[str], day: date) -> list[str]:
    """The parties that likely hold any of the places on the day, then those that besiege one."""
    found: list[str] = []
    around: list[str] = []
    for place in places:
        course = knowledge(snapshot).courses.get(place)
        if course is not None:
            chances = course.chances([day])[0][:-1]
            found += [h for h, chance in zip(course.holders[:-1], chances, strict=True) if chance > _HELD]
            around += [by for siege in course.sieges(day) for by in siege.by]
    return list(dict.fromkeys([*found, *around]))


def _ends(snapshot: Snapshot, place_id: str) -> frozenset[str]:
    """The places of the network that an end stands for: itself, or every one in a country."""
    network, place = _network(snapshot), place_of(snapshot, place_id)
    if place_id in network or place is None or place.kind is not PlaceKind.COUNTRY:
        return frozenset({place_id})
    inside = (p for p in network.places if (found := place_of(snapshot, p)) and found.country == place.country)
    return frozenset(inside)


def _route(snapshot: Snapshot, asked: _Asked, told: RouteState | None, day: date) -> RouteRow | None:
    start, end, who = asked
    known = knowledge(snapshot)
    passage = _derived(snapshot, asked, day)
    if told is None and passage is None:
        return None
    check = agreement(passage, told)
    reported = told.state if told else ""
    since = told.since if told else None
    state, claims = reported, told.claims if told else ()
    if passage and (not told or newer(passage, told, known.told)):
        state, since, claims = passage.state, passage.since, passage.claims
    return RouteRow(
        from_place=_name(snapshot, start),
        from_place_id=start,
        to_place=_name(snapshot, end),
        to_place_id=end,
        actor=known.parties.name(who) if who else "everybody",
        actor_id=who or None,
        state=state,
        via=tuple(_name(snapshot, v) for v in ((told.via if told else ()) or (passage.via if passage else ()))),
        since=bounds(since),
        reported=reported,
        derived=passage.state if passage else "",
        probability=round(passage.probability, 4) if passage else None,
        check=check,
        km=round(passage.way.km) if passage and passage.way else None,
        usual_km=round(passage.usual.km) if passage else None,
        line=_line(snapshot, (passage.way or passage.usual).places if passage else (start, end)),
        at=tuple(_name(snapshot, p) for p in passage.at) if passage else (),
        why="; ".join(filter(None, (told.why if told else "", _why(snapshot, asked, passage, day)))),
        claims=claims,
        as_of=day,
        known=snapshot.known,
    )


def _derived(snapshot: Snapshot, asked: _Asked, day: date) -> Passage | None:
    start, end, _ = asked
    who = _whom(snapshot, asked, day)
    standing = _standing(snapshot, day)
    return passage_of(standing, _ends(snapshot, start), _ends(snapshot, end), who) if who else None


def _whom(snapshot: Snapshot, asked: _Asked, day: date) -> str:
    """For whom a way is derived: for one "cut for everybody", whoever holds its end."""
    start, end, who = asked
    return who or next(iter(_holders(snapshot, (end, start), day)), "")


def _why(snapshot: Snapshot, asked: _Asked, passage: Passage | None, day: date) -> str:
    told = because(passage, snapshot) if passage else ""
    whose = knowledge(snapshot).parties.name(_whom(snapshot, asked, day)) if told and not asked[2] else ""
    return f"derived for {whose}: {told}" if whose else told


def _reached(snapshot: Snapshot, standing: Standing, asked: _Asked) -> ReachRow:
    start, end, who = asked
    passage = passage_of(standing, {start}, {end}, who)
    place = place_of(snapshot, end)
    return ReachRow(
        base=_name(snapshot, start),
        base_id=start,
        place=_name(snapshot, end),
        place_id=end,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        actor=knowledge(snapshot).parties.name(who),
        actor_id=who,
        state=passage.state if passage else "cut",
        probability=round(passage.probability, 4) if passage else 1.0,
        km=round(passage.way.km) if passage and passage.way else None,
        usual_km=round(passage.usual.km) if passage else None,
        via=_names(snapshot, passage.via if passage else ()),
        at=_names(snapshot, passage.at if passage else ()),
        claims=passage.claims if passage else (),
        as_of=standing.day,
        known=snapshot.known,
    )


def _line(snapshot: Snapshot, passed: Sequence[str]) -> Line:
    """The places of a way as points, as far as it is known where they lie."""
    found = (place for p in passed if (place := place_of(snapshot, p)))
    return tuple((p.lon, p.lat) for p in found if p.lon is not None and p.lat is not None)


def _names(snapshot: Snapshot, places: Collection[str]) -> tuple[str, ...]:
    return tuple(_name(snapshot, p) for p in places)


def _name(snapshot: Snapshot, place_id: str) -> str:
    place = place_of(snapshot, place_id)
    return place.name if place else place_id
