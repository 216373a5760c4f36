"""What a picture of rows shows: points and lines with a colour, a weight and a name.

In:     rows that have a place or a way.
Out:    `Mark`s, one a place for who likeliest holds it, and the colours of parties, the same in every picture.
Never:  a mark for want of coordinates; how it is drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from heldby.lexicon.tables import data_path, table

if TYPE_CHECKING:
    from heldby.views.rows import Rows

_NOBODY = ("", "unknown", "contested")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something on a map: `points` as (longitude, latitude), one for a place; `weight` 0 to 1 how sure it is."""

    points: tuple[tuple[float, float], ...]
    kind: str
    colour: str
    weight: float
    name: str


def marks(rows: Rows[Any]) -> tuple[Mark, ...]:
    """What the rows are on a map; of several holders of a place the likeliest, who comes first."""
    painted = colours({_who(row) for row in rows})
    seen: set[str] = set()
    return tuple(mark for row in rows for mark in _mark(row, painted, seen))


def _mark(row: Any, painted: Mapping[tuple[str, str], str], seen: set[str]) -> Iterator[Mark]:
    sure = getattr(row, "probability", None)
    if hasattr(row, "line"):
        if len(row.line) > 1:
            ways: Mapping[str, str] = _palette()["ways"]
            name = f"{row.from_place} to {row.to_place} for {row.actor}: {row.state}"
            yield Mark(points=row.line, kind=row.state, colour=ways.get(row.state, _none()), weight=1, name=name)
        return
    if hasattr(row, "holder") and row.place_id in seen:
        return
    seen.add(row.place_id)
    if row.lat is not None and row.lon is not None:
        who = _who(row)
        name = f"{row.place}: {_said(row)}{f' {100 * sure:.0f} %' if sure is not None else ''}"
        weight = 1 if sure is None else sure
        yield Mark(points=((row.lon, row.lat),), kind=who[1] or "nobody", colour=painted[who], weight=weight, name=name)


def _who(row: Any) -> tuple[str, str]:
    """The id and the name of whom a row's colour stands for."""
    for name in ("holder", "after", "actor"):
        if hasattr(row, name):
            return getattr(row, f"{name}_id", None) or "", getattr(row, name)
    return "", ""


def _said(row: Any) -> str:
    return f"{row.kind} {row.what} {row.actor}".strip() if hasattr(row, "kind") else _who(row)[1] or "nobody"


def colours(parties: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """A colour for each party, given as (id, name)."""
    known = _palette()
    listed = {party: known["parties"][party[0]] for party in parties if party[0] in known["parties"]}
    left = sorted((party for party in parties if party not in listed and party[1] not in _NOBODY), key=_by_name)
    others = {party: known["others"][n % len(known["others"])] for n, party in enumerate(left)}
    return {party: listed.get(party) or others.get(party) or _none() for party in parties}


def _by_name(party: tuple[str, str]) -> tuple[str, str]:
    return party[1].casefold(), party[0]


def _palette() -> dict[str, Any]:
    return table(data_path("exports", "palette.toml"))


def _none() -> str:
    return str(_palette()["nobody"])
