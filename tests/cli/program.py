"""Runs heldby as a user does: another process, arguments, streams, an exit code."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2
PROGRAM = (sys.executable, "-m", "heldby.cli.main")


def heldby(
    *arguments: object,
    at: Path,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
    program: tuple[str, ...] = PROGRAM,
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a folder."""
    return subprocess.run(
        [*program, *map(str, arguments)],
        cwd=at,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=900,
        env={**os.environ, **(environment or {})},
        preexec_fn=before,
    )


def obey_permissions() -> None:
    """Make the next program run by root heed permission bits, as it does for anybody else."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def reports(at: Path, record: str = "heldby.db") -> int:
    """How many reports a record holds, as the program tells."""
    done = heldby("reports", "--json", "--record", record, at=at)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.count(b'"published_why"')
