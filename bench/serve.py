"""How many requests a second `heldby serve` answers, on a record of 5,000 places.

`python bench/serve.py [--places N] [--seconds N] [--callers N] [--record FILE]`

In:     nothing: a table of who held what is made from a seed, and read as `heldby add` reads any control table.
Out:    requests a second, median and 95th percentile of `/api/control`, on days never asked before and on one day.
Never:  a server with the caller inside: it is `heldby serve` in a process of its own, over keep-alive connections.
"""

from __future__ import annotations

import argparse
import csv
import http.client
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import heldby

START, DAYS = date(2014, 1, 1), 2000
HOLDERS = ("Islamic State", "Syrian government forces", "Syrian Democratic Forces", "Syrian rebels", "Turkish army")


def rows(places: int) -> Iterator[dict[str, object]]:
    """Who held each place: three spells or so through 2,000 days, each known a few days after it began."""
    rng = random.Random(5)
    for i in range(places):
        at, day = (30 + i // 100 * 0.11, 30 + i % 100 * 0.15), START
        while day < START + timedelta(days=DAYS):
            end = day + timedelta(days=rng.randrange(200, 1200))
            known = day + timedelta(days=rng.randrange(1, 9))
            yield {
                "place": f"Settlement {i:04}",
                "lat": round(at[0], 4),
                "lon": round(at[1], 4),
                "holder": rng.choice(HOLDERS),
                "from": day,
                "to": end,
                "known": known,
                "source": f"Map Desk {i % 7}",
            }
            day = end


def made(record: Path, places: int) -> None:
    """A record of the rows, if there is none yet."""
    if record.exists():
        return
    table = record.with_suffix(".csv")
    with table.open("w", newline="", encoding="utf-8") as file:
        told = list(rows(places))
        writer = csv.DictWriter(file, list(told[0]))
        writer.writeheader()
        writer.writerows(told)
    began = time.perf_counter()
    with heldby.open(record) as kept:
        added = kept.add([table])
    print(f"{len(added):,} rows added in {time.perf_counter() - began:.0f} s")


class Caller(threading.Thread):
    """Asks for one path after another until the time or the paths are up; `took` are seconds."""

    def __init__(self, port: int, paths: Callable[[], str | None], until: float) -> None:
        super().__init__()
        self.took: list[float] = []
        self.size = 0
        self._connection = http.client.HTTPConnection("127.0.0.1", port)
        self._paths, self._until = paths, until

    def run(self) -> None:
        while (began := time.perf_counter()) < self._until and (path := self._paths()) is not None:
            self._connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            response = self._connection.getresponse()
            self.size = len(response.read())
            assert response.status == 200, response.status
            self.took.append(time.perf_counter() - began)


def measured(what: str, port: int, given: argparse.Namespace, paths: Callable[[], str | None]) -> None:
    began = time.perf_counter()
    until = began + given.seconds
    callers = [Caller(port, paths, until) for _ in range(given.callers)]
    for each in callers:
        each.start()
    for each in callers:
        each.join()
    took = sorted(1000 * t for each in callers for t in each.took)
    rate = len(took) / (time.perf_counter() - began)
    p95 = took[int(0.95 * (len(took) - 1))]
    size = max(each.size for each in callers)
    print(
        f"{what}: {rate:.0f} requests/s, median {statistics.median(took):.1f} ms, p95 {p95:.1f} ms, "
        f"{size / 1000:.0f} kB each"
    )


def served(record: Path) -> tuple[subprocess.Popen[str], int]:
    """The server and its port, as its first line tells."""
    command = [sys.executable, "-m", "heldby.cli.main", "serve", "--record", str(record), "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    line = server.stdout.readline() if server.stdout else ""
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
    assert found, f"heldby serve said {line!r}"
    return server, int(found[1])


def each_day() -> Callable[[], str | None]:
    """Every day of the war once, in random order; then None, so that none repeats."""
    days = [START + timedelta(days=i) for i in range(DAYS)]
    random.Random(7).shuffle(days)
    paths = iter([f"/api/control?on={day}" for day in days])
    lock = threading.Lock()

    def following() -> str | None:
        with lock:
            return next(paths, None)

    return following


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=5_000)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--callers", type=int, default=4)
    parser.add_argument("--record", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = given.record or Path(folder) / "bench.db"
        made(record, given.places)
        began = time.perf_counter()
        server, port = served(record)
        try:
            print(f"answers after {time.perf_counter() - began:.1f} s")
            began = time.perf_counter()
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", "/api/control")
            size = len(connection.getresponse().read())
            print(f"first answer after {time.perf_counter() - began:.1f} s, {size / 1e6:.1f} MB unpacked")
            measured("a day not asked before", port, given, each_day())
            measured("one day, again and again", port, given, lambda: f"/api/control?on={START + timedelta(days=900)}")
        finally:
            server.terminate()
            server.wait()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the server {peak:.0f} MB")


if __name__ == "__main__":
    main()
