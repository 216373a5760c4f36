"""What `heldby add` says it did is what it did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heldby.cli.adding import Tally
from heldby.model import Problem
from heldby.record import Added


def added(*, new: bool, what: str = "") -> Added:
    problems = (Problem(what=what, where="a.txt", why="because"),) if what else ()
    return Added(report_id="a", name="a.txt", new=new, claims=2 * new, problems=problems)


def test_a_report_that_failed_was_not_there_already(capsys: pytest.CaptureFixture[str]) -> None:
    done = Tally()
    for each in (added(new=True), added(new=False), added(new=False, what="not recorded")):
        done.count(each)
    done.report("heldby.db")
    told = capsys.readouterr().err
    assert "1 report added with 2 claims, 1 was there already." in told
    assert "a.txt: not recorded (because)" in told


def test_many_problems_are_counted_not_poured_out(capsys: pytest.CaptureFixture[str]) -> None:
    done = Tally()
    for _ in range(25):
        done.count(added(new=True, what="garbled characters"))
    done.report("mine.db")
    told = capsys.readouterr().err
    assert told.count("garbled characters") == 20
    assert "and 5 more problems" in told
    assert "heldby control --record mine.db" in told


def test_workers_that_died_are_told_with_what_they_read(capsys: pytest.CaptureFixture[str]) -> None:
    done, more = Tally(), Tally()
    done.count(replace(added(new=True), read_again=("b [1].txt", "b [1].txt")))
    more.count(replace(added(new=True), read_again=("",)))
    done.join(more)
    done.report("heldby.db")
    told = " ".join(capsys.readouterr().err.split())
    assert "3 workers died while reading b [1].txt; others took their place and read on." in told
    more.report("heldby.db")
    assert "1 worker died; others" in " ".join(capsys.readouterr().err.split())
