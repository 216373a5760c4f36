"""Draws what bench/wars.py measured: accuracy by level of noise, and how sure against how often right.

In:     tallies by question and level of noise, the rivals' names.
Out:    one SVG.
Never:  a library: two small charts of lines and dots.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

W, H, LEFT, TOP, GAP = 300, 240, 56, 46, 70
INKS = ("#0072B2", "#999999", "#E69F00", "#009E73")


def plot(kept: Mapping[str, Sequence[tuple[float, Any]]], rivals: Sequence[str]) -> str:
    """A row for each question: accuracy by noise on the left, reliability of the probabilities on the right."""
    rows = [_row(question, tallies, rivals, TOP + i * (H + 90)) for i, (question, tallies) in enumerate(kept.items())]
    height = TOP + len(kept) * (H + 90)
    width = LEFT + 2 * W + GAP + 150
    body = "\n".join(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        f'font-size="12" fill="#222"><rect width="100%" height="100%" fill="white"/>\n{body}\n</svg>\n'
    )


def _row(question: str, tallies: Sequence[tuple[float, Any]], rivals: Sequence[str], top: float) -> str:
    most = max(noise for noise, _ in tallies) or 1.0
    lines = {"heldby": [(n / most, t.accuracy()) for n, t in tallies]}
    lines |= {r: [(n / most, t.of_rival(r)) for n, t in tallies] for r in rivals}
    parts = [_frame(LEFT, top, f"Asked {question}: share of answers that are right, by noise", (0, most / 2, most))]
    for (name, points), ink in zip(lines.items(), INKS, strict=False):
        parts.append(_line(points, LEFT, top, ink))
        end = points[-1][1]
        parts.append(f'<text x="{LEFT + W + 6}" y="{_y(end, top) + 4:.1f}" font-size="10" fill="{ink}">{name}</text>')
    left = LEFT + W + GAP + 40
    parts.append(_frame(left, top, "How sure (across), how often right (up)", (0, 0.5, 1)))
    parts.append(_line([(0, 0), (1, 1)], left, top, "#bbbbbb"))
    for i, (noise, tally) in enumerate(tallies):
        shade = f"rgb(0,{90 + 20 * i},{220 - 30 * i})"
        parts.append(_line(list(_bins(tally)), left, top, shade))
        parts.append(
            f'<text x="{left + W + 6}" y="{top + 14 + 14 * i}" font-size="10" fill="{shade}">noise {noise:g}</text>'
        )
    return "\n".join(parts)


def _bins(tally: Any) -> Iterable[tuple[float, float]]:
    sure, right = np.array(tally.sure), np.array(tally.right)
    at = np.minimum((sure * 10).astype(int), 9)
    for b in range(10):
        if (at == b).sum() >= 10:
            yield float(sure[at == b].mean()), float(right[at == b].mean())


def _frame(left: float, top: float, title: str, ticks: Sequence[float]) -> str:
    parts = [
        f'<text x="{left}" y="{top - 12}" font-weight="bold">{title}</text>',
        f'<rect x="{left}" y="{top}" width="{W}" height="{H}" fill="none" stroke="#444"/>',
    ]
    parts += [
        f'<text x="{left - 6}" y="{_y(v, top) + 4:.1f}" text-anchor="end" font-size="10">{v:g}</text>'
        for v in (0, 0.25, 0.5, 0.75, 1)
    ]
    span = ticks[-1] or 1
    parts += [
        f'<text x="{left + W * v / span:.1f}" y="{top + H + 14}" text-anchor="middle" font-size="10">{v:g}</text>'
        for v in ticks
    ]
    return "\n".join(parts)


def _line(points: Sequence[tuple[float, float]], left: float, top: float, ink: str) -> str:
    path = " ".join(f"{left + W * x:.1f},{_y(y, top):.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{left + W * x:.1f}" cy="{_y(y, top):.1f}" r="2.5" fill="{ink}"/>' for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="1.6"/>{dots}'


def _y(value: float, top: float) -> float:
    return top + H * (1 - value)
