"""What every run of the tests tells at its end: what was left out, and why."""

from __future__ import annotations

from collections import Counter
from typing import Any


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line a reason; a run that left nothing out says so."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"left out: {count} tests: {reason}")
    if not reasons:
        terminalreporter.write_line("left out: nothing (no test needs PostgreSQL or a browser yet)")
