"""Programs that ask one record at once, and one that asks it again, are answered alike."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from program import heldby, obey_permissions

from heldby.stores import open_store

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from claims import War

PROGRAM = Path(sys.executable).with_name("heldby")
QUESTION = ("control", "--on", "2016-06-01", "--json")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Six hundred claims on six places."""
    store = open_store(tmp_path / "a.db", create=True)
    store.add_many(map(War(6).reading, range(60)))
    store.set_families(())
    store.close()
    return tmp_path / "a.db"


def asking(record: Path, aside: str) -> subprocess.Popen[bytes]:
    command = [str(PROGRAM), *QUESTION, "--record", str(record)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | {"HELDBY_ASIDE": aside})


def answered(asked: subprocess.Popen[bytes]) -> bytes:
    told, _ = asked.communicate()
    assert asked.returncode == 0
    return told


def test_three_programs_at_once_and_one_after_them_say_the_same(record: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "aside")
    together = [asking(record, place) for _ in range(3)]
    told = {answered(one) for one in together}
    assert len(told) == 1
    [file] = Path(place).iterdir()
    made = file.stat().st_mtime_ns
    assert answered(asking(record, place)) in told
    assert file.stat().st_mtime_ns == made, "it was read, and not made again"
    assert answered(asking(record, "off")) in told


def test_where_nothing_may_be_written_the_answer_is_the_same(record: Path, tmp_path: Path) -> None:
    locked, free, folder = tmp_path / "locked", tmp_path / "free", tmp_path / "record"
    for made in (locked, free, folder):
        made.mkdir()
    record = record.rename(folder / "a.db")
    record.chmod(0o400)
    for made in (locked, folder):
        made.chmod(0o500)

    def ask(aside: Path) -> bytes:
        places = {"HELDBY_ASIDE": str(aside)}
        done = heldby(*QUESTION, "--record", record, at=tmp_path, environment=places, before=obey_permissions)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    try:
        told = ask(locked)
        assert list(locked.iterdir()) == []
        assert [path.name for path in folder.iterdir()] == ["a.db"]
        assert ask(free) == told
        [file] = free.iterdir()
        made_at = file.stat().st_mtime_ns
        assert ask(free) == told
        assert file.stat().st_mtime_ns == made_at, "a record that may only be read is read from what was set aside"
    finally:
        for made in (locked, folder):
            made.chmod(0o700)
