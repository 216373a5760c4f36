"""What every run of the tests shares: a database server where there is one, and an account of what was left out.

HELDBY_MUST_RUN names words, with commas between; a test that is left out for a reason with one of them fails the run.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from throwaway_server import Server, missing, running

# How long an example takes is no test's business, and every run tries the same ones.
settings.register_profile("heldby", deadline=None, derandomize=True)
settings.load_profile("heldby")

# Nothing that a test works out is left in the home of whoever runs it, or taken from there.
os.environ["HELDBY_ASIDE"] = "off"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of our own, for the length of the run."""
    why = missing()
    if why:
        pytest.skip(why)
    with running() as made:
        yield made


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    """Where an empty database with PostGIS is."""
    name = server.database()
    yield server.address(name)
    server.drop(name)


def left_out(terminalreporter: Any) -> Counter[str]:
    """How many tests were left out for each reason."""
    skipped = terminalreporter.stats.get("skipped", [])
    return Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run that left out what it must not."""
    must = [word for word in os.environ.get("HELDBY_MUST_RUN", "").split(",") if word]
    reasons = left_out(session.config.pluginmanager.get_plugin("terminalreporter"))
    if exitstatus == 0 and any(word in reason for word in must for reason in reasons):
        session.exitstatus = 1


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line a reason; a run that left nothing out says so."""
    reasons = left_out(terminalreporter)
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"left out: {count} tests: {reason}")
    if not reasons:
        terminalreporter.write_line("left out: nothing")
