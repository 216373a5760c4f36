"""What every engine must do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice

import pytest

from heldby.engines import InProcess, LocalProcesses
from heldby.model.ports import Engine


@pytest.fixture(params=[InProcess(), LocalProcesses(count=2, ahead=2)], ids=["in-process", "local-processes"])
def engine(request: pytest.FixtureRequest) -> Engine:
    made = request.param
    assert isinstance(made, Engine)
    return made


def slow_when_even(n: int) -> int:
    if n % 2 == 0:
        sum(range(300_000))
    return n * n


def refuse_five(n: int) -> int:
    if n == 5:
        raise ValueError("five")
    return n


def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    assert list(engine.map(slow_when_even, range(20))) == [n * n for n in range(20)]


def test_nothing_in_nothing_out(engine: Engine) -> None:
    assert list(engine.map(slow_when_even, [])) == []


def test_it_takes_only_a_few_items_ahead(engine: Engine) -> None:
    taken: list[int] = []

    def endless() -> Iterator[int]:
        n = 0
        while True:
            taken.append(n)
            yield n
            n += 1

    results = engine.map(slow_when_even, endless())
    assert list(islice(results, 3)) == [0, 1, 4]
    assert len(taken) <= 3 + 4
    getattr(results, "close", lambda: None)()


def test_an_exception_comes_where_its_result_would(engine: Engine) -> None:
    results = engine.map(refuse_five, range(9))
    assert list(islice(results, 5)) == [0, 1, 2, 3, 4]
    with pytest.raises(ValueError, match="five"):
        next(results)


def process_of(_n: int) -> int:
    return os.getpid()


def test_local_processes_are_others() -> None:
    others = set(LocalProcesses(count=2).map(process_of, range(8)))
    assert os.getpid() not in others
    assert len(others) <= 2
