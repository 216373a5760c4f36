"""The bench of growth sees what grows too fast, and passes what does not."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

import growth


def ticking(monkeypatch: pytest.MonkeyPatch, made: Callable[[int], int]) -> Callable[[int], Callable[[], object]]:
    """Work that takes as many seconds as told, on a clock of its own."""
    now = 0.0
    monkeypatch.setattr(growth.time, "process_time", lambda: now)

    def work(size: int) -> Callable[[], object]:
        def done() -> None:
            nonlocal now
            now += made(size)

        return done

    return work


def test_a_time_in_the_square_is_over_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    squared = growth.grown("squared", ticking(monkeypatch, lambda size: size * size), 10, 2)
    assert squared.ratio == 64 > growth.MOST


def test_a_time_that_grows_with_the_size_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    straight = growth.grown("straight", ticking(monkeypatch, lambda size: 3 + size), 10, 2)
    assert 6 < straight.ratio < 8 < growth.MOST


@pytest.mark.parametrize(("long", "code"), [(8.0, 0), (20.0, 1)])
def test_it_ends_with_1_when_one_grows_too_fast(long: float, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [growth.Grown(name="a", short=1.0, long=8.0), growth.Grown(name="b", short=1.0, long=long)]
    monkeypatch.setattr(growth, "all_grown", lambda _times: iter(told))
    monkeypatch.setattr(growth, "look_up", lambda _times: 0.0001)
    monkeypatch.setattr(sys, "argv", ["growth.py"])
    assert growth.main() == code


def test_it_ends_with_1_when_a_look_up_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "all_grown", lambda _times: iter(()))
    monkeypatch.setattr(growth, "look_up", lambda _times: 0.002)
    monkeypatch.setattr(sys, "argv", ["growth.py"])
    assert growth.main() == 1
