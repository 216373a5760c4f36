"""A floor told once for a list: "at least 45 rebels and 20 soldiers" are at least 20 soldiers.

In:     the figures of one list, each with the word that it counts, in the order of the text.
Out:    the same figures, the plain ones behind a floor made floors.
Never:  a floor for "a guard", for a figure with a bound of its own, or for a part of those before ("among them six").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.model import Quantity

_FLOOR, _PLAIN = "over", "exact"


def floored(clause: Clause, starts: Sequence[int], listed: Sequence[Quantity | None]) -> list[Quantity | None]:
    """The figures of a list, told from these offsets on, with the floor that stands before the first of them."""
    if not listed or listed[0] is None or listed[0].bound != _FLOOR:
        return list(listed)
    parts = [t.start for t in clause.tokens if t.text.lower() in words("en").among]
    ends = min((start for start in parts if start > starts[0]), default=clause.tokens[-1].end)
    return [_with_floor(q) if start < ends else q for start, q in zip(starts, listed, strict=True)]


def _with_floor(figure: Quantity | None) -> Quantity | None:
    if figure is None or figure.bound != _PLAIN or figure.low == 1:
        return figure
    return replace(figure, high=None, bound=_FLOOR)
