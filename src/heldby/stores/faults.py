"""What SQLite complains of, told as a person can act on it.

In:     a database exception and the file it came from.
Out:    `RecordError`, `ReadOnlyRecord` or `RecordFull`, with what to do.
Never:  a bare database message without its cause.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from heldby.model import HeldbyError
from heldby.model.errors import ReadOnlyRecord, RecordError, RecordFull

_FEW_BYTES = 1 << 16
_TOLD: Mapping[int, tuple[type[RecordError], str]] = {
    sqlite3.SQLITE_FULL: (
        RecordFull,
        "the disk is full; free some space and run the same command again: what was recorded before is safe",
    ),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyRecord,
        "may only be read; to add to it, make the file and its folder writable, or copy it and name the copy",
    ),
    sqlite3.SQLITE_BUSY: (
        RecordError,
        "another program has been writing to it all the time; wait for it to end and run the same command again",
    ),
    sqlite3.SQLITE_NOTADB: (RecordError, "is not a heldby record; name another file"),
    sqlite3.SQLITE_CORRUPT: (RecordError, "is damaged; restore a copy, or add the reports again to a new file"),
    sqlite3.SQLITE_CANTOPEN: (RecordError, "cannot be opened; check that its folder exists and may be written to"),
}


def told(error: Exception, path: Path) -> HeldbyError:
    """The error of ours for one of the database's."""
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlite_errorcode", 0)
    # the low byte is the kind of error, the rest says where in SQLite it came up
    kind = code & 0xFF
    if kind == sqlite3.SQLITE_IOERR and _is_full(path):
        kind = sqlite3.SQLITE_FULL
    made, words = _TOLD.get(kind, (RecordError, f"could not be read or written: {cause}"))
    return made(f"{path} {words}" if made is not RecordFull else f"{path}: {words}")


def _is_full(path: Path) -> bool:
    """Whether the disk has no room left; an I/O error then means that, whatever SQLite calls it."""
    try:
        return shutil.disk_usage(path.parent).free < _FEW_BYTES
    except OSError:
        return False
