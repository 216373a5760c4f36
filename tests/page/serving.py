"""Start `heldby` as a user would, and wait until it serves."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.request

HELDBY = (sys.executable, "-m", "heldby.cli.main")


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
