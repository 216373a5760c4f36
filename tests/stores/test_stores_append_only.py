"""What is written is kept, whichever program tries to change it."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
import told_readings as told

from heldby.model import Judgement, Verdict
from heldby.stores import open_store
from heldby.stores.tables import KEPT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "record.db"
    store = open_store(made, create=True)
    store.add(told.reading(1))
    at = datetime(2016, 4, 1, tzinfo=UTC)
    store.judge(Judgement(about="x", verdict=Verdict.ACCEPT, by="me", at=at, reason="seen"))
    store.close()
    return made


@pytest.mark.parametrize("table", [table.name for table in KEPT])
def test_no_row_can_be_changed_deleted_or_replaced(path: Path, table: str) -> None:
    before = told.content(path)
    assert before[table], "the test has something to lose"
    connection = sqlite3.connect(path, isolation_level=None)
    column = connection.execute(f"SELECT * FROM {table}").description[0][0]
    for statement in (
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} are never changed or deleted"):
            connection.execute(statement)
    connection.close()
    assert told.content(path) == before


def test_every_table_is_kept_or_computed(path: Path) -> None:
    computed = {"record", "families", "members", "places", "alembic_version", "sqlite_sequence"}
    assert set(told.content(path)) - computed == {table.name for table in KEPT}
