"""A snapshot that shares its work with those of other days.

In:     a snapshot, the two clocks.
Out:    `Asked`.
Never:  an answer from another version of the record.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from heldby.record.keeping import Shelf

A = TypeVar("A")


_WORK = 64  # results kept, as of a `Snapshot`


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asked:
    """What `same` holds, asked about `valid` and shown as known on `known`.

    `same` must hold the reports that could be read by `known`; what is computed from it is shared by all days, so a
    computation must not look at `valid`.
    """

    same: Any
    valid: date | None
    known: date | None
    work: Shelf[tuple[Any]] = field(default_factory=lambda: Shelf(_WORK))

    def once(self, compute: Callable[[Any], A]) -> A:
        """`compute(self)`, computed once for as long as it is kept."""
        return cast("A", self.work.of(compute, lambda: (compute(self),))[0])

    def __getattr__(self, name: str) -> Any:
        return getattr(self.same, name)
