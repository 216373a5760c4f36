"""Owner, writer and reader, made by the very SQL of docs/postgresql.md: each may do its own work and no more."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
import told_readings as told

from heldby.model import Family, Judgement, Problem, Verdict
from heldby.model.errors import ReadOnlyRecord
from heldby.model.ports import Store
from heldby.record import Record
from heldby.stores import open_store
from throwaway_server import Server

PAGE = (Path(__file__).parents[2] / "docs" / "postgresql.md").read_text(encoding="utf-8")
ROLES, RIGHTS, GRANTS, *QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def addresses(server: Server) -> Iterator[dict[str, str]]:
    """The address of one record for each role."""
    name = server.database(postgis=False)
    server.run(ROLES)
    server.run(f"ALTER DATABASE {name} OWNER TO heldby_owner")
    server.run(RIGHTS, name)
    of = {role: server.address(name, f"heldby_{role}") for role in ("owner", "writer", "reader")}
    command = [sys.executable, "-m", "heldby.cli.main", "init", "--record", of["owner"]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("is there and up to date")) == (0, 1), done.stderr
    with psycopg.connect(of["owner"]) as connection:
        connection.execute(GRANTS)  # type: ignore[call-overload]
    yield of
    server.drop(name)
    for role in of:
        server.run(f"DROP ROLE heldby_{role}")


def every_write(store: Store) -> None:
    """All that a store can be asked to write."""
    store.add(told.reading(1))
    store.add(told.reading(2))
    store.relink(told.report(1).id, told.reading(1).links[:1])
    store.note([Problem(what="not read", where="a.pdf", why="no rules")])
    at = datetime(2016, 4, 1, tzinfo=UTC)
    store.judge(Judgement(about="x", verdict=Verdict.ACCEPT, by="me", at=at, reason="seen"))
    members = tuple(sorted(told.report(n).id for n in (1, 2)))
    store.set_families([Family(id=members[0], members=members, likeness=1.0, why="same words")])
    store.set_families([])
    store.locate([told.PALMYRA])


def test_a_writer_may_do_all_that_a_store_does_and_nothing_else(addresses: dict[str, str]) -> None:
    every_write(open_store(addresses["writer"]))
    with psycopg.connect(addresses["writer"], autocommit=True) as connection:
        for statement in (
            "DELETE FROM reports",
            "UPDATE claims SET exact = ''",
            "TRUNCATE links",
            "DROP TABLE places",
            "UPDATE places SET lat = 0",
            "ALTER TABLE reports DISABLE TRIGGER ALL",
            "CREATE TABLE mine (x int)",
        ):
            with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.RaiseException)):
                connection.execute(statement)


def test_a_reader_may_ask_everything_and_write_nothing(addresses: dict[str, str], tmp_path: Path) -> None:
    every_write(open_store(addresses["writer"]))
    open_store(addresses["writer"]).add(told.reading(3))
    with Record(addresses["reader"], told.tools()) as record:
        snap = record.snapshot()
        assert len(snap.reports()) == 3
        assert len(snap.claims()) == 6
        assert snap.families() == (), "gathered, though they cannot be kept"
        assert len(snap.judgements()) == 1
        (tmp_path / "a.txt").write_text("Palmyra fell to the alAssad army, over and out.", encoding="utf-8")
        with pytest.raises(ReadOnlyRecord, match="may only be read by this user; ask the record's owner"):
            record.add([tmp_path / "a.txt"])
    with psycopg.connect(addresses["reader"], autocommit=True) as connection:
        for statement in (
            "INSERT INTO judgements (added, about, verdict, other, judge, at, reason) VALUES (1,'','','','','','')",
            "INSERT INTO places VALUES ('a', 'a', 'town', 'SY', 1, 1)",
            "UPDATE record SET version = 0",
            "DELETE FROM members",
            "SELECT 1 FROM record FOR UPDATE",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def test_the_documented_questions_have_answers(addresses: dict[str, str]) -> None:
    every_write(open_store(addresses["writer"]))
    open_store(addresses["writer"]).add(told.reading(3))
    asked = [part for block in QUESTIONS for part in block.split(";") if part.strip()]
    assert len(asked) == 2
    with psycopg.connect(addresses["reader"]) as connection:
        rows = [connection.execute(question).fetchall() for question in asked]  # type: ignore[call-overload]
    assert [len(found) for found in rows] == [2, 3], "the first report was given other links, without days"
    assert rows[0][0][0] == "Palmyra"
