"""A Dask cluster: computers that share nothing with this one but the files that are read.

In:     a scheduler's address, or nothing for a cluster of this machine's own; a function and items.
Out:    results in the order of the items.
Never:  more than a few items under way for each thread of a worker.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, TypeVar

import dask
from distributed import CancelledError, Client, Future, KilledWorker, LocalCluster
from distributed.comm.core import CommClosedError

from heldby.engines.crew import packed
from heldby.engines.local import DIED, cores
from heldby.model.errors import EngineError

A = TypeVar("A")
B = TypeVar("B")

_PATIENCE = 60
_LOOK_AGAIN = 200  # items after which the workers are counted anew
_GONE = (CancelledError, CommClosedError, TimeoutError, OSError)
_alone = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class DaskCluster:
    """An `Engine` on the workers of a scheduler at `address`; without one, on `count` processes of this machine.

    `ahead` is how many items each thread of a worker may have waiting. Items are tried again as the scheduler is set
    up to (`allowed-failures`), and once more alone, so that one that kills workers does not take others with it.
    """

    address: str | None = None
    count: int | None = None
    ahead: int = 3

    @property
    def far(self) -> bool:
        """Items go to other computers."""
        return True

    def map(
        self,
        function: Callable[[A], B],
        items: Iterable[A],
        *,
        lost: Callable[[A, str], B] | None = None,
        died: Callable[[A | None], None] | None = None,
    ) -> Iterator[B]:
        """Yield `function(item)` for each item, in the order of the items, holding only a few at a time.

        `lost(item, why)` stands for an item that kills workers; without it `EngineError` is raised in its place.
        `died` is told of each worker that is there no more, with the item where the scheduler says which.
        Raises `EngineError` when the scheduler cannot be reached, goes away, or has no workers.
        """
        packed(function)  # what cannot be sent is told at once, and in the same words as by other engines
        with self._client() as client:
            asked = _Asked(client=client, function=_Guarded(function=function), died=died)
            yield from _in_order(asked, items, lost, self.ahead)

    @contextmanager
    def _client(self) -> Iterator[Client]:
        with ExitStack() as stack:
            try:
                client = stack.enter_context(self._connected(stack))
                client.wait_for_workers(1, timeout=_PATIENCE)
                _check_workers(client)
            except _GONE as error:
                where = self.address or "on this machine"
                raise EngineError(
                    f"there is no Dask scheduler with workers at {where} ({error or 'no answer'}); start them: "
                    "dask scheduler, and on each computer: dask worker tcp://SCHEDULER:8786 --nworkers -1 --nthreads 1"
                ) from error
            yield client

    def _connected(self, stack: ExitStack) -> Client:
        quiet = {"distributed.scheduler.allowed-failures": 0, "distributed.logging.distributed": "critical"}
        stack.enter_context(dask.config.set(quiet))
        if self.address:
            # results come straight from the workers where they can be reached; else by way of the scheduler
            return Client(self.address, timeout=_PATIENCE, direct_to_workers=True, set_as_default=False)
        made = LocalCluster(
            n_workers=self.count or cores(),
            threads_per_worker=1,
            silence_logs=50,
            scheduler_kwargs={"dashboard": False},
        )
        return Client(stack.enter_context(made), timeout=_PATIENCE, set_as_default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Guarded:
    """A function that the threads of one worker call in turn: what it holds was not made for several at once."""

    function: Callable[[Any], Any]

    def __call__(self, item: Any) -> Any:
        with _alone:
            return self.function(item)


@dataclass(slots=True, kw_only=True)
class _Asked:
    client: Client
    function: _Guarded
    died: Callable[[Any], None] | None
    there: set[str] = field(default_factory=set)
    buried: set[str] = field(default_factory=set)

    def submit(self, item: Any) -> Future[Any]:
        return self.client.submit(self.function, item, pure=False)

    def threads(self) -> int:
        """How many threads there are to read; tells of the workers that are gone since this was asked last."""
        now = self.client.nthreads()
        for address in self.there - set(now):
            self._bury(address, None)
        self.there = set(now)
        return max(1, int(sum(now.values())))

    def killed(self, item: Any, error: KilledWorker) -> None:
        """The scheduler gives up the items of a worker that died: the one it was at, and then those it had waiting."""
        self._bury(error.last_worker.address, item)

    def _bury(self, address: str, item: Any) -> None:
        if self.died and address not in self.buried:
            self.died(item)
        self.buried.add(address)


def _in_order(asked: _Asked, items: Iterable[A], lost: Callable[[A, str], B] | None, ahead: int) -> Iterator[B]:
    under_way: deque[tuple[A, Future[Any]]] = deque()
    coming = iter(items)
    window, since, more = ahead * asked.threads(), 0, True
    while more or under_way:
        while more and len(under_way) < window:
            try:
                item = next(coming)
            except StopIteration:
                more = False
            else:
                under_way.append((item, asked.submit(item)))
        if under_way:
            item, future = under_way.popleft()
            result = _result(asked, (item, future), [each for _, each in under_way], lost)
            if not under_way:
                asked.threads()
            yield result
        since += 1
        if since % _LOOK_AGAIN == 0:
            window = ahead * asked.threads()


def _result(
    asked: _Asked, first: tuple[A, Future[Any]], others: list[Future[Any]], lost: Callable[[A, str], B] | None
) -> B:
    """What became of the first item; one that was on a worker that died is tried once more when all others are done."""
    item, future = first
    try:
        try:
            return future.result()  # type: ignore[no-any-return]
        except KilledWorker as error:
            asked.killed(item, error)
            for each in others:
                each.exception()
            return asked.submit(item).result()  # type: ignore[no-any-return]
    except KilledWorker as error:
        asked.killed(item, error)
        if lost is None:
            raise EngineError(f"one item cannot be done: {DIED}; all before it is kept") from error
        return lost(item, DIED)
    except _GONE as error:
        if future.status not in ("cancelled", "lost", "pending") and asked.client.status == "running":
            raise  # the function's own
        raise EngineError(
            "the Dask scheduler went away; what was recorded is kept: run the same command again when it is back"
        ) from error


def _check_workers(client: Client) -> None:
    """Raise `EngineError` when a worker has no heldby, or another one than this."""
    ours = version("heldby")
    for where, theirs in client.run(_version, on_error="return").items():
        if theirs != ours:
            what = f"heldby {theirs}" if isinstance(theirs, str) else "no heldby"
            raise EngineError(f"the worker {where} has {what}, and this is heldby {ours}; install the same one there")


def _version() -> str:
    return version("heldby")
