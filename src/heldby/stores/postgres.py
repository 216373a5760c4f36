"""A record in a PostgreSQL database with PostGIS: opened, made or brought up to date, written by many at once.

In:     postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with any of libpq's options after a question mark.
Out:    `PostgresStore`, a `Store`.
Never:  two writers inside each other: each holds the one row of `record` until its reports are whole, so a reader who
        asks for a version sees all of it. Reading texts, which takes the time, is done before and needs no lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from heldby.model.address import shown
from heldby.model.errors import ReadOnlyRecord, RecordError
from heldby.stores import schema, tables
from heldby.stores.server_faults import told
from heldby.stores.sql import SqlStore

_WAIT = 10
"""Seconds to wait for a server to answer, unless the address says `connect_timeout`."""
_MAKING = 0x68656C64
"""The number of the lock under which tables are made: b"held"."""


class PostgresStore(SqlStore):
    """A `Store` in one database; `address` is where, password and all. Threads may share it, processes open their own.

    `patience` is how many seconds to wait for another writer. Raises `RecordError` when the server cannot be reached
    or will not let us in, when there is no record and `create` is false, when the database has no PostGIS or holds
    something else or a newer version; `ReadOnlyRecord` when it must be brought up to date and may only be read.
    """

    def __init__(self, address: str, *, create: bool = False, patience: float = 30.0) -> None:
        self.address = address
        self.engine = _engine(_url(address), patience)
        try:
            _prepare(self, create=create)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        # one state for all that is asked in it, whatever is written meanwhile
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self._telling(), self.engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def _writing(self, *, durable: bool = False) -> Iterator[Connection]:
        with self._telling(), self.engine.begin() as connection:
            if durable:
                connection.exec_driver_sql("SET LOCAL synchronous_commit = on")
            connection.execute(select(tables.record.c.version).with_for_update())
            yield connection

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise told(error, shown(self.address)) from error

    def close(self) -> None:
        """Let go of the server."""
        self.engine.dispose()


def _url(address: str) -> URL:
    """The address for SQLAlchemy. Raises `RecordError` for one that nobody can read, without repeating it."""
    scheme, _, rest = address.partition("://")
    _, _, driver = scheme.partition("+")
    if driver not in ("", "psycopg"):
        raise RecordError(f"{scheme}:// names a driver heldby does not use; write postgresql://")
    try:
        url = make_url(f"postgresql+psycopg://{rest}")
    except (ArgumentError, ValueError):
        raise RecordError(
            "the address of the record cannot be read; write postgresql://USER:PASSWORD@HOST:PORT/DATABASE, "
            "with %40 for an @ and %2F for a / in the password"
        ) from None
    return url if "connect_timeout" in url.query else url.update_query_dict({"connect_timeout": str(_WAIT)})


def _engine(url: URL, patience: float) -> Engine:
    # a connection that died while nobody used it is replaced without a word
    engine = create_engine(url, max_overflow=-1, pool_pre_ping=True)

    def settings(connection: Any, _record: Any) -> None:
        # nothing is done by then, so nothing is rolled back
        connection.execute(f"SET lock_timeout = {max(1, int(patience * 1000))}")
        connection.execute("SET application_name = 'heldby'")
        connection.commit()

    event.listen(engine, "connect", settings)
    return engine


def _prepare(store: PostgresStore, *, create: bool) -> None:
    """Make the tables of a new record, or bring those of an older one up to date."""
    where = shown(store.address)
    try:
        with store._reading() as connection:
            found = schema.version_of(connection)
            if found and schema.check_version(found):
                return
    except RecordError as error:
        raise error if str(error).startswith(where) else type(error)(f"{where} {error}") from error.__cause__
    if found is None and not create:
        raise RecordError(f"no record at {where}; add reports with: heldby add PATH --record {where}")
    _upgrade(store, where, found)


def _upgrade(store: PostgresStore, where: str, found: str | None) -> None:
    try:
        with store._telling(), store.engine.begin() as connection:
            # who comes second finds the tables made, and alembic then does nothing
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _MAKING})
            _insist_on_postgis(connection, where)
            schema.upgrade(connection)
    except ReadOnlyRecord as error:
        if found is None:
            words = "holds no record, and this user may not make one; let the database's owner run: heldby init"
        else:
            words = f"is of an older version ({found}), and this user may not change it; let its owner run: heldby init"
        raise ReadOnlyRecord(f"{where} {words} (docs/postgresql.md)") from error


def _insist_on_postgis(connection: Connection, where: str) -> None:
    if connection.execute(text("SELECT 1 FROM pg_extension WHERE extname = 'postgis'")).scalar():
        return
    if not connection.execute(text("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'")).scalar():
        raise RecordError(
            f"{where} has no PostGIS, and the server has none to give it; "
            "install it on the server (Debian: postgresql-15-postgis-3)"
        )
    try:
        with connection.begin_nested():
            connection.execute(text("CREATE EXTENSION postgis"))
    except DBAPIError as error:
        raise RecordError(
            f"{where} has no PostGIS, and this user may not add it; let the server's administrator run in this "
            "database: CREATE EXTENSION postgis"
        ) from error
