"""Several processes of this machine, each holding the function once.

In:     a function that can be pickled, and items that can.
Out:    results in the order of the items.
Never:  more than a few items under way: `ahead` for each process, however many there are in all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, TypeVar

from heldby.model.errors import EngineError

A = TypeVar("A")
B = TypeVar("B")

_held: list[Callable[[Any], Any]] = []
"""In a worker: the function it was started with, which is costly to send (it may hold a whole language)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalProcesses:
    """An `Engine` of `count` fresh processes; `ahead` is how many items each may have waiting.

    Raises `EngineError` when a process dies (killed, or out of memory). An exception of the function comes through
    as it is, in the place of its item's result.
    """

    count: int
    ahead: int = 4

    def map(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """Yield `function(item)` for each item, in the order of the items, holding only a few at a time."""
        under_way: deque[Future[B]] = deque()
        # spawned, not forked: a fork would copy the locks of this process's threads in whatever state they are
        with ProcessPoolExecutor(self.count, get_context("spawn"), _hold, (function,)) as pool:
            try:
                for item in items:
                    under_way.append(pool.submit(_call, item))
                    if len(under_way) >= self.count * self.ahead:
                        yield under_way.popleft().result()
                while under_way:
                    yield under_way.popleft().result()
            except BrokenProcessPool as error:
                raise EngineError(
                    "a worker process died, perhaps for want of memory; run again with fewer processes: "
                    "what was recorded is kept"
                ) from error
            finally:
                pool.shutdown(wait=True, cancel_futures=True)


def _hold(function: Callable[[Any], Any]) -> None:
    _held[:] = [function]


def _call(item: Any) -> Any:
    return _held[0](item)
