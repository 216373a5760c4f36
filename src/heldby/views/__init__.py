"""The questions one can ask of a record: plain functions over a snapshot, each listed once, in `VIEWS`.

In:     a `Snapshot`, and keyword parameters of simple types, each `Annotated` with its help.
Out:    `Rows`.
Never:  a view that is not in `VIEWS`: command line and HTTP take names, parameters and help from there.
"""

from collections.abc import Callable
from typing import Any

from heldby.model.errors import MissingLibrary
from heldby.views.ahead import forecasts
from heldby.views.control import Clock, changes, control, timeline
from heldby.views.differing import disputes, judgements
from heldby.views.errors import NoRoad, UnknownActor, UnknownKind, UnknownPlace
from heldby.views.events import events
from heldby.views.figures import estimates, share
from heldby.views.ground import network, places
from heldby.views.rows import Rows
from heldby.views.saying import claims, reports
from heldby.views.sitrep import sitrep
from heldby.views.snapshot import Snapshot
from heldby.views.ways import reach, routes
from heldby.views.why import why

VIEWS: tuple[Callable[..., Rows[Any]], ...] = (
    control,
    why,
    timeline,
    changes,
    events,
    claims,
    reports,
    disputes,
    judgements,
    estimates,
    share,
    routes,
    reach,
    forecasts,
    sitrep,
    places,
    network,
)

__all__ = [
    "VIEWS",
    "Clock",
    "MissingLibrary",
    "NoRoad",
    "Rows",
    "Snapshot",
    "UnknownActor",
    "UnknownKind",
    "UnknownPlace",
]
