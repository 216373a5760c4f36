"""A digest of everything that a record holds, so that what follows from it can be told from what followed from another.

In:     a connection inside a transaction.
Out:    a digest that differs when a report, a claim, a meaning, a family or a judgement differs, whoever wrote it.
Never:  the version number alone: two files of one name may have the same.
"""

from __future__ import annotations

from functools import reduce
from hashlib import blake2b
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, Text, cast, func, select

from heldby.stores import tables

_READ = (
    tables.reports,
    tables.claims,
    tables.linkings,
    tables.links,
    tables.judgements,
    tables.families,
    tables.members,
)
_BATCH = 2000


def imprint(connection: Connection) -> str:
    """The digest of what views are worked out from; the same on every run, whatever database holds it."""
    found = blake2b(digest_size=16)
    for table in _READ:
        found.update(table.name.encode())
        rows = connection.execution_options(yield_per=_BATCH).execute(_lines(table)).scalars()
        for some in rows.partitions():
            found.update("\n".join(some).encode())
    return found.hexdigest()


def _lines(table: Table) -> Select[Any]:
    """Each row as one text: made by the database, which is quicker than taking every column out of it."""
    columns: list[ColumnElement[str]] = [func.coalesce(cast(column, Text), "~") for column in table.columns]
    return select(reduce(_beside, columns)).order_by(*table.primary_key.columns)


def _beside(one: ColumnElement[str], other: ColumnElement[str]) -> ColumnElement[str]:
    return one.concat("|").concat(other)
