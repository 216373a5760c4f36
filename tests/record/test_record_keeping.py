"""What is kept is bounded, made once, and made anew when it went."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import told_readings as told

from heldby.record import Record
from heldby.record.keeping import Shelf


def test_what_was_longest_unused_goes_first() -> None:
    shelf: Shelf[str] = Shelf(2)
    for key in ("a", "b", "a", "c"):
        shelf.of(key, key.upper)
    assert [shelf.get(key) for key in ("a", "b", "c")] == ["A", None, "C"]


def test_the_room_is_counted_in_sizes_and_the_newest_stays() -> None:
    shelf: Shelf[bytes] = Shelf(10, len)
    for key in range(5):
        shelf.of(key, lambda: b"1234")
    assert shelf.used == 8
    shelf.of("large", lambda: b"x" * 50)
    assert (shelf.used, shelf.get("large")) == (50, b"x" * 50)


def test_those_who_ask_meanwhile_wait_for_the_first() -> None:
    shelf: Shelf[int] = Shelf(5)
    made, go = [], threading.Event()

    def make() -> int:
        go.wait(60)
        made.append(1)
        return 7

    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(shelf.of, "key", make) for _ in range(4)]
        go.set()
        assert [w.result() for w in waiting] == [7] * 4
    assert len(made) == 1


def test_what_failed_is_tried_again() -> None:
    shelf: Shelf[int] = Shelf(5)

    def fail() -> int:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        shelf.of("key", fail)
    assert shelf.of("key", lambda: 3) == 3


def test_days_of_one_version_share_what_does_not_depend_on_them(tmp_path: Path) -> None:
    record = Record(tmp_path / "a.db", told.tools())
    report = tmp_path / "a.txt"
    report.write_text("The army captured Palmyra on 27 March 2016.", "utf-8")
    record.add([report])
    one, other = record.snapshot("2016-03-28"), record.snapshot("2017-03-28")
    assert one.work is other.work
    assert one.reports() is other.reports()
    assert record.snapshot(known="2016-03-28").work is not one.work
    report.write_text("Rebels seized Saraqib on 30 March 2015.", "utf-8")
    record.add([report])
    assert record.snapshot("2016-03-28").work is not one.work
