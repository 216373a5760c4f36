"""A record in one SQLite file: opened, brought up to date, and safe against crashes and company.

In:     a path, and whether a new record may be made there.
Out:    `SqliteStore`, a `Store`.
Never:  an empty record where the caller only wanted to read; a half-made one.

Write-ahead logging lets any number of processes read while one writes. With it, `synchronous=NORMAL` never harms the
file; a power cut (not a crash of the program) may take back the last reports, which adding again brings back, and a
report then costs no wait for the disk. A person's judgement cannot be had again so easily: it is written with `FULL`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

from heldby.model.errors import ReadOnlyRecord, RecordError
from heldby.stores import schema
from heldby.stores.faults import told
from heldby.stores.sql import SqlStore

_MAGIC = b"SQLite format 3\x00"
_APPLICATION = 0x68656C64
"""b"held", by which `file` and others can tell a record from any other SQLite file."""
_PATIENCE = 30.0
_CACHE = 65_536  # KiB of pages a writer may hold; rows come in at random places of the indexes


class SqliteStore(SqlStore):
    """A `Store` in one file; `path` is where. Threads may share it, processes open their own.

    `patience` is how many seconds to wait for another writer. Raises `RecordError` when there is no record and
    `create` is false, when the file is something else or of a newer version, or when its folder is missing;
    `ReadOnlyRecord` when it would have to be brought up to date and may only be read.
    """

    def __init__(self, path: Path, *, create: bool = False, patience: float = _PATIENCE) -> None:
        self.path = path
        _check_path(path, create=create)
        self.engine = _engine(path, patience)
        try:
            _prepare(self, create=create)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._telling(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, *, durable: bool = False) -> Iterator[Connection]:
        options = {"heldby_begin": "BEGIN IMMEDIATE", "heldby_sync": "FULL" if durable else "NORMAL"}
        with self._telling(), self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            raise told(error, self.path) from error

    def copy_to(self, path: Path) -> None:
        """Write the record as it stands now, and nothing that comes while it is written, into a new file."""
        with self._telling():
            connection = self.engine.raw_connection()
            try:
                connection.cursor().execute("VACUUM INTO ?", (str(path),))
            finally:
                connection.close()
        copied = _engine(path, _PATIENCE)
        try:
            _log_ahead(copied)
        finally:
            copied.dispose()

    def stamp(self) -> str:
        """Which file it is, how large, and when it and its log were last written to."""
        seen = []
        for path in (self.path, self.path.with_name(self.path.name + "-wal")):
            found = path.stat() if path.exists() else None
            if found and found.st_size:
                seen.append((found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns))
        return repr(seen)

    def close(self) -> None:
        """Let go of the file; the write-ahead log is folded into it when this was the last to use it."""
        self.engine.dispose()


def _check_path(path: Path, *, create: bool) -> None:
    if not path.parent.is_dir():
        raise RecordError(f"there is no folder {path.parent} to hold the record {path.name}; make it first")
    if path.is_dir():
        raise RecordError(f"{path} is a folder; name a file in it, such as {path / 'heldby.db'}")
    if not path.exists():
        if not create:
            raise _no_record(path)
        if not os.access(path.parent, os.W_OK):
            raise ReadOnlyRecord(f"{path} cannot be made: its folder may not be written to; name another file")
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise RecordError(f"{path} cannot be opened: {error.strerror}; check who may read it") from error
    if head and head != _MAGIC:
        raise RecordError(f"{path} is not a heldby record; name another file")


def _no_record(path: Path) -> RecordError:
    return RecordError(f"no record at {path}; add reports with: heldby add PATH")


def _engine(path: Path, patience: float) -> Engine:
    def connect() -> sqlite3.Connection:
        # isolation_level None: Python begins no transactions of its own; _begin does
        address = path.absolute().as_uri() + _mode(path)
        return sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)

    if os.access(path.parent, os.W_OK):
        engine = create_engine("sqlite+pysqlite:///", creator=connect, poolclass=QueuePool, max_overflow=-1)
    else:
        # its owner may start to write at any time, so each question looks anew how it has to be opened
        engine = create_engine("sqlite+pysqlite:///", creator=connect, poolclass=NullPool)
    event.listen(engine, "connect", _settings)
    event.listen(engine, "begin", _begin)
    return engine


def _mode(path: Path) -> str:
    """How to open it. Where no log can be made and nobody has made one, the file is read as it stands."""
    log = path.with_name(path.name + "-wal")
    return "?mode=rwc" if os.access(path.parent, os.W_OK) or log.exists() else "?mode=ro&immutable=1"


def _settings(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA recursive_triggers=ON")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if "heldby_sync" in options:
        connection.exec_driver_sql(f"PRAGMA synchronous={options['heldby_sync']}")
        connection.exec_driver_sql(f"PRAGMA cache_size={-_CACHE}")
    connection.exec_driver_sql(options.get("heldby_begin", "BEGIN"))


def _prepare(store: SqliteStore, *, create: bool) -> None:
    """Make the tables of a new record, or bring those of an older one up to date."""
    try:
        with store._reading() as connection:
            found = schema.version_of(connection)
            if found and schema.check_version(found):
                return
    except RecordError as error:
        raise _named(error, store.path) from error.__cause__
    if found is None and not create:
        raise _no_record(store.path)
    _upgrade(store, found)


def _upgrade(store: SqliteStore, found: str | None) -> None:
    try:
        with store._telling():
            _log_ahead(store.engine)
        with store._writing() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={_APPLICATION}")
            schema.upgrade(connection)
    except ReadOnlyRecord as error:
        words = f"is of an older version ({found}) and may only be read; copy it, and open the copy once"
        raise ReadOnlyRecord(f"{store.path} {words}") from error


def _log_ahead(engine: Engine) -> None:
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


def _named(error: RecordError, path: Path) -> RecordError:
    told = str(error)
    return error if told.startswith(str(path)) else type(error)(f"{path} {told}")
