"""Pictures of rows with matplotlib: a map, bars of time, ranges of figures, shares.

In:     rows.
Out:    matplotlib's axes, one, or one for each series of figures.
Never:  figures of two baselines on one axis; a bar that hides how roughly a day is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from heldby.exports.libraries import library
from heldby.views.drawing import colours, marks

if TYPE_CHECKING:
    from heldby.views.rows import Rows

_SOFT, _SERIES, _LANE = 0.35, 8, 0.28  # of an uncertain end; series shown; inches a lane
_OWN = {"own_places": "s", "own_area": "D", "own_people": "^"}


def plot(rows: Rows[Any], ax: Any = None) -> Any:
    """Draw the rows. Raises `MissingLibrary`, and `TypeError` for a view that has no picture."""
    draw = _PICTURES.get(rows.view)
    if draw is None:
        raise TypeError(f"there is no picture of {rows.view}; there is one of: {', '.join(_PICTURES)}")
    return draw(rows, ax)


def _axes(ax: Any, lanes: int = 0) -> Any:
    if ax is not None:
        return ax
    high = max(3.0, 1.2 + _LANE * lanes) if lanes else 5.0
    return library("matplotlib.pyplot").subplots(figsize=(9, high), layout="constrained")[1]


def _map(rows: Rows[Any], ax: Any) -> Any:
    axes, kinds = _axes(ax), dict[str, str]()
    for mark in marks(rows):
        kinds[mark.kind] = mark.colour
        lon, lat = zip(*mark.points, strict=True)
        if len(mark.points) > 1:
            axes.plot(lon, lat, color=mark.colour, linewidth=2.5)
        else:
            axes.scatter(lon, lat, color=mark.colour, alpha=max(mark.weight, 0.1), edgecolors=mark.colour, s=36)
    axes.set(xlabel="longitude", ylabel="latitude", title=f"{rows.view}, {len(rows):,} rows")
    axes.set_aspect(1.2)  # about right between 30 and 40 degrees; a sketch, no survey
    _legend(axes, kinds)
    return axes


def _legend(axes: Any, kinds: Mapping[str, str]) -> None:
    lines = library("matplotlib.lines")
    made = [
        lines.Line2D([], [], marker="o", linestyle="", color=colour, label=kind)
        for kind, colour in sorted(kinds.items())
    ]
    if made:
        axes.legend(handles=made, loc="center left", bbox_to_anchor=(1.01, 0.5), fontsize="small", frameon=False)


def _timeline(rows: Rows[Any], ax: Any) -> Any:
    """A lane a place; the days between which a spell began or ended are pale."""
    lanes = {name: n for n, name in enumerate(dict.fromkeys((r.place, r.place_id) for r in rows))}
    axes = _axes(ax, len(lanes))
    days = [day for r in rows for bounds in (r.since, r.until) for day in bounds or () if day]
    span = (min(days), max(days) + timedelta(days=30)) if days else (date(2000, 1, 1), date(2000, 2, 1))
    painted = colours({(r.holder_id or "", r.holder) for r in rows})
    for row in rows:
        colour, lane = painted[row.holder_id or "", row.holder], lanes[row.place, row.place_id]
        begun, surely = row.since or (None, None)
        still, ended = row.until or (None, None)
        first, last = surely or begun or span[0], still or ended or span[1]
        # of a spell whose beginning nobody tells, not even roughly, it is open how far it reaches back
        _bar(axes, lane, (first, last), colour, 1.0 if row.since else _SOFT)
        _bar(axes, lane, (begun or first, first), colour, _SOFT)
        _bar(axes, lane, (last, ended or last), colour, _SOFT)
    axes.set_yticks(list(lanes.values()), [place for place, _ in lanes])
    axes.set_ylim(len(lanes) - 0.4, -0.6)
    axes.xaxis_date()
    axes.set(xlim=span, title="who held what; pale: the days between which it changed hands")
    _legend(axes, {name: colour for (_, name), colour in painted.items()})
    return axes


def _bar(axes: Any, lane: int, days: tuple[date, date], colour: str, alpha: float) -> None:
    if days[1] > days[0]:
        axes.barh(lane, days[1] - days[0], left=days[0], height=0.7, color=colour, alpha=alpha)


def _estimates(rows: Rows[Any], ax: Any) -> Any:
    """An axis for each question, scope, baseline and unit; a range a figure, the record's own share beside it."""
    ordered = sorted((r for r in rows if r.low is not None or r.high is not None), key=_series)
    series = sorted((list(each) for _, each in groupby(ordered, key=_series)), key=lambda s: (-len(s), _series(s[0])))
    if ax is not None or len(series) <= 1:
        return _ranges(_axes(ax, len(ordered)), ordered if len(series) <= 1 else series[0])
    some = series[:_SERIES]
    ratios = [len(s) + 1 for s in some]
    made = (
        library("matplotlib.pyplot")
        .subplots(
            len(some),
            1,
            figsize=(9, 1 + sum(0.5 + _LANE * n for n in ratios)),
            height_ratios=ratios,
            squeeze=False,
            layout="constrained",
        )[1]
        .ravel()
    )
    for axes, told in zip(made, some, strict=True):
        _ranges(axes, told)
    if len(series) > len(some):
        made[-1].set_xlabel(f"{len(series) - len(some)} series more: ask for one question, place or issuer")
    return made


def _series(row: Any) -> tuple[str, str, str, str]:
    return row.question, row.scope, row.baseline, row.unit


def _ranges(axes: Any, told: Sequence[Any]) -> Any:
    for lane, row in enumerate(told):
        low, high = row.low if row.low is not None else 0.0, row.high if row.high is not None else row.low
        open_end = row.low is None or row.high is None
        axes.plot([low, high], [lane, lane], color="#0072b2", linewidth=5, alpha=_SOFT if open_end else 1)
        axes.plot([low, high], [lane, lane], ">" if row.high is None else "o", color="#0072b2", markersize=5)
        for name, marker in _OWN.items():
            if getattr(row, name) is not None:
                axes.plot(getattr(row, name), lane, marker, color="#bf4f00", label=name.replace("_", " "))
    axes.set_yticks(range(len(told)), [f"{row.issuer}, {row.when}" for row in told])
    axes.set_ylim(-0.7, max(len(told), 1) - 0.3)
    if told:
        axes.set_title(" · ".join(part for part in _series(told[0]) if part), fontsize="small", loc="left")
    handles = dict(zip(*reversed(axes.get_legend_handles_labels()), strict=True))
    if handles:
        axes.legend(handles.values(), handles.keys(), fontsize="x-small")
    return axes


def _share(rows: Rows[Any], ax: Any) -> Any:
    """What each party held on the two days, in percent, by each way of counting."""
    axes = _axes(ax, len(rows))
    for lane, row in enumerate(rows):
        axes.plot([row.share_start or 0, row.share_end or 0], [lane, lane], color="#868d88")
        axes.plot(row.share_start or 0, lane, "o", markerfacecolor="white", color="#0072b2")
        axes.plot(row.share_end or 0, lane, "o", color="#0072b2")
    axes.set_yticks(range(len(rows)), [f"{row.actor}, {row.method}" for row in rows])
    days = f": hollow {rows[0].start}, full {rows[0].end}" if rows else ""
    axes.set(xlabel="percent of the theatre", title=f"what was held{days}")
    return axes


_PICTURES: Mapping[str, Callable[[Any, Any], Any]] = {
    "control": _map,
    "changes": _map,
    "events": _map,
    "routes": _map,
    "reach": _map,
    "timeline": _timeline,
    "estimates": _estimates,
    "share": _share,
}
