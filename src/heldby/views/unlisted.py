"""Places that no list has and a record tells of: by a table with coordinates, or by a report that says where they lie.

In:     a `Snapshot` and a name.
Out:    the `Place`s of the record's claims that bear it.
Never:  a place of the gazetteer; that finds its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from heldby.gazetteer import plain
from heldby.gazetteer.facilities import AT
from heldby.gazetteer.given import GIVEN
from heldby.gazetteer.told import TOLD
from heldby.model import Place
from heldby.model.told import Told
from heldby.views.snapshot import Snapshot


def on_no_list(told: Iterable[Told]) -> tuple[str, ...]:
    """The ids of the places that claims tell of and no list has."""
    return tuple(sorted({id_ for each in told for id_ in each.places if id_.startswith((GIVEN, TOLD, AT))}))


def unlisted(snapshot: Snapshot, ids: Iterable[str], name: str) -> tuple[Place, ...]:
    """Those of `on_no_list` that bear a name, compared as the gazetteer compares names."""
    wanted = plain(name)
    known = (snapshot.gazetteer.get(id_) for id_ in ids)
    return tuple(place for place in known if place is not None and plain(place.name) == wanted)
