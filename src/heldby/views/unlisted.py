"""Places that no list has and a record tells of: by a table with coordinates, or by a report that says where they lie.

In:     a `Snapshot` and a name.
Out:    the `Place`s of the record's claims that bear it.
Never:  a place of the gazetteer; that finds its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from heldby.gazetteer import plain
from heldby.gazetteer.given import GIVEN
from heldby.gazetteer.told import TOLD
from heldby.model import Place
from heldby.model.told import Told
from heldby.views.snapshot import Snapshot


def unlisted(snapshot: Snapshot, told: Mapping[str, Told], name: str) -> tuple[Place, ...]:
    """Those that bear a name, compared as the gazetteer compares names."""
    wanted = plain(name)
    ids = {id_ for each in told.values() for id_ in each.places if id_.startswith((GIVEN, TOLD))}
    known = (snapshot.gazetteer.get(id_) for id_ in sorted(ids))
    return tuple(place for place in known if place is not None and plain(place.name) == wanted)
