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
    """An `Engine` without company. What kills it kills the program, so nothing is ever `lost`."""

    @property
    def far(self) -> bool:
        """Items stay in this process."""
        return False

    def map(
        self,
        function: Callable[[A], B],
        items: Iterable[A],
        *,
        lost: Callable[[A, str], B] | None = None,  # noqa: ARG002 - the port's; see above
        died: Callable[[A | None], None] | None = None,  # noqa: ARG002 - likewise
    ) -> Iterator[B]:
        """Yield `function(item)` for each item, in the order of the items."""
        return map(function, items)
