"""The ground of a war: the roads between its places, the ways that matter in it, its outline.

In:     a theatre's folder, through the gazetteer.
Out:    `Road`, `Watch`, `Theatre`.
Never:  who holds what; that changes, and is the `state` stage's.
"""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]
"""Longitude and latitude in degrees (WGS 84), in the order of GeoJSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """A stretch of road from one place to the next, `km` long; `one` and `other` are place ids, in no order."""

    one: str
    other: str
    km: float
    name: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A way whose state is told at any time, by the ids of its ends; a country stands for all roads into it."""

    from_place: str
    to_place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """`outline` are the rings of the area fought over, without holes; none when nobody drew it."""

    name: str
    roads: tuple[Road, ...] = ()
    watch: tuple[Watch, ...] = ()
    outline: tuple[tuple[Point, ...], ...] = ()
