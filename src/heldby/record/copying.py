"""A record copied whole into one SQLite file, as it stood at one moment, while others may go on writing.

In:     an open store, a path.
Out:    a record that heldby opens as any other; the same bytes for the same record.
Never:  half a copy; a copy over a file that is there already.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from heldby.model import Reading
from heldby.model.errors import InputError
from heldby.stores import SqliteStore

if TYPE_CHECKING:
    from heldby.model.ports import Store

_BATCH = 100


def copy(store: Store, to: Path) -> None:
    """Copy a record into a new file. Raises `InputError` when there is a file already, `RecordError`.

    From a file the copy is made by SQLite, with everything in it. From a server the reports and what is known of them
    now are written anew: meanings that were replaced since, and the numbers of versions, stay behind.
    """
    if to.exists():
        raise InputError(f"{to} is there already; remove it or name another file")
    beside = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        beside.touch()  # so that a folder that may not be written to is told as such
        if isinstance(store, SqliteStore):
            store.copy_to(beside)
        else:
            rewrite(store, beside)
        beside.replace(to)
    except OSError as error:
        raise InputError(f"{to} cannot be written: {error.strerror or error}") from None
    finally:
        beside.unlink(missing_ok=True)


def rewrite(store: Store, to: Path) -> None:
    """Write everything that a store tells into a new file."""
    version, families, made = store.version, store.families(), SqliteStore(to, create=True)
    try:
        readings = _readings(store, version)
        while some := tuple(islice(readings, _BATCH)):
            made.add_many(some)
        made.note(store.problems())
        made.set_families(families)
        for judgement in store.judgements(as_of=version):
            made.judge(judgement)
    finally:
        made.close()


def _readings(store: Store, version: int) -> Iterator[Reading]:
    for report in store.reports(as_of=version):
        yield Reading(
            report=report,
            passages=tuple(store.passages(report.id)),
            repairs=tuple(store.repairs(report.id)),
            mentions=(),
            claims=tuple(store.claims(report_id=report.id, as_of=version)),
            links=tuple(store.links(report_id=report.id, as_of=version)),
            problems=(),
            published_why=store.published_why(report.id),
        )
