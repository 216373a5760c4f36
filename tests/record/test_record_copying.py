"""A record copied whole: the same answers, the same bytes, and never half a file."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from told_readings import reading, tools

from heldby.model import Family, Judgement, Problem, Verdict
from heldby.model.errors import InputError
from heldby.record import Record
from heldby.record.copying import rewrite
from heldby.stores import SqliteStore


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    made = SqliteStore(tmp_path / "record.db", create=True)
    made.add_many(reading(n) for n in range(3))
    members = tuple(sorted(r.id for r in made.reports())[:2])
    made.set_families([Family(id=members[0], members=members, likeness=1.0, why="copy")])
    about = next(made.claims()).id
    at = datetime(2026, 1, 1, tzinfo=UTC)
    made.judge(Judgement(about=about, verdict=Verdict.ACCEPT, by="somebody", at=at, reason="read it"))
    made.note([Problem(what="empty", where="x.txt", why="no text")])
    return made


def told(store: SqliteStore) -> list[list[object]]:
    """All that a store tells."""
    reports = list(store.reports())
    parts = [[store.passages(r.id), store.repairs(r.id), store.published_why(r.id)] for r in reports]
    answers = (store.claims(), store.links(), store.families(), store.judgements(), store.problems())
    return [list(reports), list(parts), *(list(each) for each in answers)]


def test_a_copy_answers_as_the_record_does(store: SqliteStore, tmp_path: Path) -> None:
    with Record(store.path, tools()) as record:
        record.copy_to(tmp_path / "copy.db")
    copy = SqliteStore(tmp_path / "copy.db")
    assert told(copy) == told(store)
    assert copy.version == store.version
    assert copy.is_grouped
    copy.add(reading(7))
    assert len(list(copy.reports())) == len(list(store.reports())) + 1


def test_another_program_can_open_it(store: SqliteStore, tmp_path: Path) -> None:
    store.copy_to(tmp_path / "copy.db")
    with sqlite3.connect(tmp_path / "copy.db") as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert base.execute("SELECT count(*) FROM reports").fetchone() == (3,)
        assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_same_record_gives_the_same_bytes(store: SqliteStore, tmp_path: Path) -> None:
    for name in ("one.db", "two.db"):
        with Record(store.path, tools()) as record:
            record.copy_to(tmp_path / name)
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()
    assert not [p for p in tmp_path.iterdir() if p.name.startswith((".", "one.db-"))]


def test_a_copy_is_of_one_moment_while_another_writes(store: SqliteStore, tmp_path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        other = SqliteStore(store.path)
        for n in range(100, 140):
            other.add(reading(n))
        other.close()
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    copies = []
    while not copies or not done.is_set():
        path = tmp_path / f"copy{len(copies)}.db"
        store.copy_to(path)
        copies.append(SqliteStore(path))
    writer.join()
    for copy in copies:
        reports = {r.id for r in copy.reports()}
        assert {c.report for c in copy.claims()} == reports
        copy.close()


def test_a_record_of_another_store_is_written_anew(store: SqliteStore, tmp_path: Path) -> None:
    rewrite(store, tmp_path / "anew.db")
    assert told(SqliteStore(tmp_path / "anew.db")) == told(store)


def test_what_is_there_stays_and_what_cannot_be_written_is_told(store: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "mine.db").write_text("mine")
    with Record(store.path, tools()) as record:
        with pytest.raises(InputError, match="is there already"):
            record.copy_to(tmp_path / "mine.db")
        with pytest.raises(InputError, match="cannot be written"):
            record.copy_to(tmp_path / "none" / "copy.db")
        with pytest.raises(InputError, match="is there already"):
            record.copy_to(tmp_path)
    assert (tmp_path / "mine.db").read_text() == "mine"
