"""Several processes with one record."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import told_readings as told

from heldby.stores import open_store

CONTRACTS = str(Path(told.__file__).parent)
READ = """
import sys; sys.path.insert(0, sys.argv[2])
from heldby.stores import open_store
import told_readings as told
store = open_store(sys.argv[1])
seen = [0]
while seen[-1] < 60:
    version = store.version
    reports = {r.id for r in store.reports(as_of=version)}
    claims = [c.report for c in store.claims(as_of=version)]
    links = [l.report for l in store.links(as_of=version)]
    assert set(claims) == reports == set(links), "no half report is ever seen"
    assert len(claims) == 2 * len(reports) and len(links) == 3 * len(reports)
    assert len(reports) >= seen[-1], "nothing goes"
    seen.append(len(reports))
print(len(set(seen)))
"""
WRITE = """
import sys; sys.path.insert(0, sys.argv[2])
from heldby.stores import open_store
import told_readings as told
store = open_store(sys.argv[1], create=True)
for n in range(int(sys.argv[3]), int(sys.argv[4])):
    store.add(told.reading(n))
"""


def start(script: str, path: Path, *rest: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, str(path), CONTRACTS, *rest]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_read_whole_reports_while_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    open_store(path, create=True).close()
    readers = [start(READ, path), start(READ, path)]
    store = open_store(path)
    n = 0
    while n < 60 or (n < 5000 and any(reader.poll() is None for reader in readers)):
        n += 1
        store.add(told.reading(n))
    for reader in readers:
        out, error = reader.communicate(timeout=300)
        assert error == ""
        assert int(out) >= 2


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    open_store(path, create=True).close()
    writers = [start(WRITE, path, "0", "80"), start(WRITE, path, "40", "120")]
    assert [writer.communicate(timeout=300)[1] for writer in writers] == ["", ""]
    store = open_store(path)
    assert sum(1 for _ in store.reports()) == 120
    assert sum(1 for _ in store.claims()) == 240
    assert store.version == 120
