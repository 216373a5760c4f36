"""The address of a record, as it may be shown.

In:     `heldby.db`, `postgresql://user:password@host/database`.
Out:    the same without its password.
Never:  a password printed.
"""

from __future__ import annotations

import re
from os import PathLike, fspath

_IN_FRONT = re.compile(r"(?<=://)([^/?#]*?):([^/?#]*)@")
_AFTER = re.compile(r"(?i)([?&](?:password|sslpassword|passfile)=)[^&]*")


def shown(address: str | PathLike[str]) -> str:
    """An address as it may be printed: with *** for a password.

    >>> shown("postgresql://ann:secret@db.example/war?sslmode=require")
    'postgresql://ann:***@db.example/war?sslmode=require'
    """
    return _AFTER.sub(r"\1***", _IN_FRONT.sub(r"\1:***@", fspath(address)))
