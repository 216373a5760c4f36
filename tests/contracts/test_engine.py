"""What every engine must do."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from socket import socket

import dask
import pytest
from distributed import LocalCluster

from heldby.engines import InProcess, LocalProcesses
from heldby.engines.dask_cluster import DaskCluster, _batches
from heldby.model.errors import EngineError
from heldby.model.ports import Engine


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A Dask cluster of two workers, whose scheduler gives up a task with the first worker that dies of it."""
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0")
    with cluster:
        yield cluster


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a worker that was killed may take minutes to come back."""
    monkeypatch.setattr("heldby.engines.dask_cluster._PATIENCE", 300)


def restored(cluster: LocalCluster) -> None:
    """Two workers again, after a test that killed some: one gone for a second is given up and must be asked for.

    Whether that second is over is not told, so they are asked for until they are there.
    """
    for _attempt in range(60):
        cluster.scale(2)
        with suppress(TimeoutError):
            cluster.wait_for_workers(2, timeout=5)
            return
    raise AssertionError("two workers did not come back in five minutes")


def made(name: str, request: pytest.FixtureRequest) -> Engine:
    if name.startswith("dask"):
        ahead, batch = (2, 1) if name == "dask" else (1, 3)
        cluster: LocalCluster = request.getfixturevalue("cluster")
        restored(cluster)
        return DaskCluster(address=cluster.scheduler_address, ahead=ahead, batch=batch)
    return {"in-process": InProcess(), "local-processes": LocalProcesses(count=2, ahead=2, kept=2)}[name]


@pytest.fixture(params=["in-process", "local-processes", "dask", "dask-batches"])
def engine(request: pytest.FixtureRequest) -> Engine:
    given = made(request.param, request)
    assert isinstance(given, Engine)
    return given


@pytest.fixture(params=["local-processes", "dask", "dask-batches"])
def several(request: pytest.FixtureRequest) -> Engine:
    """An engine whose workers can die without us."""
    return made(request.param, request)


def slow_when_even(n: int) -> int:
    if n % 2 == 0:
        sum(range(300_000))
    return n * n


def refuse_twelve(n: int) -> int:
    if n == 12:
        raise ValueError("twelve")
    return n


def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    assert list(engine.map(slow_when_even, range(20))) == [n * n for n in range(20)]


def test_nothing_in_nothing_out(engine: Engine) -> None:
    assert list(engine.map(slow_when_even, [])) == []


def test_it_takes_only_a_few_items_ahead(engine: Engine) -> None:
    taken: list[int] = []

    def endless() -> Iterator[int]:
        n = 0
        while True:
            taken.append(n)
            yield n
            n += 1

    results = engine.map(slow_when_even, endless())
    assert list(islice(results, 3)) == [0, 1, 4]
    assert len(taken) <= 3 + 6
    getattr(results, "close", lambda: None)()


def test_some_go_together_on_a_cluster_but_a_few_are_shared_out() -> None:
    made = list(_batches(range(30), 8, alone=4))
    assert made == [[0], [1], [2], [3], [*range(4, 12)], [*range(12, 20)], [*range(20, 28)], [28, 29]]


def test_an_exception_comes_where_its_result_would(engine: Engine) -> None:
    results = engine.map(refuse_twelve, range(19))
    assert list(islice(results, 12)) == list(range(12))
    with pytest.raises(ValueError, match="twelve"):
        next(results)


def test_large_items_and_results_pass(engine: Engine) -> None:
    """Larger than any pipe holds, both ways at once."""
    items = [bytes([n]) * 3_000_000 for n in range(6)]
    assert [len(each) for each in engine.map(twice, items)] == [6_000_000] * 6


def twice(data: bytes) -> bytes:
    return data + data


def process_of(_n: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("own", [LocalProcesses(count=2), DaskCluster(count=2)], ids=["local-processes", "dask"])
def test_workers_are_other_processes_and_end_with_the_work(own: Engine) -> None:
    others = set(own.map(process_of, range(8)))
    assert os.getpid() not in others
    assert len(others) <= 2
    assert not [pid for pid in others if Path(f"/proc/{pid}").exists() and "Z" not in _state(pid)]


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return "Z"


class DiesOnce:
    """Kills its process at the number 9, the first time only."""

    def __init__(self, flag: Path) -> None:
        self.flag = flag

    def __call__(self, n: int) -> int:
        if n == 9 and not self.flag.exists():
            self.flag.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return n


def die_on_nine(n: int) -> int:
    if n == 9:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def test_a_worker_that_dies_costs_nothing(several: Engine, tmp_path: Path) -> None:
    dead: list[int | None] = []
    assert list(several.map(DiesOnce(tmp_path / "died"), range(15), died=dead.append)) == list(range(15))
    assert (tmp_path / "died").exists()
    assert len(dead) == 1, "and is told, once, though a cluster gives up what waited there too"


def test_an_item_that_kills_its_worker_twice_is_lost_alone(several: Engine) -> None:
    told: list[str] = []

    def lost(item: int, why: str) -> int:
        told.append(why)
        return -item

    assert list(several.map(die_on_nine, range(16), lost=lost)) == [*range(9), -9, *range(10, 16)]
    assert len(told) == 1
    assert "killed the process that read it, twice" in told[0]


def test_a_cluster_of_our_own_goes_on_after_all_its_workers_died() -> None:
    own = DaskCluster(count=2, ahead=1, batch=1)
    assert list(own.map(die_on_nine, range(30), lost=lambda item, _why: -item)) == [*range(9), -9, *range(10, 30)]


def test_a_cluster_of_our_own_replaces_workers_that_do_not_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heldby.engines.dask_cluster._LOST_FOR", 0)
    with DaskCluster(count=2)._client() as (client, restore):
        before = set(client.nthreads())
        client.retire_workers(list(before))
        for _attempt in range(60):
            restore()
            with suppress(TimeoutError):
                client.wait_for_workers(2, timeout=5)
                break
        assert len(set(client.nthreads()) - before) == 2


def test_a_worker_that_died_is_not_waited_for(cluster: LocalCluster) -> None:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        gone = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    there = DaskCluster(address=cluster.scheduler_address)._client()
    with there as (client, _), pytest.raises(OSError, match="after 5 s"):
        client.sync(client.rpc.connect, gone)


def test_without_a_stand_in_it_is_an_error_in_its_place(several: Engine) -> None:
    results = several.map(die_on_nine, range(12))
    assert list(islice(results, 9)) == list(range(9))
    with pytest.raises(EngineError, match="all before it is kept"):
        next(results)


class Unsendable:
    """Holds a lock, which belongs to one process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()

    def __call__(self, n: int) -> int:
        return n


def local() -> Callable[[int], int]:
    return lambda n: n


@pytest.mark.parametrize("made", [Unsendable, local], ids=["lock", "lambda"])
def test_a_function_that_cannot_be_sent_is_told(several: Engine, made: Callable[[], Callable[[int], int]]) -> None:
    with pytest.raises(EngineError, match=r"cannot be sent to another process .*--engine process"):
        list(several.map(made(), range(3)))


def unsendable_result(n: int) -> object:
    return threading.Lock() if n == 1 else n


def test_a_result_that_cannot_be_sent_back_is_told() -> None:
    with pytest.raises(EngineError, match="cannot be sent back"):
        list(LocalProcesses(count=1).map(unsendable_result, range(3)))
