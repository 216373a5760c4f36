"""The whole of `state` on one page: weigh, gather, chart.

In:     reconciled claims and events, the actors' table, the gazetteer.
Out:    a `Course` for every place of which something was told; problems for what could not be used.
Never:  a stored holding: it is computed anew for what could be read by a given day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.model.parties import Parties
from heldby.state.charting import courses
from heldby.state.gathering import gather
from heldby.state.holders import Holders
from heldby.state.settings import standard
from heldby.state.weighing import Scales

if TYPE_CHECKING:
    from heldby.model.ports import Actors, Gazetteer
    from heldby.model.problem import Problem
    from heldby.model.told import Reconciled
    from heldby.state.course import Course
    from heldby.state.settings import Settings


def state(
    reconciled: Reconciled, *, actors: Actors, gazetteer: Gazetteer, settings: Settings | None = None
) -> tuple[tuple[Course, ...], tuple[Problem, ...]]:
    """Who held each place, on any day, how surely. Places no one can hold as one (a country, a sea) are left out."""
    numbers = settings or standard()
    parties = Parties(actors=actors)
    scales = Scales(settings=numbers, parties=parties)
    evidence, problems = gather(reconciled, holders=Holders.of(reconciled.told, parties), scales=scales)
    held = [e for e in evidence if _can_be_held(e.place, gazetteer, numbers)]
    return courses(held, settings=numbers), problems


def _can_be_held(place_id: str, gazetteer: Gazetteer, settings: Settings) -> bool:
    place = gazetteer.get(place_id)
    return place is None or place.kind not in settings.never_held
