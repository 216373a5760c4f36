"""Local processes: what starts, and what ends with the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from distributed import LocalCluster

from heldby.engines import InProcess, LocalProcesses, engine
from heldby.engines.dask_cluster import DaskCluster
from heldby.model.errors import EngineError, InputError

SCRIPT = """
import os, sys, time
from heldby.engines import LocalProcesses
def slow(n):
    time.sleep(0.05)
    return os.getpid()
if __name__ == "__main__":
    for pid in LocalProcesses(count=2).map(slow, range(10_000)):
        print(pid, flush=True)
"""


def test_workers_end_when_the_program_is_killed(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT)
    started = subprocess.Popen([sys.executable, str(tmp_path / "script.py")], stdout=subprocess.PIPE, text=True)
    assert started.stdout
    workers = {int(started.stdout.readline()) for _ in range(8)}
    os.kill(started.pid, signal.SIGKILL)
    started.communicate()
    for _ in range(600):
        if not any(map(_runs, workers)):
            return
        time.sleep(0.1)
    pytest.fail("workers go on without their program")


def _runs(pid: int) -> bool:
    """Whether a process goes on; one that ended and that nobody has asked after is still listed."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class Breaks:
    """Cannot be taken up in a worker."""

    def __call__(self, n: int) -> int:
        return n

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return (os._exit, (7,))


def test_processes_that_cannot_start_are_told() -> None:
    with pytest.raises(EngineError, match="die as soon as they are started"):
        list(LocalProcesses(count=2).map(Breaks(), range(3)))


class WaitsForTheTwelfth:
    """The first item is done when the twelfth after it has been, or after a while."""

    def __init__(self, flag: Path) -> None:
        self.flag = flag

    def __call__(self, n: int) -> int:
        if n == 12:
            self.flag.touch()
        for _ in range(400 if n == 0 else 0):
            if self.flag.exists():
                return 0
            time.sleep(0.05)
        return n or -1


def test_others_go_on_while_one_is_long(tmp_path: Path) -> None:
    done = LocalProcesses(count=2).map(WaitsForTheTwelfth(tmp_path / "flag"), range(20))
    assert list(done) == list(range(20))


def test_engines_have_names() -> None:
    assert engine("process") == InProcess()
    assert engine("local:3") == LocalProcesses(count=3)
    assert isinstance(engine("local"), LocalProcesses)
    assert engine("dask:2") == DaskCluster(count=2)
    assert engine("dask://scheduler") == DaskCluster(address="tcp://scheduler:8786")
    assert engine("dask://scheduler:9000") == DaskCluster(address="tcp://scheduler:9000")


@pytest.mark.parametrize("name", ["", "loca", "local:0", "local:x", "dask:-1", "dask://", "processes"])
def test_what_is_no_engine_is_told(name: str) -> None:
    with pytest.raises(InputError):
        engine(name)


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "heldby.engines.dask_cluster", None)
    with pytest.raises(InputError, match=r"pip install heldby\[dask\]"):
        engine("dask")


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heldby.engines.dask_cluster._PATIENCE", 1)
    with pytest.raises(EngineError, match=r"no Dask scheduler with workers at tcp://127.0.0.1:1 .*dask worker"):
        list(engine("dask://127.0.0.1:1").map(abs, range(3)))


def wait_a_little(n: int) -> int:
    time.sleep(0.05)
    return n


def test_a_cluster_whose_workers_are_all_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heldby.engines.dask_cluster._GONE_FOR", 1)
    monkeypatch.setattr("heldby.engines.dask_cluster._LOOK", 0.2)
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster:
        results = DaskCluster(address=cluster.scheduler_address).map(wait_a_little, range(500))
        assert next(results) == 0
        cluster.scale(0)
        with pytest.raises(
            EngineError, match=r"all workers of the Dask cluster are gone; .* run the same command again"
        ):
            list(results)
