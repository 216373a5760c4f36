"""What is set aside in a file is had again as it was, or not at all."""

from __future__ import annotations

import os
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from heldby.model import When
from heldby.model.told import Voice
from heldby.record.aside import _FILES, kept, opened
from heldby.record.pickling import packed, unpacked
from heldby.state.evidence import Sight

KEY = {"version": "3", "knows": "all"}
PARTS = {
    "one": Sight(day=date(2016, 3, 28), holder="is", weight=1.5, claims=("a",), origins=("x", "y")),
    "two": (Voice(origin="x"), When.parse("2016-03", "told"), {"b": frozenset({"c"})}),
    "three": np.array([[0.1, 0.2], [0.3, 0.4]]),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "a.aside"
    assert kept(path, KEY, PARTS.items())
    return path


def test_parts_come_back_as_they_were(file: Path) -> None:
    parts = opened(file)
    assert parts is not None
    assert parts.key == KEY
    assert (parts.get("one"), parts.get("two")) == (PARTS["one"], PARTS["two"])
    assert parts.get("three").tobytes() == PARTS["three"].tobytes()
    with pytest.raises(KeyError):
        parts.get("four")


def test_the_same_parts_are_the_same_bytes(file: Path, tmp_path: Path) -> None:
    assert kept(tmp_path / "b.aside", KEY, PARTS.items())
    assert (tmp_path / "b.aside").read_bytes() == file.read_bytes()


def test_a_file_with_any_byte_altered_is_not_read(file: Path) -> None:
    whole = file.read_bytes()
    for at in range(0, len(whole), 7):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert opened(file) is None
    file.write_bytes(whole)
    assert opened(file) is not None


def test_a_file_cut_short_is_not_read(file: Path) -> None:
    whole = file.read_bytes()
    for length in (0, 1, 18, 19, 60, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:length])
        assert opened(file) is None


def test_no_file_and_a_folder_are_none(tmp_path: Path) -> None:
    assert opened(tmp_path / "none") is None
    assert opened(tmp_path) is None


def test_a_file_that_others_may_write_to_is_not_read(file: Path) -> None:
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    for mode in (0o620, 0o602):
        file.chmod(mode)
        assert opened(file) is None


def test_a_file_that_is_replaced_stays_readable_for_who_has_it_open(file: Path) -> None:
    parts = opened(file)
    assert parts is not None
    assert kept(file, {"version": "4"}, [("one", "new")])
    assert parts.get("one") == PARTS["one"]
    again = opened(file)
    assert again is not None
    assert again.get("one") == "new"


def test_where_nothing_can_be_written_nothing_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert not kept(tmp_path / "file" / "a.aside", KEY, PARTS.items())


def test_a_part_that_cannot_be_made_leaves_no_file_behind(tmp_path: Path) -> None:
    def broken():  # type: ignore[no-untyped-def]
        yield "one", 1
        raise OSError("no room")

    assert not kept(tmp_path / "a.aside", KEY, broken())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_grows_to_so_many_files_only(tmp_path: Path) -> None:
    for n in range(_FILES + 3):
        path = tmp_path / f"{n:02}.aside"
        assert kept(path, KEY, [("one", n)])
        os.utime(path, (n, n))
    left = sorted(path.name for path in tmp_path.iterdir())
    assert len(left) == _FILES
    assert left[-1] == f"{_FILES + 2:02}.aside"


def test_what_a_killed_program_left_half_written_goes_after_a_day(tmp_path: Path) -> None:
    old, new = tmp_path / ".a.aside.1.1", tmp_path / ".a.aside.2.2"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    assert kept(tmp_path / "a.aside", KEY, PARTS.items())
    assert sorted(path.name for path in tmp_path.iterdir()) == [new.name, "a.aside"]


def test_many_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.aside"

    def write(n: int) -> bool:
        return kept(path, KEY, [("n", n), ("much", list(range(n, n + 20_000)))])

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(write, range(24)))
    parts = opened(path)
    assert parts is not None
    assert parts.get("much")[0] == parts.get("n")
    assert [left.name for left in tmp_path.iterdir()] == ["a.aside"]


class Foreign:
    """What somebody might put into a file to have it run."""

    def __init__(self, call: object, *given: object) -> None:
        self.told = call, given

    def __reduce__(self):  # type: ignore[no-untyped-def]
        return self.told


@pytest.mark.parametrize("call", [os.getcwd, eval, packed, pickle.loads, np.load, date.fromisoformat])
def test_nobody_elses_function_is_called(call: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="nothing that heldby sets aside"):
        unpacked(pickle.dumps(Foreign(call, "1")))
