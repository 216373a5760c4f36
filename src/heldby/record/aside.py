"""What was worked out from a record, set aside in a file, so that who opens the record next need not work it out again.

In:     named parts; what they were worked out from and with, as a few words: their key.
Out:    the parts, each read when it is asked for, while record, knowledge and heldby are the same.
Never:  a part of a file that is older, damaged, somebody else's, or worked out from anything else; never a fault that
        costs more than working it out again.

It is no part of the record: whoever deletes the folder loses time and nothing else. A file is written beside and then
renamed, so another program sees all of it or none, and who has it open keeps what he opened.
"""

from __future__ import annotations

import json
import mmap
import os
import stat
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from threading import Lock, get_ident
from typing import Any, BinaryIO

from heldby.model.errors import RecordError
from heldby.record.pickling import packed, unpacked

_MAGIC = b"heldby set aside 1\n"
_SUM, _SIZE = 32, 8  # bytes of the digest of all that follows it, and of the length of the table of parts
_PRESSED = 1  # zlib's quickest: parts are read more often than they are kept for long
_FILES, _BYTES = 16, 4 << 30  # what a folder holds at most; whatever was used longest ago goes first
_DAY = 24 * 60 * 60
Key = Mapping[str, str]


class Parts:
    """The parts of one file. Threads may share it."""

    def __init__(self, content: mmap.mmap, key: Key, found: Mapping[str, tuple[int, int]]) -> None:
        self.key = key
        self._content, self._found = content, found
        self._lock = Lock()

    def get(self, name: str) -> Any:
        """A part as it was set aside.

        Raises `KeyError` where there is none, `RecordError` where the file was damaged since it was opened.
        """
        start, length = self._found[name]
        with self._lock:
            told = self._content[start : start + length]
        try:
            return unpacked(zlib.decompress(told))
        except Exception as error:
            raise RecordError("what was set aside of this record was damaged meanwhile; ask again") from error


def opened(path: Path) -> Parts | None:
    """The parts of a file, if it is ours, whole, and as it was written; None otherwise."""
    try:
        with path.open("rb") as file:
            return _parts(file) if _is_own(file) else None
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def kept(path: Path, key: Key, parts: Iterable[tuple[str, Any]]) -> bool:
    """Set parts aside under a key, in place of what stood there; False when that could not be done."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileNotFoundError):
            beside.unlink()
        with os.fdopen(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            _write(file, key, parts)
        beside.replace(path)
        _tidy(path)
    except OSError:
        return False
    finally:
        with suppress(OSError):
            beside.unlink()
    return True


def _is_own(file: BinaryIO) -> bool:
    """Whether nobody else can have written it; where the system tells of no owners, its folders are the user's."""
    found = os.fstat(file.fileno())
    if not hasattr(os, "geteuid"):
        return True
    others = stat.S_IWGRP | stat.S_IWOTH
    return stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & others


def _parts(file: BinaryIO) -> Parts | None:
    content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    head = len(_MAGIC) + _SUM
    if content[: len(_MAGIC)] != _MAGIC:
        return None
    with memoryview(content) as seen, seen[head:] as rest:
        same = blake2b(rest, digest_size=_SUM).digest() == content[len(_MAGIC) : head]
    if not same:
        return None
    size = int.from_bytes(content[head : head + _SIZE], "big")
    start = head + _SIZE + size
    told = json.loads(content[start - size : start])
    found = {name: (start + at, length) for name, (at, length) in told["parts"].items()}
    return Parts(content, told["key"], found)


def _write(file: BinaryIO, key: Key, parts: Iterable[tuple[str, Any]]) -> None:
    """The parts first, to learn where each stands, then all of it behind its table and digest."""
    found: dict[str, tuple[int, int]] = {}
    bodies: list[bytes] = []
    at = 0
    for name, value in parts:
        bodies.append(zlib.compress(packed(value), _PRESSED))
        found[name] = at, len(bodies[-1])
        at += len(bodies[-1])
    table = json.dumps({"key": dict(key), "parts": found}, sort_keys=True).encode()
    digest = blake2b(digest_size=_SUM)
    for piece in (head := len(table).to_bytes(_SIZE, "big"), table, *bodies):
        digest.update(piece)
    for piece in (_MAGIC, digest.digest(), head, table, *bodies):
        file.write(piece)
    file.flush()


def _tidy(newest: Path) -> None:
    """Leave a folder no fuller than it may be; what is open elsewhere stays readable there."""
    found = [(path.stat(), path) for path in newest.parent.glob(f"*{newest.suffix}")]
    used = 0
    for n, (told, path) in enumerate(sorted(found, key=lambda f: (f[1] != newest, -f[0].st_mtime_ns, f[1].name))):
        used += told.st_size
        if n and (n >= _FILES or used > _BYTES):
            path.unlink(missing_ok=True)
    for path in newest.parent.glob(f".*{newest.suffix}.*"):  # what a program that was killed left half written
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < newest.stat().st_mtime - _DAY:
                path.unlink()
