"""A file written whole, or not at all.

In:     a path and its content.
Out:    the file.
Never:  half a file: it is written beside its name and put in place whole.
"""

from __future__ import annotations

import os
from pathlib import Path

from heldby.model.errors import InputError


def put(to: Path, content: bytes) -> None:
    """Write a file whole, or not at all. Raises `InputError` when it cannot be written."""
    if not to.name or to.is_dir():
        raise InputError(f"{to} is a folder; name a file in it")
    beside = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(to)
    except OSError as error:
        raise InputError(f"{to} cannot be written: {error.strerror or error}") from None
    finally:
        beside.unlink(missing_ok=True)
