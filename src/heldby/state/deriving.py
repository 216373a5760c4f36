"""The whole of `state` on one page: weigh, gather, chart.

In:     reconciled claims and events, the actors' table, the gazetteer.
Out:    a `Course` for every place of which something was told; problems for what could not be used.
Never:  a stored holding: it is computed anew for what could be read by a given day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.model.told import locals_of
from heldby.state.growing import State, Stating
from heldby.state.settings import standard

if TYPE_CHECKING:
    from heldby.model.ports import Actors, Gazetteer
    from heldby.model.told import Reconciled
    from heldby.state.settings import Settings


def state(reconciled: Reconciled, *, actors: Actors, gazetteer: Gazetteer, settings: Settings | None = None) -> State:
    """Who held each place, on any day, how surely. Places no one can hold as one (a country, a sea) are left out."""
    made = Stating(actors=actors, gazetteer=gazetteer, settings=settings or standard())
    return made.to((), reconciled.told, locals_of(reconciled))
