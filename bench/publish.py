"""How long `heldby publish` takes, and how much it writes, on a record of 5,000 places and 2,000 days.

`python bench/publish.py [--places N] [--record FILE]`

In:     nothing: the record is that of `bench/serve.py`.
Out:    processor time, wall time and size, of a folder and of a single file.
Never:  the making of the record counted in.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from serve import made


def main() -> None:
    """Publish twice and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=5_000)
    parser.add_argument("--record", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = given.record or Path(folder) / "bench.db"
        made(record, given.places)
        _published(record, Path(folder) / "site")
        _published(record, Path(folder) / "record.html", "--single-file")


def _published(record: Path, to: Path, *how: str) -> None:
    command = [sys.executable, "-m", "heldby.cli.main", "publish", "-o", str(to), "--record", str(record), *how]
    began, before = time.perf_counter(), _spent()
    subprocess.run(command, check=True, capture_output=True)
    took, spent = time.perf_counter() - began, _spent() - before
    files = [file for file in to.rglob("*") if file.is_file()] if to.is_dir() else [to]
    size = sum(file.stat().st_size for file in files)
    print(f"{to.name}: {spent:.0f} s of processor time, {took:.0f} s, {size / 1e6:.0f} MB in {len(files):,} files")


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
