"""Draws what bench/imports.py compared: the dead by month, as coded in UCDP GED and as reports tell of them.

In:     months, and for each source low, best and high.
Out:    one SVG, the number of dead on a logarithmic scale.
Never:  a bar for a month without figures: a gap stays a gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log10

W, H, LEFT, TOP = 900, 320, 64, 58
CODED, TOLD = "#0072B2", "#D55E00"
_LEGEND = (("UCDP GED: low to high, dot best", CODED), ("reports: low to high of each event", TOLD))


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The dead of one month; `best` None where there is only a range."""

    low: float
    best: float | None
    high: float


def plot(months: Sequence[str], coded: Mapping[str, Month], told: Mapping[str, Month]) -> str:
    """Ranges as bars, best estimates as dots."""
    most = max([m.high for m in (*coded.values(), *(told[x] for x in told if x in months))], default=10)
    top = max(ceil(log10(max(most, 10))), 1)
    step = W / max(len(months), 1)
    parts = [_frame(top)]
    for at, month in enumerate(months):
        middle = LEFT + step * (at + 0.5)
        if month.endswith("-01") or at == 0:
            parts.append(f'<text x="{middle:.1f}" y="{TOP + H + 16}" text-anchor="middle">{month}</text>')
        for known, shift, ink in ((coded, -0.18, CODED), (told, 0.18, TOLD)):
            if month in known:
                parts.append(_bar(known[month], middle + shift * step, step * 0.3, ink, top))
    for at, (name, ink) in enumerate(_LEGEND):
        parts.append(f'<rect x="{LEFT + 300 * at}" y="30" width="10" height="10" fill="{ink}"/>')
        parts.append(f'<text x="{LEFT + 300 * at + 16}" y="39">{name}</text>')
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + W + 20} {TOP + H + 30}" '
        f'font-family="sans-serif" font-size="11" fill="#222"><rect width="100%" height="100%" fill="white"/>\n'
        f'<text x="{LEFT}" y="18" font-size="14" font-weight="bold">Dead in Syria by month</text>\n{body}\n</svg>\n'
    )


def _frame(top: int) -> str:
    lines = []
    for power in range(top + 1):
        y = _y(10**power, top)
        lines.append(f'<line x1="{LEFT}" x2="{LEFT + W}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        lines.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{10**power:,}</text>')
    return "\n".join(lines)


def _bar(month: Month, x: float, width: float, ink: str, top: int) -> str:
    high, low = _y(month.high, top), _y(month.low, top)
    left, tall = x - width / 2, max(low - high, 2)
    bar = (
        f'<rect x="{left:.1f}" y="{high:.1f}" width="{width:.1f}" height="{tall:.1f}" fill="{ink}" fill-opacity="0.5"/>'
    )
    dot = (
        f'<circle cx="{x:.1f}" cy="{_y(month.best, top):.1f}" r="2.5" fill="{ink}"/>' if month.best is not None else ""
    )
    return bar + dot


def _y(value: float, top: int) -> float:
    return TOP + H * (1 - log10(max(value, 1)) / top)
