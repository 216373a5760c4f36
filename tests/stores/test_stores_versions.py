"""Records of other versions: older ones are brought up to date, newer ones are refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import told_readings as told
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from later_version import later_heldby

from heldby.model.errors import RecordError
from heldby.stores import SqliteStore, open_store, schema
from heldby.stores.tables import metadata


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A record of this version, which a later heldby will find to be old."""
    made = tmp_path / "record.db"
    store = open_store(made, create=True)
    store.add(told.reading(1))
    store.close()
    return made


def test_the_migrations_make_the_tables_that_the_code_uses(older: Path) -> None:
    with SqliteStore(older).engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_an_older_record_is_brought_up_to_date_when_it_is_opened(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later_heldby(monkeypatch, tmp_path)
    store = open_store(older)
    assert list(store.reports()) == [told.report(1)]
    assert tuple(store.links()) == told.reading(1).links
    store.close()
    held = told.content(older)
    assert held["alembic_version"] == [("9999",)]
    assert held["reports"][0][-1] == "never"
    assert held["maps"] == []


def test_a_failing_step_leaves_the_older_record_as_it_was(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told.content(older)
    later_heldby(monkeypatch, tmp_path, fault="op.execute('SELECT nonsense')")
    with pytest.raises(RecordError, match="nonsense"):
        open_store(older)
    assert told.content(older) == before


def test_a_newer_record_is_refused_and_left_alone(older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as later:
        later_heldby(later, tmp_path)
        open_store(older).close()
    before = told.content(older)
    with pytest.raises(RecordError, match=f"{older} was written by a newer heldby .*9999.*update heldby"):
        open_store(older, create=True)
    assert told.content(older) == before


def test_versions_are_named_in_order_and_chained(tmp_path: Path) -> None:
    names = schema.versions()
    assert names[0] == "0001"
    connection = sqlite3.connect(tmp_path / "new.db")
    connection.close()
    open_store(tmp_path / "new.db", create=True).close()
    assert told.content(tmp_path / "new.db")["alembic_version"] == [(names[-1],)]
