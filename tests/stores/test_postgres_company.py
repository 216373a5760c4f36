"""Several programs with one record on a server, and a server that goes away."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import told_readings as told

from heldby.model.errors import RecordError
from heldby.record import Record
from heldby.stores import open_store
from throwaway_server import Server, missing, running

CONTRACTS = str(Path(told.__file__).parent)
ADD = """
import sys; sys.path.insert(0, sys.argv[2])
from heldby.record import Record
import told_readings as told
with Record(sys.argv[1], told.tools()) as record:
    print(sum(each.new for each in record.add(sys.argv[3:])))
"""
LINES = 40


def start(script: str, address: str, *rest: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, address, CONTRACTS, *rest]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_three_add_overlapping_reports_and_nothing_is_lost_or_doubled(address: str, tmp_path: Path) -> None:
    files = []
    for n in range(120):
        files.append(tmp_path / f"{n:03}.txt")
        files[-1].write_text(f"Palmyra fell to the alAssad army {n}, over and out.", encoding="utf-8")
    shares = [files[:80], files[40:], [*reversed(files[20:100])]]
    open_store(address, create=True).close()
    writers = [start(ADD, address, *map(str, share)) for share in shares]
    ended = [writer.communicate(timeout=300) for writer in writers]
    assert [error for _, error in ended] == ["", "", ""]
    assert sum(int(out) for out, _ in ended) == 120, "each report was new to one of them"
    store = open_store(address)
    reports = [report.id for report in store.reports()]
    assert len(reports) == len(set(reports)) == 120
    assert sum(1 for _ in store.claims()) == 240
    assert sum(1 for _ in store.links()) == 360
    assert store.is_grouped


def test_a_reader_sees_whole_reports_while_one_writes(address: str) -> None:
    store, other = open_store(address, create=True), open_store(address)
    done = threading.Event()

    def write() -> None:
        for n in range(60):
            store.add(told.reading(n))
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    looks = 0
    while not (done.is_set() and looks > 1):
        version = other.version
        reports = {r.id for r in other.reports(as_of=version)}
        claims = [c.report for c in other.claims(as_of=version)]
        assert set(claims) == reports == {link.report for link in other.links(as_of=version)}
        assert len(reports) == version
        assert len(claims) == 2 * len(reports)
        looks += 1
    writer.join()


def test_a_record_others_keep_locked_is_told_and_readable_meanwhile(address: str) -> None:
    store = open_store(address, create=True, patience=0.2)
    store.add(told.reading(1))
    with psycopg.connect(address) as blocking:
        blocking.execute("SELECT 1 FROM record FOR UPDATE")
        with pytest.raises(RecordError, match="by another program all the time"):
            store.add(told.reading(2))
        assert store.has(told.report(1).id)
    assert store.add(told.reading(2))


def test_a_connection_that_is_cut_costs_nothing_between_reports(server: Server, address: str) -> None:
    store = open_store(address, create=True)
    store.add(told.reading(1))
    cut_all(server)
    assert store.add(told.reading(2)), "a new connection is made without a word"
    assert len(list(store.reports())) == 2


def test_a_connection_that_is_cut_while_writing_leaves_nothing_half(server: Server, address: str) -> None:
    store = open_store(address, create=True)
    store.add(told.reading(1))
    with psycopg.connect(address) as blocking:
        blocking.execute("SELECT 1 FROM record FOR UPDATE")
        cutter = threading.Timer(0.3, cut_all, (server, "wait_event_type = 'Lock'"))
        cutter.start()
        with pytest.raises(RecordError, match=r"went away in the middle; what was recorded before is safe"):
            store.add(told.reading(2))
        cutter.join()
    assert [r.name for r in store.reports()] == ["r1"]
    assert store.add(told.reading(2))


def cut_all(server: Server, which: str = "application_name = 'heldby'") -> None:
    """Cut the connections of heldby, or some of them."""
    server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND {which}")


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server that nobody else minds losing."""
    if why := missing():
        pytest.skip(why)
    with running() as made:
        yield made


def test_a_server_that_stops_is_told_and_the_rest_is_added_later(own_server: Server, tmp_path: Path) -> None:
    for n in range(30):
        (tmp_path / f"{n:02}.txt").write_text(f"Palmyra fell to the alAssad army {n}, over.", encoding="utf-8")
    address = own_server.address(own_server.database())
    record = Record(address, told.tools())
    coming = record.adding([tmp_path])
    for _ in range(10):
        next(coming)
    own_server.stop()
    with pytest.raises(RecordError, match=r"went away|cannot be reached|stopping"):
        list(coming)
    own_server.start()
    assert sum(each.new for each in record.add([tmp_path])) <= 20
    assert len(record.at().reports()) == 30
    record.close()
