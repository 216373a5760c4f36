"""Kill a worker, the scheduler, the database connection or the whole program at a random moment; run again; compare.

`python bench/crash.py [--times 50] [--seed 1]`

In:     some hundred small reports, read by the stand-in of the tests (tests/contracts/told_readings.py), slowly.
Out:    a line for each time: what was killed, after how long, what was recorded by then, and whether the record came
        out the same as that of an undisturbed run, row by row but for its counters. Exit code 1 when one did not.
Never:  a moment that was chosen to be harmless: it is drawn from the time an undisturbed run takes.

Workers of the cluster are started in folders of their own, as on two computers that share only the reports and the
record. Connections are cut on a PostgreSQL server of our own; where there is none, that is left out.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "contracts")]

import told_readings as told  # noqa: E402 - they stand in the folders just named

from heldby.engines import engine  # noqa: E402
from heldby.model import Reading, Report  # noqa: E402
from heldby.record import Record  # noqa: E402
from heldby.stores import open_store, tables  # noqa: E402
from throwaway_server import Server, missing, running  # noqa: E402

REPORTS = 120
COUNTERS = {"added", "version", "grouped"}
KINDS = ("program", "worker", "connection", "scheduler", "cluster worker")


def read_slowly(report: Report) -> Reading:
    """What the tests' stand-in reads, a little later."""
    time.sleep(0.01)
    return told.read_one(report)


def add(address: str, folder: str, name: str) -> None:
    """The program that is killed."""
    import crash  # noqa: PLC0415 - the function's name in a worker is that of the module, not of the script

    with Record(address, told.tools(read_one=crash.read_slowly, engine=engine(name))) as record:
        record.add([folder])


def write_reports(folder: Path) -> None:
    """Reports in pairs of copies, and one file that is none."""
    folder.mkdir()
    for n in range(REPORTS):
        words = " ".join(f"word{n // 2}x{i}" for i in range(40))
        text = f"Palmyra fell to the alAssad army. {words}{'!' * (n % 2)}"
        (folder / f"{n:03}.txt").write_text(text, encoding="utf-8")
    (folder / "none.txt").write_text(" ", encoding="utf-8")


def content(address: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a record but for what counts versions, the same from a file and from a server."""
    store: Any = open_store(address)
    found = {}
    with store._reading() as connection:
        for table in tables.metadata.sorted_tables:
            columns = [column for column in table.c if column.name not in COUNTERS]
            found[table.name] = sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)
    store.close()
    return found


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers, each in a folder of its own: the engine's name, and the processes."""
    with ExitStack() as stack:
        at = folder / "scheduler.json"
        commands = [
            ["scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", at, "--dashboard-address", ":0"],
            *[["worker", "--scheduler-file", at, "--nthreads", "1", "--dashboard-address", ":0"]] * 2,
        ]
        started = []
        for n, command in enumerate(commands):
            own = folder / f"computer{n}"
            own.mkdir()
            started.append(_started([sys.executable, "-m", "dask", *map(str, command)], own))
            stack.callback(_end, started[-1])
            while not at.exists():
                time.sleep(0.05)
        yield "dask://" + _scheduler(at), started


def _scheduler(at: Path) -> str:
    import json  # noqa: PLC0415 - here only

    while True:
        with suppress(ValueError):
            return str(json.loads(at.read_text())["address"]).removeprefix("tcp://")
        time.sleep(0.05)


def _started(command: list[str], at: Path) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join([str(ROOT / "bench"), str(ROOT / "tests" / "contracts"), str(ROOT / "tests")])
    # what a scheduler gives up soon is tried again alone, by us
    more = {"PYTHONPATH": paths, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    return subprocess.Popen(
        command, cwd=at, env={**os.environ, **more}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@dataclass(frozen=True, kw_only=True)
class Bench:
    """Where everything is; `whole` is the content of an undisturbed record."""

    folder: Path
    reports: Path
    whole: dict[str, list[tuple[Any, ...]]]
    server: Server | None

    @classmethod
    def of(cls, folder: Path, server: Server | None) -> Bench:
        """Make the reports, and an undisturbed record of them."""
        write_reports(folder / "reports")
        address = str(folder / "whole.db")
        add(address, str(folder / "reports"), "process")
        return cls(folder=folder, reports=folder / "reports", whole=content(address), server=server)

    def once(self, n: int, kind: str, rng: random.Random) -> str:
        """Disturb one run, complete it, and tell how it went; raises `AssertionError` when the record differs."""
        own = self.folder / f"run{n}"
        own.mkdir()
        address = str(own / "a.db")
        if kind == "connection":
            assert self.server
            address = self.server.address(self.server.database())
        with ExitStack() as stack:
            far = kind in ("scheduler", "cluster worker")
            name, others = stack.enter_context(cluster(own)) if far else ("local:2", [])
            after, code, there = self._disturbed(kind, address, (name, others), rng)
        add(address, str(self.reports), "process")
        assert content(address) == self.whole, f"run {n}: the record differs after {kind} was killed at {after:.2f} s"
        return f"{kind} killed after {after:.2f} s, the program ended with {code}, {there} recorded; the same after all"

    def _disturbed(
        self, kind: str, address: str, company: tuple[str, list[subprocess.Popen[bytes]]], rng: random.Random
    ) -> tuple[float, int, int]:
        name, others = company
        open_store(address, create=True).close()
        program = _started([sys.executable, __file__, "--add", address, str(self.reports), name], self.folder)
        # most of the time goes into starting, when there is nothing to lose: only the program itself may be killed then
        while not _reports(address) and program.poll() is None and (kind != "program" or rng.random() > 0.02):
            time.sleep(0.02)
        after = rng.random() * 1.2
        time.sleep(after)
        self._kill(kind, program, others, rng)
        try:
            code = program.wait(timeout=600)
        finally:
            _end(program)
        return after, code, _reports(address)

    def _kill(
        self, kind: str, program: subprocess.Popen[bytes], others: list[subprocess.Popen[bytes]], rng: random.Random
    ) -> None:
        if kind == "connection":
            assert self.server
            self.server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'heldby'")
            return
        if kind == "worker":
            below = [each for each in _below(program.pid) if "spawn_main" in _command(each)]
            target = rng.choice(below) if below else program.pid
        elif kind == "cluster worker":
            target = rng.choice([each for other in others[1:] for each in _below(other.pid)] or [others[1].pid])
        else:
            target = {"program": program, "scheduler": others[0] if others else program}[kind].pid
        with suppress(ProcessLookupError):
            os.kill(target, signal.SIGKILL)


def _reports(address: str) -> int:
    store = open_store(address)
    count = sum(1 for _ in store.reports())
    store.close()
    return count


def _below(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(word) for task in tasks for word in (task / "children").read_text().split()]
    except OSError:
        return []


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def main() -> int:
    if sys.argv[1:2] == ["--add"]:
        add(*sys.argv[2:5])
        return 0
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--times", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    failed = 0
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        why = missing()
        print(f"connections are left out: {why}" if why else "connections are cut on a server of our own")
        bench = Bench.of(folder, None if why else stack.enter_context(running()))
        kinds = [kind for kind in KINDS if not (why and kind == "connection")]
        for n in range(given.times):
            try:
                print(n, bench.once(n, kinds[n % len(kinds)], random.Random(f"{given.seed}:{n}")), flush=True)
            except AssertionError as error:
                failed += 1
                print(n, error, flush=True)
    print(f"{given.times} times, {failed} records differ")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
