"""Rows as Jupyter shows them: a small map where they have places, and a table.

In:     rows.
Out:    HTML with inline SVG that needs no network and runs no script.
Never:  a word of a report taken for markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import cos, radians
from typing import TYPE_CHECKING, Any

from heldby.exports.table import Column, Sort
from heldby.views.drawing import Mark, marks

if TYPE_CHECKING:
    from heldby.views.rows import Rows

_ROWS, _LETTERS, _WIDE, _HIGH, _EDGE = 20, 90, 420, 300, 24
# What programs need and people do not read; it is in to_pandas().
_HIDDEN = frozenset(
    {"lat", "lon", "line", "claims", "as_of", "known", "told_by", "country", "precision", "shown_by", "start", "end"}
)


def shown(rows: Rows[Any]) -> str:
    """The rows as HTML."""
    drawn = marks(rows) if {"lat", "lon"} <= set(rows.columns) or "line" in rows.columns else ()
    return f"<div>{_map(drawn) if drawn else ''}{''.join(_table(rows))}</div>"


def _table(rows: Rows[Any]) -> Iterator[str]:
    told = rows[:_ROWS].table()
    columns = [c for c in told.columns if c.name not in _HIDDEN and not c.name.endswith("_id")]
    yield "<table><thead><tr>"
    yield "".join(f"<th>{escape(column.name.replace('_', ' '))}</th>" for column in columns)
    yield "</tr></thead><tbody>"
    for row in told.rows:
        yield f"<tr>{''.join(_cell(column, row[column.name]) for column in columns)}</tr>"
    yield "</tbody></table>"
    more = f", of which {_ROWS} are shown" if len(rows) > _ROWS else ""
    yield f"<p>{len(rows):,} row{'' if len(rows) == 1 else 's'} of {escape(rows.view)}{more}</p>"


def _cell(column: Column, value: Any) -> str:
    words = _words(column, value)
    if len(words) <= _LETTERS:
        return f'<td dir="auto">{escape(words)}</td>'
    return f'<td dir="auto" title="{escape(words)}">{escape(words[:_LETTERS])}…</td>'


def _words(column: Column, value: Any) -> str:
    if value is None:
        return "–"
    if column.sort is Sort.SPAN:
        first, last = value
        return (first or "–") if first == last else f"{first or '…'} to {last or '…'}"
    if column.sort is Sort.FLAG:
        return "yes" if value else "no"
    if column.name == "probability":
        return f"{100 * value:.0f} %"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _map(drawn: Sequence[Mark]) -> str:
    lon, lat = zip(*(point for mark in drawn for point in mark.points), strict=True)
    west, east, south, north = min(lon), max(lon), min(lat), max(lat)
    narrow = cos(radians((south + north) / 2))  # a degree of longitude beside one of latitude
    wide, high = max((east - west) * narrow, 0.1), max(north - south, 0.1)
    scale = min((_WIDE - 2 * _EDGE) / wide, (_HIGH - 2 * _EDGE) / high)

    def at(point: tuple[float, float]) -> str:
        x = _WIDE / 2 + ((point[0] - (west + east) / 2) * narrow) * scale
        return f"{x:.1f},{_HIGH / 2 - (point[1] - (south + north) / 2) * scale:.1f}"

    legend = dict(sorted((mark.kind, mark.colour) for mark in drawn))
    rows = "".join(
        f'<text x="{_WIDE + 26}" y="{24 + 18 * n}" font-size="12">{escape(kind)}</text>'
        f'<circle cx="{_WIDE + 14}" cy="{20 + 18 * n}" r="5" fill="{colour}"/>'
        for n, (kind, colour) in enumerate(legend.items())
    )
    box = f'<rect width="{_WIDE}" height="{_HIGH}" fill="#f6f5f1" stroke="#c9c7bf"/>'
    corner = f"{south:.1f} to {north:.1f} N, {west:.1f} to {east:.1f} E"
    frame = f'<text x="6" y="{_HIGH - 6}" font-size="10" fill="#5f6660">{corner}</text>'
    high_all = max(_HIGH, 24 + 18 * len(legend))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{len(drawn)} on a map" '
        f'width="{_WIDE + 260}" height="{high_all}" viewBox="0 0 {_WIDE + 260} {high_all}">'
        f"{box}{frame}{''.join(_drawn(mark, [at(p) for p in mark.points]) for mark in drawn)}{rows}</svg>"
    )


def _drawn(mark: Mark, points: Sequence[str]) -> str:
    """A dot, as solid as it is sure, or a line; its name shows when the mouse rests on it."""
    name = f"<title>{escape(mark.name)}</title>"
    if len(points) > 1:
        line = " ".join(points)
        return f'<polyline points="{line}" fill="none" stroke="{mark.colour}" stroke-width="3">{name}</polyline>'
    x, y = points[0].split(",")
    solid = f'fill="{mark.colour}" fill-opacity="{mark.weight:.2f}" stroke="{mark.colour}"'
    return f'<circle cx="{x}" cy="{y}" r="5" {solid}>{name}</circle>'
