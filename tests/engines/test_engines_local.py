"""A worker that dies."""

from __future__ import annotations

import os
import signal

import pytest

from heldby.engines import LocalProcesses
from heldby.model.errors import EngineError


def die_on_three(n: int) -> int:
    if n == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def test_a_worker_that_dies_is_told_and_says_what_to_do() -> None:
    with pytest.raises(EngineError, match="fewer processes"):
        list(LocalProcesses(count=1, ahead=1).map(die_on_three, range(6)))
