"""The plainest engine: one item after the other, in this process.

In:     a function and items.
Out:    results in the order of the items.
Never:  an item taken before its result is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True, kw_only=True)
class InProcess:
    """An `Engine` without company."""

    def map(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """Yield `function(item)` for each item, in the order of the items."""
        return map(function, items)
