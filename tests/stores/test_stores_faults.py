"""A record that cannot be written: locked, read-only, or on a full disk."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import told_readings as told
from sqlalchemy import event

from heldby.model.errors import ReadOnlyRecord, RecordError, RecordFull
from heldby.model.ports import Store
from heldby.stores import SqliteStore, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record with one report."""
    made = tmp_path / "record.db"
    store = open_store(made, create=True)
    store.add(told.reading(1))
    store.close()
    return made


def test_a_record_others_keep_locked_is_told_and_readable_meanwhile(path: Path) -> None:
    store = open_store(path, patience=0.2)
    blocking = sqlite3.connect(path, isolation_level=None)
    blocking.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordError, match="another program has been writing"):
        store.add(told.reading(2))
    assert store.has(told.report(1).id)
    blocking.execute("ROLLBACK")
    assert store.add(told.reading(2))
    blocking.close()


def test_a_full_database_loses_nothing(path: Path) -> None:
    store = SqliteStore(path)
    event.listen(store.engine, "connect", lambda c, _r: c.execute("PRAGMA max_page_count=60"))
    store.engine.dispose()
    with pytest.raises(RecordFull, match="free some space"):
        fill(store, first=2)
    added = sum(1 for _ in store.reports())
    store.close()
    assert 1 < added < 1999
    assert_whole(path, added)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("mounting a small disk is not permitted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    path, ballast = small_disk / "record.db", small_disk / "ballast"
    ballast.write_bytes(b"\0" * 300_000)
    store = open_store(path, create=True)
    with pytest.raises(RecordFull, match="free some space"):
        fill(store, first=1)
    added = sum(1 for _ in store.reports())
    assert 1 < added < 1999
    assert store.has(told.report(added).id)
    ballast.unlink()
    assert store.add(told.reading(added + 1))
    store.close()
    assert_whole(path, added + 1)


def test_no_room_for_even_an_empty_record_is_told(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(b"\0" * 1_000_000)
    with pytest.raises(RecordFull):
        open_store(small_disk / "record.db", create=True)
    (small_disk / "ballast").unlink()
    assert open_store(small_disk / "record.db", create=True).add(told.reading(1))


def fill(store: Store, first: int) -> None:
    for n in range(first, 2000):
        store.add(told.reading(n))


def assert_whole(path: Path, count: int) -> None:
    """The record holds exactly the first `count` readings, and each of them whole."""
    store = open_store(path)
    assert {r.id for r in store.reports()} == {told.report(n).id for n in range(1, count + 1)}
    for n in range(1, count + 1):
        one = told.reading(n)
        assert tuple(store.claims(report_id=one.report.id)) == tuple(sorted(one.claims, key=lambda c: c.start))
        assert tuple(store.links(report_id=one.report.id)) == one.links
    store.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


READ_AND_WRITE = """
import os, sys
sys.path.insert(0, sys.argv[2])
from heldby.model.errors import ReadOnlyRecord
from heldby.stores import open_store
import told_readings as told
open_store(sys.argv[3], create=True).add(told.reading(1))  # everything is imported before rights are dropped
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)  # nothing is read-only to root
store = open_store(sys.argv[1])
assert [r.name for r in store.reports()] == ["r1"], "it can be read"
try:
    store.add(told.reading(2))
except ReadOnlyRecord as error:
    print(error)
"""


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that other users can reach."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)
        Path(folder).chmod(0o777)


@pytest.mark.parametrize("in_use", [False, True], ids=["at rest", "its owner has it open"])
@pytest.mark.parametrize("folder_mode", [0o777, 0o555], ids=["file", "file and folder"])
def test_a_read_only_record_is_read_and_says_what_to_do(
    shared: Path, tmp_path: Path, folder_mode: int, in_use: bool
) -> None:
    path = shared / "record.db"
    store = open_store(path, create=True)
    store.add(told.reading(1))
    if not in_use:
        store.close()
    for each in shared.iterdir():
        each.chmod(0o444)
    shared.chmod(folder_mode)
    contracts = Path(told.__file__).parent
    command = [sys.executable, "-c", READ_AND_WRITE, str(path), str(contracts), str(tmp_path / "other.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    store.close()
    assert done.stderr == ""
    assert "may only be read; to add to it" in done.stdout


def test_read_only_is_not_confused_with_other_record_errors() -> None:
    assert issubclass(ReadOnlyRecord, RecordError)
    assert not issubclass(ReadOnlyRecord, RecordFull)
