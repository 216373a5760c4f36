"""The formats heldby reads, one module each, and the one table of them all.

In:     what a file shows of itself.
Out:    `FORMATS`; `format_of`, which picks one, or says why a file is of none; `addresses_in`, for whoever may fetch.
Never:  a registration by import; a format that is not in the table.
"""

from __future__ import annotations

from collections.abc import Mapping

from heldby.read.format import Format, Head
from heldby.read.formats.addresses import ADDRESSES, listed
from heldby.read.formats.delimited import CSV, TSV
from heldby.read.formats.docx import DOCX
from heldby.read.formats.feed import FEED
from heldby.read.formats.feed import addresses as feed_addresses
from heldby.read.formats.json_lines import JSON_LINES
from heldby.read.formats.json_list import JSON
from heldby.read.formats.letter import EML, MHTML
from heldby.read.formats.markdown import MARKDOWN
from heldby.read.formats.page import HTML
from heldby.read.formats.pdf import PDF
from heldby.read.formats.rtf import RTF
from heldby.read.formats.telegram import TELEGRAM
from heldby.read.formats.text import PLAIN
from heldby.read.formats.web_archive import WACZ, WARC
from heldby.read.formats.xlsx import XLSX
from heldby.read.formats.zipped import is_zip, zipped_format
from heldby.read.source import Source

FORMATS: tuple[Format, ...] = (
    PLAIN, MARKDOWN, HTML, MHTML, PDF, DOCX, RTF, EML, FEED, ADDRESSES, WARC, WACZ, JSON_LINES, JSON, CSV, TSV, XLSX,
    TELEGRAM,
)  # fmt: skip
"""Every format. Of two that recognise a file, the first of `_SURE` is taken."""

_SURE = (PDF, RTF, WARC, TELEGRAM, MHTML, EML, FEED, HTML, ADDRESSES)
_BY_ENDING: Mapping[str, Format] = {ending: each for each in FORMATS for ending in each.endings}
_OTHERS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file; save it as DOCX, XLSX or EML"),
    (0, b"SQLite format 3\x00", "a database; a record of heldby is named with --record"),
    (257, b"ustar", "a tar archive; unpack it, and add the folder"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it, and add the folder"),
    (0, b"Rar!\x1a\x07", "a RAR archive; unpack it, and add the folder"),
    (0, b"(\xb5/\xfd", "packed with Zstandard; unpack it first"),
    (0, b"PAR1", "a Parquet table; save it as CSV or JSON Lines"),
)


def addresses_in(data: bytes, ending: str = "") -> list[str]:
    """The addresses that a feed or a list of addresses points at, each once; none for any other file."""
    head = Head(ending=ending, data=data[:4096])
    if FEED.recognises(head):
        return feed_addresses(data)
    return listed(data) if ADDRESSES.recognises(head) or ending in ADDRESSES.endings else []


def format_of(source: Source) -> Format | str | None:
    """The format of a file by its content, then its ending, then plain text; None: an archive; words: why it is none.

    May raise any of `READ_ERRORS`.
    """
    packer = source.misnamed
    if packer:
        return f"the {packer} file is cut short or damaged (it does not begin like one); get it again"
    data = source.head()
    if is_zip(data):
        return zipped_format(source)
    for at, mark, told in _OTHERS:
        if data[at : at + len(mark)] == mark:
            return f"it is {told}"
    head = Head(ending=source.suffix, data=data)
    shown = next((each for each in _SURE if each.recognises(head)), None)
    return shown or _BY_ENDING.get(source.suffix, PLAIN)
