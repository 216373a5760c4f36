"""The whole of `state` on one page: weigh, gather, chart.

In:     reconciled claims and events, the actors' table, the gazetteer.
Out:    a `Course` for every place of which something was told; problems for what could not be used.
Never:  a stored holding: it is computed anew for what could be read by a given day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heldby.gazetteer.composed import DIRECTIONS, PART
from heldby.model.knowledge import PlaceKind
from heldby.model.parties import Parties
from heldby.state.charting import courses
from heldby.state.company import company
from heldby.state.gathering import changes_told, gather
from heldby.state.holders import Holders
from heldby.state.settings import standard
from heldby.state.trusting import learnt
from heldby.state.turning import shares
from heldby.state.weighing import Scales

if TYPE_CHECKING:
    from heldby.model.ports import Actors, Gazetteer
    from heldby.model.problem import Problem
    from heldby.model.told import Reconciled
    from heldby.state.course import Course
    from heldby.state.settings import Settings

_TOWNS = frozenset((PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class State:
    """The course of every place, what could not be used, and the scales that the claims were weighed with."""

    courses: tuple[Course, ...]
    problems: tuple[Problem, ...]
    scales: Scales
    holders: Holders


def state(reconciled: Reconciled, *, actors: Actors, gazetteer: Gazetteer, settings: Settings | None = None) -> State:
    """Who held each place, on any day, how surely. Places no one can hold as one (a country, a sea) are left out."""
    numbers = settings or standard()
    parties = Parties(actors=actors)
    holders, scales = Holders.of(reconciled.told, parties, numbers), Scales(settings=numbers, parties=parties)
    scales = replace(scales, company=company(reconciled, within_days=numbers.trust_confirmed_within))
    for _ in range(numbers.trust_rounds):
        found, _ = _once(reconciled, holders, scales, gazetteer)
        groups = [shares(t.told, scales) for t in changes_told(reconciled)]
        trust = learnt(reconciled, {c.place: c for c in found}, holders, scales, groups)
        scales = replace(scales, trust=trust)
    found, problems = _once(reconciled, holders, scales, gazetteer)
    return State(courses=found, problems=problems, scales=scales, holders=holders)


def _once(
    reconciled: Reconciled, holders: Holders, scales: Scales, gazetteer: Gazetteer
) -> tuple[tuple[Course, ...], tuple[Problem, ...]]:
    evidence, problems = gather(
        reconciled, holders=holders, scales=scales, whole_of=lambda place: _whole_of(place, gazetteer)
    )
    held = [e for e in evidence if _can_be_held(e.place, gazetteer, scales.settings)]
    return courses(held, settings=scales.settings), problems


def _whole_of(place_id: str, gazetteer: Gazetteer) -> str:
    """The town that a place is a part or a district of; "" for the land about it, and the parts of wider lands."""
    place = gazetteer.get(place_id)
    direction = place_id.rpartition(PART)[2] in DIRECTIONS
    is_part = place is not None and (direction or place.kind is PlaceKind.DISTRICT)
    whole = gazetteer.get(place.within) if place is not None and is_part and place.within else None
    return whole.id if whole is not None and whole.kind in _TOWNS else ""


def _can_be_held(place_id: str, gazetteer: Gazetteer, settings: Settings) -> bool:
    place = gazetteer.get(place_id)
    return place is None or place.kind not in settings.never_held
