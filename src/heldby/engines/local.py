"""Several processes of this machine, each holding the function once.

In:     a function that can be pickled, and items that can.
Out:    results in the order of the items.
Never:  more than a few items under way: `ahead` for each process, however many there are in all.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from heldby.engines.crew import Crew, Outcome
from heldby.model.errors import EngineError

A = TypeVar("A")
B = TypeVar("B")

_LIVES = 2
DIED = "it killed the process that read it, twice; perhaps it takes more memory than there is"


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalProcesses:
    """An `Engine` of `count` fresh processes; `ahead` is how many items each may have waiting.

    `kept` is how many items may be done for each process while an earlier one is still worked on, so that a long report
    among short ones does not have the others wait.

    A process that dies is replaced, and its item tried once more. An exception of the function comes through as it
    is, in the place of its item's result.
    """

    count: int
    ahead: int = 4
    kept: int = 16

    @property
    def far(self) -> bool:
        """Items stay on this machine."""
        return False

    def map(
        self,
        function: Callable[[A], B],
        items: Iterable[A],
        *,
        lost: Callable[[A, str], B] | None = None,
        died: Callable[[A | None], None] | None = None,
    ) -> Iterator[B]:
        """Yield `function(item)` for each item, in the order of the items, holding only a few at a time.

        `lost(item, why)` stands for an item that killed two processes; without it `EngineError` is raised in its place.
        `died(item)` is told of each process that died over an item.
        Raises `EngineError` when the function cannot be sent to a process.
        """
        with Crew(function, self.count, self.ahead) as crew:
            yield from _in_order(crew, items, _Fate(lost=lost, died=died), self.count * max(self.ahead, self.kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fate:
    """Who is told of what died."""

    lost: Callable[[Any, str], Any] | None
    died: Callable[[Any], None] | None


def _in_order(crew: Crew, items: Iterable[A], fate: _Fate, window: int) -> Iterator[Any]:
    coming, waiting = enumerate(items), dict[int, A]()
    done: dict[int, Outcome] = {}
    deaths: Counter[int] = Counter()
    given, told, more = 0, 0, True
    held: tuple[int, A] | None = None
    while True:
        while more and given - told < window:
            held = held or next(coming, None)
            if held is None:
                more = False
            elif crew.give(*held):
                waiting[held[0]] = held[1]
                given, held = given + 1, None
            else:
                break
        if told in done:
            yield _settled(done.pop(told), waiting.pop(told), fate.lost)
            crew.forget(told)
            told += 1
        elif not more and told == given:
            return
        else:
            for outcome in crew.outcomes():
                deaths[outcome.number] += outcome.died
                if outcome.died and fate.died:
                    fate.died(waiting[outcome.number])
                if outcome.died and deaths[outcome.number] < _LIVES:
                    crew.again(outcome.number)
                else:
                    done[outcome.number] = outcome


def _settled(outcome: Outcome, item: A, lost: Callable[[A, str], B] | None) -> B:
    if outcome.raised is not None:
        raise outcome.raised
    if not outcome.died:
        return outcome.result  # type: ignore[no-any-return]
    if lost is None:
        raise EngineError(f"one item cannot be done: {DIED}; all before it is kept")
    return lost(item, DIED)
