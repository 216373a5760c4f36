"""What a PostgreSQL server complains of, told as a person can act on it.

In:     a database exception, and the address as it may be shown.
Out:    `RecordError`, `ReadOnlyRecord`, `RecordFull`, or `InputError` for a text no server can store.
Never:  a password; a bare database message without its cause.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heldby.model import HeldbyError
from heldby.model.errors import InputError, ReadOnlyRecord, RecordError, RecordFull

_BUSY = "is being written by another program all the time; wait for it to end and run the same command again"
_LOST = "went away in the middle; what was recorded before is safe: run the same command again when the server is back"
_READ = "may only be read by this user; ask the record's owner for the role of a writer (docs/postgresql.md)"
_TOLD: Mapping[str, tuple[type[RecordError], str]] = {
    "25006": (ReadOnlyRecord, "may only be read: the server is a copy, or takes no changes now; name the main server"),
    "28000": (RecordError, "does not let this user in; check the user's name, and what pg_hba.conf allows"),
    "28P01": (RecordError, "refuses the password; put the right one into the address, PGPASSWORD or ~/.pgpass"),
    "3D000": (RecordError, "names a database that is not there; make it with createdb, or check its name"),
    "40001": (RecordError, _BUSY),
    "40P01": (RecordError, _BUSY),
    "42501": (ReadOnlyRecord, _READ),
    "53100": (RecordFull, "has no room left on its disk; free some and run the same command again: nothing is lost"),
    "53300": (RecordError, "takes no more connections now; wait, or let its administrator allow more"),
    "55P03": (RecordError, _BUSY),
    "57P01": (RecordError, _LOST),
    "57P02": (RecordError, _LOST),
    "57P03": (RecordError, "is starting or stopping; wait a moment and run the same command again"),
}
# libpq gives no code when a connection fails, only words; they are English unless the server was told otherwise
_WORDS: Mapping[str, str] = {
    "password authentication failed": "28P01",
    "no password supplied": "28P01",
    "does not exist": "3D000",
    "no pg_hba.conf entry": "28000",
    "peer authentication failed": "28000",
    "too many clients": "53300",
    "remaining connection slots": "53300",
    "starting up": "57P03",
    "shutting down": "57P03",
}
_CHECK = "cannot be reached; check host, port and that the server runs"


def told(error: Any, where: str) -> HeldbyError:
    """The error of ours for one of the database's."""
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlstate", None)
    words = " ".join(str(cause).split())
    if "NUL (0x00)" in words:
        return InputError("a character with the code 0 stands in the text, which a server cannot store; take it out")
    if code is None:
        return _of_connection(words, where, lost=bool(getattr(error, "connection_invalidated", False)))
    if code == "28000" and "does not exist" in words:
        return RecordError(f"{where} names a user that the server does not know; check the name (it said: {words})")
    if code in _TOLD:
        made, why = _TOLD[code]
        return made(f"{where} {why}")
    if code.startswith("08"):
        return RecordError(f"{where} {_LOST}")
    return RecordError(f"{where} could not be read or written: {words}")


def _of_connection(words: str, where: str, *, lost: bool) -> RecordError:
    """What to say of a connection that failed: when it was to be made, or (`lost`) in use."""
    if lost:
        return RecordError(f"{where} {_LOST}")
    if 'role "' in words and "does not exist" in words:
        return RecordError(f"{where} names a user that the server does not know; check the name")
    for phrase, code in _WORDS.items():
        if phrase in words:
            made, why = _TOLD[code]
            return made(f"{where} {why}")
    return RecordError(f"{where} {_CHECK} ({words})")
