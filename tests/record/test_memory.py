"""The collector of garbage is left as it was found."""

from __future__ import annotations

import gc
import threading

import pytest

from heldby.record.memory import rarely_collected


def test_within_it_looks_less_often_and_afterwards_as_before() -> None:
    before = gc.get_threshold()
    with rarely_collected():
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_threshold()[1:] == before[1:]
    assert gc.get_threshold() == before


def test_an_error_leaves_nothing_behind() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), rarely_collected():
        raise ValueError("broken")
    assert gc.get_threshold() == before


def test_threads_that_overlap_leave_nothing_behind() -> None:
    before, entered, leave = gc.get_threshold(), threading.Event(), threading.Event()

    def other() -> None:
        with rarely_collected():
            entered.set()
            leave.wait(60)

    thread = threading.Thread(target=other)
    with rarely_collected():
        thread.start()
        assert entered.wait(60)
    assert gc.get_threshold()[0] > before[0], "the other is still at it"
    leave.set()
    thread.join(60)
    assert gc.get_threshold() == before


def test_somebody_elses_higher_figure_stands() -> None:
    before = gc.get_threshold()
    try:
        gc.set_threshold(90_000, 10, 10)
        with rarely_collected():
            assert gc.get_threshold() == (90_000, 10, 10)
        assert gc.get_threshold() == (90_000, 10, 10)
    finally:
        gc.set_threshold(*before)
