"""Start `heldby` as a user would, and wait until it serves."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATIENCE = 300  # seconds: what runs beside the tests may take the processors

HELDBY = (sys.executable, "-m", "heldby.cli.main")


@contextmanager
def served(record: Path) -> Iterator[str]:
    """Where a record is served, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*HELDBY, "serve", "--record", str(record), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        yield ready(server, f"http://127.0.0.1:{port}")
    finally:
        ended(server)


def ended(server: subprocess.Popen[bytes]) -> None:
    """Ask it to end, and end it where it does not: what it then does is no test's business."""
    server.terminate()
    try:
        server.wait(60)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def ready(server: subprocess.Popen[bytes], address: str) -> str:
    late = time.monotonic() + _PATIENCE
    while time.monotonic() < late:
        try:
            urllib.request.urlopen(f"{address}/api/reports", timeout=60).read()
        except OSError:
            if server.poll() is not None:
                raise RuntimeError(f"heldby serve ended: {server.communicate()[0].decode()[-2000:]}") from None
            time.sleep(0.1)
        else:
            return address
    raise RuntimeError("heldby serve did not answer within five minutes")
