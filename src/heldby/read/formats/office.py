"""What DOCX and XLSX share: both are zip files of XML that may be locked, damaged or made to blow up.

In:     an open file.
Out:    why it cannot be read, before anything in it is.
Never:  a member unpacked to find out.
"""

from __future__ import annotations

import zipfile
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError

OFFICE_ERRORS = (
    zipfile.BadZipFile, LxmlError, ParseError, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError,
    NotImplementedError, RuntimeError, AssertionError, OSError,
)  # fmt: skip
"""What the libraries raise on damaged office files; their code trusts that the file is sound."""

_RATIO = 250
_FREE = 50_000_000
_LARGEST = 2_000_000_000


def checked(stream: BinaryIO, most: int = _LARGEST) -> str | None:
    """Why the zip file must not be unpacked, None when it may; `most` bounds what it may hold, in bytes."""
    if not stream.read(1):
        return "it holds no text"
    try:
        with zipfile.ZipFile(stream) as packed:
            listed = packed.infolist()
    except OFFICE_ERRORS as error:
        return f"it is no sound office document ({error}); get it again, or open and save it anew"
    whole, held = sum(each.file_size for each in listed), sum(each.compress_size for each in listed)
    if any(each.flag_bits & 1 for each in listed):
        return "it is locked with a password; save it without one"
    if whole > most or (whole > _FREE and whole > _RATIO * max(held, 1)):
        return f"its {held:,} bytes would grow to {whole:,}; if it is sound, save it as CSV or text"
    stream.seek(0)
    return None
