"""Which sides of a war fight together, from data/actors/alliances.toml.

In:     pairs of sides.
Out:    yes or no for two sides.
Never:  an alliance that a report tells itself; that is read there (`claim/friends.py`).
"""

from __future__ import annotations

from functools import cache

from heldby.lexicon.tables import data_path, table


def allied(one: str, other: str) -> bool:
    """Whether two sides are known to fight together."""
    return frozenset((one, other)) in _pairs()


@cache
def _pairs() -> frozenset[frozenset[str]]:
    return frozenset(map(frozenset, table(data_path("actors", "alliances.toml"))["allied"]))
