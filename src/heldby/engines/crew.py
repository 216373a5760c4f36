"""Processes of this machine that hold one function and apply it to items; what each is at, and what became of the dead.

In:     a function, packed; items with their numbers.
Out:    `Crew`: outcomes as they come, in no order; deaths, with the item that was being worked on.
Never:  a process left behind: when the pipe to this one closes, however it ended, they end too.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Any

from heldby.model.errors import EngineError

_STARTS = 3
"""How often in a row a process may die before it was ready; then something is wrong with starting at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one item: its result, what was raised, or `died` when the process did."""

    number: int
    result: Any = None
    raised: BaseException | None = None
    died: bool = False


@dataclass(kw_only=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    ready: bool = False
    given: deque[int] = field(default_factory=deque)


class Crew:
    """`count` processes. Use it in a `with` block."""

    def __init__(self, function: Callable[[Any], Any], count: int, ahead: int) -> None:
        self._packed = packed(function)
        self._ahead = ahead
        self._items: dict[int, bytes] = {}
        self._false_starts = 0
        self._workers = [self._start() for _ in range(count)]

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_error: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()

    def give(self, number: int, item: Any) -> bool:
        """Give an item to whoever has least to do; False when all have enough."""
        worker = min(self._workers, key=lambda each: len(each.given))
        if len(worker.given) >= self._ahead:
            return False
        self._items[number] = pickle.dumps((number, item))
        self._send(worker, number)
        return True

    def again(self, number: int) -> None:
        """Give an item once more that was given before."""
        self._send(min(self._workers, key=lambda each: len(each.given)), number)

    def outcomes(self) -> Iterator[Outcome]:
        """Wait until something happened and tell of it."""
        pipes = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(pipes)):
            yield from self._heard(pipes[pipe])  # type: ignore[index]

    def forget(self, number: int) -> None:
        """Let go of an item that is done with."""
        self._items.pop(number, None)

    def _start(self) -> _Worker:
        # spawned, not forked: a fork would copy the locks of this process's threads in whatever state they are
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process=process, pipe=ours)
        # one that died at once is found out by whoever listens next
        with suppress(OSError):
            ours.send_bytes(self._packed)
        return worker

    def _send(self, worker: _Worker, number: int) -> None:
        worker.given.append(number)
        # one that died is found out by whoever listens next
        with suppress(OSError):
            worker.pipe.send_bytes(self._items[number])

    def _heard(self, worker: _Worker) -> Iterator[Outcome]:
        try:
            number, result, raised = pickle.loads(worker.pipe.recv_bytes())  # noqa: S301 - our own process wrote it
        except (EOFError, OSError):
            yield from self._buried(worker)
            return
        if number is None:
            if raised is not None:
                raise raised
            worker.ready, self._false_starts = True, 0
            return
        worker.given.remove(number)
        yield Outcome(number=number, result=result, raised=raised)

    def _buried(self, worker: _Worker) -> Iterator[Outcome]:
        """Put another in the place of one that died, and pass on what it had not begun."""
        worker.pipe.close()
        worker.process.join()
        self._false_starts += not worker.ready
        if self._false_starts >= _STARTS:
            raise EngineError(
                "worker processes die as soon as they are started; run with --engine process to see why, "
                'and guard a script of your own with: if __name__ == "__main__"'
            )
        self._workers[self._workers.index(worker)] = self._start()
        begun = [worker.given.popleft()] if worker.ready and worker.given else []
        for number in worker.given:
            self.again(number)
        yield from (Outcome(number=number, died=True) for number in begun)


def packed(function: Callable[[Any], Any]) -> bytes:
    """A function as bytes. Raises `EngineError` when it cannot be sent to another process."""
    try:
        return pickle.dumps(function)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        raise EngineError(
            f"this cannot be sent to another process ({error}); use a function of a module, or --engine process"
        ) from error


def _work(pipe: Connection) -> None:
    """The life of a worker: take the function, then items, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that started us
    inbox: SimpleQueue[bytes] = SimpleQueue()
    # items are taken in while one is worked on, so that neither side waits for the other to read
    threading.Thread(target=_listen, args=(pipe, inbox), daemon=True).start()
    try:
        function = pickle.loads(inbox.get())  # noqa: S301 - the process that started us wrote it
    except Exception as error:  # noqa: BLE001 - whatever it is, it is for the one who asked
        pipe.send_bytes(_outcome(None, None, error))
        return
    pipe.send_bytes(_outcome(None, None, None))
    while True:
        number, item = pickle.loads(inbox.get())  # noqa: S301 - the process that started us wrote it
        try:
            told = _outcome(number, function(item), None)
        except Exception as error:  # noqa: BLE001 - it is raised where the result was to be
            told = _outcome(number, None, error)
        pipe.send_bytes(told)


def _listen(pipe: Connection, inbox: SimpleQueue[bytes]) -> None:
    while True:
        try:
            inbox.put(pipe.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)


def _outcome(number: int | None, result: Any, raised: BaseException | None) -> bytes:
    try:
        told = pickle.dumps((number, result, raised))
        if raised is not None:
            pickle.loads(told)  # noqa: S301 - some exceptions can be written and not read
    except Exception as error:  # noqa: BLE001 - there are as many ways as types
        what = repr(raised) if raised is not None else f"the result cannot be sent back: {error}"
        return pickle.dumps((number, None, EngineError(what)))
    return told
