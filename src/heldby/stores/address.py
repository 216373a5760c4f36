"""Which store an address means.

In:     `heldby.db`, `/data/syria.db`, `sqlite:///syria.db`, `postgresql://user@host/database`.
Out:    an open `Store`.
Never:  a store of another kind than was asked for.
"""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path

from heldby.model.errors import RecordError
from heldby.model.ports import Store
from heldby.stores.sqlite import SqliteStore

_SERVERS = ("postgresql", "postgres")


def open_store(address: str | PathLike[str], *, create: bool = False, patience: float = 30.0) -> Store:
    """Open the record at an address; `create` makes it when there is none.

    `patience` is how many seconds to wait while another program writes. Raises `RecordError` for an address nothing
    can be opened at, with what to do.
    """
    told = fspath(address)
    scheme, found, rest = told.partition("://")
    if not found:
        return SqliteStore(Path(told).expanduser(), create=create, patience=patience)
    if scheme == "sqlite":
        return SqliteStore(Path(rest.removeprefix("/")), create=create, patience=patience)
    if scheme.partition("+")[0] in _SERVERS:
        return _on_server(told, create=create, patience=patience)
    raise RecordError(
        f"{scheme}:// is not an address heldby knows; name a file, such as heldby.db, or postgresql://HOST/DATABASE"
    )


def _on_server(address: str, *, create: bool, patience: float) -> Store:
    try:
        import psycopg  # noqa: F401, PLC0415 - an extra: who keeps a file does without
    except ImportError:
        raise RecordError(
            "a record on a PostgreSQL server needs a package that is not here; install it: pip install heldby[postgres]"
        ) from None
    from heldby.stores.postgres import PostgresStore  # noqa: PLC0415 - it needs the extra

    return PostgresStore(address, create=create, patience=patience)
