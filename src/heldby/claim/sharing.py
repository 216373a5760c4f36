"""Whether two fillers of one claim share words, and whether they may.

In:     two fillers, and the word that triggers the claim.
Out:    yes or no.
Never:  what they stand for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heldby.model import Filler, Token


def clash(trigger: Token, one: Filler, other: Filler) -> bool:
    """Whether two fillers share words; one named inside the other may ("A-backed B", "pro-A B", "opposition B")."""
    inner, outer = sorted((one, other), key=lambda f: f.end - f.start)
    near = inner.end <= trigger.start or (outer.start <= trigger.start and inner.start <= trigger.end + 1)
    inside = outer.start <= inner.start and inner.end < outer.end and near and trigger.end <= outer.end
    return overlap(one, other) and not inside


def overlap(one: Filler, other: Filler) -> bool:
    """Whether they have a character in common."""
    return one.start < other.end and other.start < one.end
