"""Thiessen cells: to each place the land that lies nearer to it than to any other, clipped to an outline.

In:     points in kilometres on a flat map, rings of an outline.
Out:    square kilometres by place, and which place another point is nearest to.
Never:  a claim on the land: a cell is a way to count, and says nothing of who is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import dist

import numpy as np

from heldby.model.theatre import Point

Ring = Sequence[Point]
_SAME = 0.1  # kilometres: places nearer to each other than this share a cell


def areas(sites: Mapping[str, Point], rings: Iterable[Ring]) -> Mapping[str, float]:
    """The square kilometres of each site's cell within the rings; sites on one spot share theirs alike."""
    spots = _spots(sites)
    points = np.array(list(spots))
    found = dict.fromkeys(sites, 0.0)
    outline = [tuple(ring) for ring in rings]
    for (spot, names), here in zip(spots.items(), points, strict=True):
        order = np.argsort(((points - here) ** 2).sum(axis=1), kind="stable")[1:]
        others = [(float(points[i][0]), float(points[i][1])) for i in order]
        km2 = sum(area(_cell(spot, others, ring)) for ring in outline)
        for name in names:
            found[name] = km2 / len(names)
    return found


def _spots(sites: Mapping[str, Point]) -> dict[Point, list[str]]:
    found: dict[Point, list[str]] = {}
    for name, point in sorted(sites.items()):
        spot = next((s for s in found if abs(s[0] - point[0]) < _SAME and abs(s[1] - point[1]) < _SAME), point)
        found.setdefault(spot, []).append(name)
    return found


def _cell(site: Point, others: Iterable[Point], ring: Ring) -> Ring:
    """What of a ring lies nearer to a site than to the others, which come nearest first."""
    cell = ring
    for other in others:
        if not cell or dist(site, other) > 2 * max(dist(site, corner) for corner in cell):
            break
        cell = _nearer(cell, site, other)
    return cell


def _nearer(ring: Ring, site: Point, other: Point) -> Ring:
    """The part of a ring on the site's side of the line midway (Sutherland and Hodgman 1974).

    Where the ring is not convex, parts that fall asunder stay joined along that line, which adds no area.
    """
    east, north = other[0] - site[0], other[1] - site[1]
    middle = (other[0] ** 2 + other[1] ** 2 - site[0] ** 2 - site[1] ** 2) / 2
    kept: list[Point] = []
    beyond = [corner[0] * east + corner[1] * north - middle for corner in ring]
    for i, corner in enumerate(ring):
        before, past, past_before = ring[i - 1], beyond[i], beyond[i - 1]
        if (past <= 0) != (past_before <= 0):
            part = past_before / (past_before - past)
            kept.append((before[0] + part * (corner[0] - before[0]), before[1] + part * (corner[1] - before[1])))
        if past <= 0:
            kept.append(corner)
    return kept


def area(ring: Ring) -> float:
    """The square kilometres within a ring.

    >>> area([(0, 0), (2, 0), (2, 3), (0, 3)])
    6.0
    """
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True))) / 2


def inside(point: Point, rings: Iterable[Ring]) -> bool:
    """Whether a point lies within any of the rings."""
    return any(_in_ring(point, ring) for ring in rings)


def _in_ring(point: Point, ring: Ring) -> bool:
    east, north = point
    crossed = False
    for i, (x, y) in enumerate(ring):
        before_x, before_y = ring[i - 1]
        if (y > north) != (before_y > north) and east < (before_x - x) * (north - y) / (before_y - y) + x:
            crossed = not crossed
    return crossed


def nearest(points: Sequence[Point], sites: Sequence[Point]) -> Sequence[int]:
    """For each point the index of its nearest site."""
    places = np.array(sites)
    return [int(((places - np.array(point)) ** 2).sum(axis=1).argmin()) for point in points]
