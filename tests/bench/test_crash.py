"""A handful of the crashes of bench/crash.py, which does fifty."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import crash


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> crash.Bench:
    return crash.Bench.of(tmp_path_factory.mktemp("crash"), None)


@pytest.mark.parametrize("kind", ["program", "worker", "scheduler", "cluster worker"])
def test_the_record_comes_out_the_same(bench: crash.Bench, kind: str) -> None:
    told = bench.once(crash.KINDS.index(kind), kind, random.Random(kind))
    assert told.endswith("the same after all")


def test_the_record_comes_out_the_same_when_connections_are_cut(bench: crash.Bench, server: crash.Server) -> None:
    with_server = crash.Bench(folder=bench.folder, reports=bench.reports, whole=bench.whole, server=server)
    assert with_server.once(90, "connection", random.Random(3)).endswith("the same after all")


def test_a_record_that_differs_is_noticed(bench: crash.Bench, tmp_path: Path) -> None:
    other = dict(bench.whole) | {"reports": bench.whole["reports"][1:]}
    spoilt = crash.Bench(folder=tmp_path, reports=bench.reports, whole=other, server=None)
    with pytest.raises(AssertionError, match="the record differs"):
        spoilt.once(0, "program", random.Random(1))
