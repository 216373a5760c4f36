"""A file is read once it has stopped growing, and again when it has changed."""

from __future__ import annotations

import os
from pathlib import Path

from heldby.cli.settling import Settling


def test_a_file_that_grows_is_left_until_it_looks_the_same_twice(tmp_path: Path) -> None:
    path, watched = tmp_path / "a.txt", Settling([str(tmp_path)])
    path.write_text("The army", "utf-8")
    assert watched.settled() == []
    assert watched.growing == [str(path)]
    path.write_text("The army took the town", "utf-8")
    assert watched.settled() == []
    assert watched.settled() == [str(path)]
    assert watched.growing == []
    assert watched.settled() == []


def test_a_file_that_changed_is_given_again(tmp_path: Path) -> None:
    path, watched = tmp_path / "a.txt", Settling([str(path := tmp_path / "a.txt")])
    path.write_text("one", "utf-8")
    watched.settled()
    assert watched.settled() == [str(path)]
    os.utime(path, ns=(1, 1))
    assert watched.settled() == []
    assert watched.settled() == [str(path)]


def test_what_goes_away_is_forgotten(tmp_path: Path) -> None:
    path, watched = tmp_path / "a.txt", Settling([str(tmp_path)])
    path.write_text("one", "utf-8")
    watched.settled()
    path.unlink()
    assert watched.settled() == []
    assert watched.growing == []
