"""Records of other versions on a server: brought up to date by who may, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
import told_readings as told
from later_version import later_heldby

from heldby.model.errors import RecordError
from heldby.stores import open_store, schema


def version(address: str) -> str:
    with psycopg.connect(address) as connection:
        [(found,)] = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return str(found)


@pytest.fixture
def older(address: str) -> str:
    """A record of this version, which a later heldby will find to be old."""
    store = open_store(address, create=True)
    store.add(told.reading(1))
    store.close()
    return address


def test_an_older_record_is_brought_up_to_date_when_it_is_opened(
    older: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later_heldby(monkeypatch, tmp_path)
    store = open_store(older)
    assert list(store.reports()) == [told.report(1)]
    assert tuple(store.links()) == told.reading(1).links
    store.close()
    assert version(older) == "9999"
    with psycopg.connect(older) as connection:
        assert connection.execute("SELECT seen FROM reports").fetchall() == [("never",)]
        assert connection.execute("SELECT count(*) FROM maps").fetchall() == [(0,)]


def test_a_failing_step_leaves_the_older_record_as_it_was(
    older: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later_heldby(later, tmp_path, fault="op.execute('SELECT nonsense')")
        with pytest.raises(RecordError, match="nonsense"):
            open_store(older)
    assert version(older) == schema.versions()[-1]
    store = open_store(older)
    assert list(store.reports()) == [told.report(1)]
    store.close()
    with psycopg.connect(older) as connection:
        assert connection.execute("SELECT to_regclass('maps')").fetchall() == [(None,)]
