"""Lists of addresses: a text file with the address of a page on each line.

In:     a file.
Out:    its addresses, for whoever may fetch them; a Problem for whoever only reads.
Never:  anything fetched.
"""

from __future__ import annotations

from collections.abc import Iterator

from heldby.model import Problem
from heldby.read.decode import decode, encoding_of
from heldby.read.format import Format, Head, Takes
from heldby.read.options import Draft, ReadOptions
from heldby.read.source import Source, not_read

_WEB = ("http://", "https://")
_NOTE = ("#", ";", "//")


def read_addresses(source: Source, _options: ReadOptions) -> Iterator[Draft | Problem]:
    """Say that the pages must be asked for."""
    yield not_read(
        source, f"it is a list of addresses, and nothing is fetched unasked; say: heldby add {source.path} --fetch"
    )


def listed(data: bytes) -> list[str]:
    """The addresses in a list, in its order, each once."""
    lines = (line.split()[0] for line in decode(data, encoding_of(data)[0]).splitlines() if line.split())
    return list(dict.fromkeys(line for line in lines if line.casefold().startswith(_WEB)))


def _is_list(head: Head) -> bool:
    """Whether every line seen whole is one address, or a note."""
    if head.ending not in (".txt", ".text", ".urls", ".url", ".list", ""):
        return False
    lines = [line.strip() for line in head.text.splitlines()]
    told = [line for line in (lines[:-1] if len(head.data) >= 4096 else lines) if line and not line.startswith(_NOTE)]
    return bool(told) and all(line.startswith(_WEB) and len(line.split()) == 1 for line in told)


ADDRESSES = Format(
    name="list of addresses",
    endings=(".urls",),
    read=read_addresses,
    recognises=_is_list,
    one="the page at an address, with `--fetch`",
    takes=Takes(),
    passes_by="lines that begin with `#`",
)
