"""Opening a record: what is there, what is not, what is something else."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import told_readings as told

from heldby.model.errors import RecordError
from heldby.stores import open_store


def test_asking_makes_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"no record at .*; add reports with: heldby add PATH"):
        open_store(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["{}/a.db", "sqlite:////{}/a.db"])
def test_a_path_and_a_sqlite_address_mean_the_same(tmp_path: Path, address: str) -> None:
    told_path = str(tmp_path).lstrip("/") if "//" in address else str(tmp_path)
    open_store(address.format(told_path), create=True).close()
    assert (tmp_path / "a.db").exists()


def test_a_name_with_odd_characters_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "what? 100% #1 ü.db"
    store = open_store(path, create=True)
    store.add(told.reading(1))
    store.close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert open_store(path).has(told.report(1).id)


def test_an_unknown_scheme_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="mysql:// is not an address heldby knows; name a file"):
        open_store("mysql://host/db", create=True)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no folder"):
        open_store(tmp_path / "missing" / "a.db", create=True)
    with pytest.raises(RecordError, match="is a folder"):
        open_store(tmp_path, create=True)


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("held", [b"just some text, longer than a header would be", b"PK\x03\x04"])
def test_a_file_that_is_no_database_stays_as_it_is(tmp_path: Path, held: bytes, create: bool) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(held)
    with pytest.raises(RecordError, match="is not a heldby record"):
        open_store(path, create=create)
    assert path.read_bytes() == held


@pytest.mark.parametrize("create", [True, False])
def test_another_programs_database_stays_as_it_is(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match=f"{path} is not a heldby record"):
        open_store(path, create=create)
    assert path.read_bytes() == before


def test_a_header_followed_by_rubbish_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\x7f" * 4096)
    with pytest.raises(RecordError, match=r"is not a heldby record|is damaged"):
        open_store(path)


def test_an_empty_file_is_no_record_until_something_is_added(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    with pytest.raises(RecordError, match="no record"):
        open_store(path)
    open_store(path, create=True).add(told.reading(1))
    assert open_store(path).has(told.report(1).id)


def test_a_record_can_be_told_from_other_databases(tmp_path: Path) -> None:
    open_store(tmp_path / "a.db", create=True).close()
    head = (tmp_path / "a.db").read_bytes()[:100]
    assert head[68:72] == b"held"
    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]


def test_several_processes_may_make_one_record_at_once(tmp_path: Path) -> None:
    script = "import sys; from heldby.stores import open_store; open_store(sys.argv[1], create=True).close()"
    command = [sys.executable, "-c", script, str(tmp_path / "a.db")]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(4)]
    ended = [(each.communicate(timeout=300)[1].decode(), each.returncode) for each in started]
    assert ended == [("", 0)] * 4
    assert open_store(tmp_path / "a.db").version == 0
