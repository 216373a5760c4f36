"""A Dask cluster: computers that share nothing with this one but the files that are read.

In:     a scheduler's address, or nothing for a cluster of this machine's own; a function and items.
Out:    results in the order of the items.
Never:  more than a few items under way for each thread of a worker; what waits there is told by `ahead` and `batch`.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from itertools import islice
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
_GONE_FOR = 300  # seconds without any worker; a busy machine takes a minute or two to start one again
_LOST_FOR = 60  # seconds a worker of our own may take to start again; then another is started in its place
_REACH = 5  # seconds for a connection to a worker; one that died refuses, and is asked anew all that time
_LOOK = 10  # seconds after which it is looked whether there are workers at all
_LOOK_AGAIN = 50  # tasks after which the workers are counted anew
_GONE = (CancelledError, CommClosedError, TimeoutError, OSError)
_alone = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class DaskCluster:
    """An `Engine` on the workers of a scheduler at `address`; without one, on `count` processes of this machine.

    `batch` items go to a thread together, as a task of a cluster costs some milliseconds, whatever is in it; but the
    first go alone, so that a few long ones are shared out. `ahead` is how many tasks each thread of a worker may have
    waiting. Tasks are tried again as the scheduler is set up to
    (`allowed-failures`), and their items once more alone, so that one that kills workers does not take others with it.
    """

    address: str | None = None
    count: int | None = None
    ahead: int = 2
    batch: int = 8

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
        with self._client() as (client, restore):
            guarded = _Guarded(function=function)
            asked = _Asked(client=client, function=guarded, died=died, lost=lost, restore=restore)
            yield from _in_order(asked, items, self)

    @contextmanager
    def _client(self) -> Iterator[tuple[Client, Callable[[], None]]]:
        """A client, and what starts anew the workers that are gone for good: nothing on somebody else's cluster."""
        with ExitStack() as stack:
            try:
                client, restore = self._connected(stack)
                stack.enter_context(client)
                client.wait_for_workers(1, timeout=_PATIENCE)
                _check_workers(client)
            except _GONE as error:
                where = self.address or "on this machine"
                raise EngineError(
                    f"there is no Dask scheduler with workers at {where} ({error or 'no answer'}); start them: "
                    "dask scheduler, and on each computer: dask worker tcp://SCHEDULER:8786 --nworkers -1 --nthreads 1"
                ) from error
            yield client, restore

    def _connected(self, stack: ExitStack) -> tuple[Client, Callable[[], None]]:
        settings = {
            "distributed.scheduler.allowed-failures": 0,
            "distributed.logging.distributed": "critical",
            "distributed.deploy.lost-worker-timeout": f"{_LOST_FOR} s",
        }
        stack.enter_context(dask.config.set(settings))
        if self.address:
            # results come straight from the workers where they can be reached; else by way of the scheduler
            there = Client(self.address, timeout=_PATIENCE, direct_to_workers=True, set_as_default=False)
            there.rpc.timeout = _REACH  # else as long as for the scheduler, for each result that died with its worker
            return there, _nothing
        count = self.count or cores()
        made = LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            silence_logs=50,
            scheduler_kwargs={"dashboard": False},
        )
        # such a cluster gives up a worker that does not come back in time, and starts none for it unless asked to
        client = Client(stack.enter_context(made), timeout=_PATIENCE, set_as_default=False)
        return client, partial(made.scale, count)


def _nothing() -> None:
    """Workers of somebody else's cluster are started by whoever started them before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Guarded:
    """A function that the threads of one worker call in turn: what it holds was not made for several at once."""

    function: Callable[[Any], Any]

    def __call__(self, items: Sequence[Any]) -> list[Any]:
        """What it makes of the items, up to the first over which it raises; of that alone, if it is the very first."""
        done: list[Any] = []
        for item in items:
            try:
                with _alone:
                    done.append(self.function(item))
            except Exception:
                if not done:
                    raise
                break
        return done


@dataclass(slots=True, kw_only=True)
class _Asked:
    client: Client
    function: _Guarded
    died: Callable[[Any], None] | None
    lost: Callable[[Any, str], Any] | None
    restore: Callable[[], None]
    there: set[str] = field(default_factory=set)
    buried: set[str] = field(default_factory=set)

    def submit(self, items: Sequence[Any]) -> Future[Any]:
        return self.client.submit(self.function, items, pure=False)

    def threads(self) -> int:
        """How many threads there are to read; tells of the workers that are gone since this was asked last."""
        now = self.client.nthreads()
        for address in self.there - set(now):
            self._bury(address, None)
        self.there = set(now)
        self.restore()
        return max(1, int(sum(now.values())))

    def killed(self, items: Sequence[Any], error: KilledWorker) -> None:
        """The scheduler gives up the tasks of a worker that died: the one it was at, and then those it had waiting."""
        self._bury(error.last_worker.address, items[0] if len(items) == 1 else None)

    def _bury(self, address: str, item: Any) -> None:
        if self.died and address not in self.buried:
            self.died(item)
        self.buried.add(address)


def _batches(items: Iterable[A], size: int, alone: int) -> Iterator[list[A]]:
    """Items in batches, the first so many of them each alone."""
    coming = iter(items)
    yield from ([item] for item in islice(coming, alone))
    while batch := list(islice(coming, size)):
        yield batch


def _in_order(asked: _Asked, items: Iterable[Any], told: DaskCluster) -> Iterator[Any]:
    under_way: deque[tuple[list[Any], Future[Any]]] = deque()
    window, since, more = told.ahead * asked.threads(), 0, True
    batches = _batches(items, told.batch, 2 * window)
    while more or under_way:
        while more and len(under_way) < window:
            batch = next(batches, None)
            if batch is None:
                more = False
            else:
                under_way.append((batch, asked.submit(batch)))
        if under_way:
            batch, future = under_way.popleft()
            for result in _results(asked, batch, future, [each for _, each in under_way]):
                if not under_way:
                    asked.threads()
                yield result
        since += 1
        if since % _LOOK_AGAIN == 0:
            window = told.ahead * asked.threads()


def _results(asked: _Asked, batch: list[Any], future: Future[Any], others: list[Future[Any]]) -> Iterator[Any]:
    """What became of each item of a batch; of one that a worker died of, each is tried alone when others are done."""
    try:
        done = _told(asked, future)
    except KilledWorker as error:
        asked.killed(batch, error)
        for each in others:
            with suppress(*_GONE):
                _wait(asked, each)
        for item in batch:
            yield _alone_or_lost(asked, item)
        return
    yield from done
    rest = batch[len(done) :]
    if rest:  # the first of these raises
        yield from _results(asked, rest, asked.submit(rest), others)


def _alone_or_lost(asked: _Asked, item: Any) -> Any:
    """What became of an item that nothing else goes with."""
    try:
        [done] = _told(asked, asked.submit([item]))
    except KilledWorker as error:
        asked.killed([item], error)
        if asked.lost is None:
            raise EngineError(f"one item cannot be done: {DIED}; all before it is kept") from error
        return asked.lost(item, DIED)
    return done


def _told(asked: _Asked, future: Future[Any]) -> list[Any]:
    """The results of a task. Raises what it raised, `KilledWorker`, or `EngineError` when the scheduler is gone."""
    try:
        _wait(asked, future)
        return list(future.result())
    except KilledWorker:
        raise
    except _GONE as error:
        if future.status not in ("cancelled", "lost", "pending") and asked.client.status == "running":
            raise  # the function's own
        raise EngineError(
            "the Dask scheduler went away; what was recorded is kept: run the same command again when it is back"
        ) from error


def _wait(asked: _Asked, future: Future[Any]) -> None:
    """Wait until a task is done. Raises `EngineError` when there has been no worker for `_GONE_FOR` seconds."""
    alone_since = None
    while not future.done():
        with suppress(*_GONE):
            future.exception(timeout=_LOOK)
        if asked.client.status != "running":
            return
        asked.restore()
        if asked.client.nthreads():
            alone_since = None
        elif alone_since is None:
            alone_since = time.monotonic()
        elif time.monotonic() - alone_since > _GONE_FOR:
            raise EngineError(
                "all workers of the Dask cluster are gone; what was recorded is kept: run the same command again when "
                "some are back"
            )


def _check_workers(client: Client) -> None:
    """Raise `EngineError` when a worker has no heldby, or another one than this."""
    ours = version("heldby")
    for where, theirs in client.run(_version, on_error="return").items():
        if theirs != ours:
            what = f"heldby {theirs}" if isinstance(theirs, str) else "no heldby"
            raise EngineError(f"the worker {where} has {what}, and this is heldby {ours}; install the same one there")


def _version() -> str:
    return version("heldby")
