"""Tellings of what became of one person that name different places.

In:     all claims of a person; the gazetteer.
Out:    a dispute for each fate that befalls a person once and is told of places that are not one.
Never:  a town against its own province or quarter: that is one place, told more or less finely; and no person whom
        only a first name tells from others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from heldby.gazetteer.globe import distance_km
from heldby.lexicon.tables import data_path, table
from heldby.model.knowledge import PlaceKind
from heldby.model.parties import PERSON
from heldby.model.state import Side

if TYPE_CHECKING:
    from heldby.model.knowledge import Place
    from heldby.model.ports import Gazetteer
    from heldby.model.told import Told

_LONGEST = 8  # how many places may lie within one another


def persons(told: Told) -> tuple[str, ...]:
    """Of whom a claim tells what became of him, where; by ids that tell one person from another."""
    claim = told.claim
    if claim.kind != "person" or not told.counts or not told.places or claim.trait("fate") not in _once():
        return ()
    return tuple(id_ for id_ in told.ids.get("person", ()) if not id_.startswith(PERSON) or "-" in id_)


def told_apart(told: Iterable[Told], places: Gazetteer) -> Iterator[tuple[str, tuple[Side, ...]]]:
    """Of one person's claims each fate that is told of several places, with a side for each of them."""
    by_fate: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_fate[one.claim.trait("fate") or ""].append(one)
    for fate, claims in sorted(by_fate.items()):
        groups = _by_place(claims, places)
        if len(groups) > 1 and len({t.origin for group in groups for t in group}) > 1:
            yield fate, tuple(_side(group, places) for group in groups)


def _once() -> frozenset[str]:
    return frozenset(table(data_path("state", "disputing.toml"))["place"]["once"])


def _by_place(told: Sequence[Told], places: Gazetteer) -> list[list[Told]]:
    """The claims in groups of one place each; the finest told comes first, and gives a group its name."""
    groups: list[list[Told]] = []
    depth = {one.claim.id: len(_line(places.get(one.places[0]), places)) for one in told}
    for one in sorted(told, key=lambda t: (-depth[t.claim.id], t.places, t.claim.id)):
        fitting = [g for g in groups if _is_one(g[0].places[0], one.places[0], places)]
        if fitting:
            fitting[0].append(one)
        else:
            groups.append([one])
    return groups


def _is_one(one: str, other: str, places: Gazetteer) -> bool:
    """Whether two ids are one place, or one lies within the other, or beside it; yes where nobody knows."""
    if one == other:
        return True
    a, b = places.get(one), places.get(other)
    if a is None or b is None or None in (a.lat, b.lat):
        return True
    if one in _line(b, places) or other in _line(a, places):
        return True
    if PlaceKind.COUNTRY in (a.kind, b.kind) and a.country == b.country:
        return True
    return distance_km(a, b) <= float(table(data_path("state", "disputing.toml"))["place"]["near_km"])


def _line(place: Place | None, places: Gazetteer) -> list[str]:
    """A place, what it lies within, and so on."""
    line: list[str] = []
    while place is not None and place.id not in line and len(line) < _LONGEST:
        line.append(place.id)
        place = places.get(place.within) if place.within else None
    return line


def _side(group: Sequence[Told], places: Gazetteer) -> Side:
    place = places.get(group[0].places[0])
    return Side(
        says=place.name if place else group[0].places[0],
        claims=tuple(t.claim.id for t in group),
        origins=tuple(sorted({t.origin for t in group})),
    )
