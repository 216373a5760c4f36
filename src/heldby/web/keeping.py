"""What was computed once and may be asked for again: snapshots, and whole answers, both bounded.

In:     a `Record`, the two clocks; a key and how to make what belongs to it.
Out:    `Shelf` (least recently used goes first), `Asked` (a snapshot that shares its work with those of other days).
Never:  an answer from another version of the record; the same work by two threads at once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock, RLock
from typing import Any, Generic, TypeVar, cast

A = TypeVar("A")


class Shelf(Generic[A]):
    """Keeps what `size` counts up to `room`; `size` of each counts 1 unless told otherwise."""

    def __init__(self, room: int, size: Callable[[A], int] = lambda _: 1) -> None:
        self.room, self.used = room, 0
        self._size = size
        self._kept: OrderedDict[Hashable, A] = OrderedDict()
        self._making: dict[Hashable, RLock] = {}
        self._lock = Lock()

    def get(self, key: Hashable) -> A | None:
        """What is kept under the key, None when nothing is."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def of(self, key: Hashable, make: Callable[[], A]) -> A:
        """What is kept under the key, made first when nothing is; who asks meanwhile waits for the first to make it."""
        found = self.get(key)
        if found is not None:
            return found
        with self._lock:
            turn = self._making.setdefault(key, RLock())
        with turn:
            found = self.get(key)
            if found is None:
                try:
                    found = make()
                    self._put(key, found)
                finally:
                    with self._lock:
                        self._making.pop(key, None)
        return found

    def _put(self, key: Hashable, made: A) -> None:
        with self._lock:
            self._kept[key] = made
            self.used += self._size(made)
            while self.used > self.room and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                self.used -= self._size(gone)


_WORK = 64  # results kept of one snapshot: what is common to all days, and what was derived for the latest days


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
