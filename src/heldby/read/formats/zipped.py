"""What a zip file is: an office document, a web archive, or a folder packed into one file.

In:     a file.
Out:    the format its members make it; why it is none heldby reads.
Never:  a guess by the ending alone: a DOCX is a zip file however it is called.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

from heldby.read.format import Format
from heldby.read.formats.docx import DOCX, is_document
from heldby.read.formats.web_archive import WACZ, is_wacz
from heldby.read.formats.xlsx import XLSX, is_workbook
from heldby.read.source import Source

START = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_OTHERS = (
    ("ppt/presentation.xml", "a PowerPoint presentation; save it as PDF"),
    ("META-INF/container.xml", "an e-book; save it as HTML or text"),
    ("META-INF/manifest.xml", "an OpenDocument file or a program; save it as DOCX, XLSX or text"),
    ("doc.kml", "a map (KMZ), and holds no reports"),
    ("[Content_Types].xml", "an office document that heldby does not know; save it as DOCX, XLSX or text"),
)


def is_zip(data: bytes) -> bool:
    """Whether a file begins like a zip file."""
    return data.startswith((START, _EMPTY))


def zipped_format(source: Source) -> Format | str | None:
    """The format of a zip file; a reason why it is not read; None for a packed folder. May raise `READ_ERRORS`."""
    with source.open() as stream, zipfile.ZipFile(stream) as packed:
        names: Sequence[str] = packed.namelist()
    for known, format_ in ((is_document, DOCX), (is_workbook, XLSX), (is_wacz, WACZ)):
        if known(names):
            return format_
    return next((f"it is {told}" for name, told in _OTHERS if name in names), None)
