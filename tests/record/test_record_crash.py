"""kill -9 at any moment leaves a whole record, and adding again completes it."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
import told_readings as told

from heldby.record import Record

ADD = """
import sys; sys.path.insert(0, sys.argv[3])
import told_readings as told
from heldby.record import Record
with Record(sys.argv[1], told.tools()) as record:
    for added in record.adding([sys.argv[2]]):
        print(added.report_id, flush=True)
"""
REPORTS = 150


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports in pairs of copies, and one file that is none."""
    made = tmp_path_factory.mktemp("reports")
    for n in range(REPORTS):
        words = " ".join(f"word{n // 2}x{i}" for i in range(40))
        (made / f"{n:03}.txt").write_text(f"Palmyra fell to the alAssad army. {words}{'!' * (n % 2)}", encoding="utf-8")
    (made / "none.txt").write_text(" ", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "a.db"
    with Record(path, told.tools()) as record:
        record.add([folder])
        assert len(record.families()) == REPORTS // 2
    return path


def killed(path: Path, folder: Path, after: int, pause: float) -> set[str]:
    """Add in another process, kill it some time after it has told of some reports; return those it told of."""
    command = [sys.executable, "-c", ADD, str(path), str(folder), str(Path(told.__file__).parent)]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert started.stdout
    told_of = {started.stdout.readline().strip() for _ in range(after)}
    time.sleep(pause)
    os.kill(started.pid, signal.SIGKILL)
    told_of |= set(started.communicate()[0].split("\n")[:-1])
    assert started.returncode in (-signal.SIGKILL, 0)
    return told_of - {""}


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_run_leaves_a_whole_record_and_can_be_completed(
    seed: int, folder: Path, undisturbed: Path, tmp_path: Path
) -> None:
    path, chance = tmp_path / "a.db", random.Random(seed)
    for _ in range(2):
        safe = killed(path, folder, after=chance.randrange(REPORTS), pause=chance.random() / 50)
        if path.exists():
            assert_whole(path, safe)
    with Record(path, told.tools()) as record:
        record.add([folder])
    assert told.content(path, counters=False) == told.content(undisturbed, counters=False)


def assert_whole(path: Path, safe: set[str]) -> None:
    """What was told to be safe is there, each report with all its parts, and the families take in all of them."""
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    with Record(path, told.tools()) as record:
        snap = record.snapshot()
        assert safe <= {report.id for report in snap.reports()}
        for report in snap.reports():
            reading = told.read_one(report)
            assert set(snap.once(kinds)[report.id]) == {claim.kind for claim in reading.claims}
            assert snap.links(report.id) == reading.links
            assert snap.passages(report.id) == reading.passages
        assert len(snap.families()) == len(snap.reports()) // 2


def kinds(snap: object) -> dict[str, list[str]]:
    return {r.id: [c.kind for c in snap.claims(r.id)] for r in snap.reports()}  # type: ignore[attr-defined]


def test_families_are_gathered_after_a_crash_even_when_they_cannot_be_kept(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    coming = Record(path, told.tools()).adding([folder])
    for _ in range(4):
        next(coming)
    coming.close()
    blocking = sqlite3.connect(path, isolation_level=None)
    blocking.execute("BEGIN IMMEDIATE")
    with Record(path, told.tools(), patience=0.1) as record:
        pairs = len(record.snapshot().reports()) // 2
        assert pairs >= 2
        assert len(record.snapshot().families()) == pairs
        assert not record.store.is_grouped
        blocking.execute("ROLLBACK")
        assert len(record.snapshot().families()) == pairs
        assert record.store.is_grouped
    blocking.close()
