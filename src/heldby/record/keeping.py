"""What was computed once and may be asked for again, bounded.

In:     a key, and how to make what belongs to it.
Out:    `Shelf`: the least recently used goes first.
Never:  the same work by two threads at once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Generic, TypeVar

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
