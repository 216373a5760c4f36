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
        server.terminate()
        server.wait(10)


def ready(server: subprocess.Popen[bytes], address: str) -> str:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/api/reports", timeout=60).read()
        except OSError:
            if server.poll() is not None:
                raise RuntimeError(f"heldby serve ended: {server.communicate()[0].decode()[-2000:]}") from None
            time.sleep(0.1)
        else:
            return address
    raise RuntimeError("heldby serve did not answer within a minute")
