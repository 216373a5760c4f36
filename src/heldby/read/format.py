"""What a format is: how it is known, how it is read, and what is taken from it.

In:     nothing.
Out:    `Format`, `Takes`, `Head`.
Never:  a format's own knowledge; that is in `formats`, one module each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from heldby.model import Problem
from heldby.read.options import Draft, ReadOptions
from heldby.read.source import Source

FormatReader = Callable[[Source, ReadOptions], Iterator[Draft | Problem]]
"""Gives a draft or a Problem for each document of a source, and holds no more than one of them in memory."""

Around = Callable[[Source, str], tuple[bytes, bytes]]
"""What must stand before and behind the bytes of one document of a source, in a character set, to make it a file."""


def nothing_around(_source: Source, _encoding: str) -> tuple[bytes, bytes]:
    """A document that is a file as it stands."""
    return b"", b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a file shows of itself: its ending in small letters, and its first bytes."""

    ending: str
    data: bytes

    @property
    def text(self) -> str:
        """The first bytes as small ASCII letters, without blanks and marks before them; UTF-16 too."""
        plain = self.data[2:].replace(b"\x00", b"") if self.data[:2] in (b"\xff\xfe", b"\xfe\xff") else self.data
        return plain.decode("latin-1").lstrip("\xef\xbb\xbf \t\r\n").casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Takes:
    """What is taken from a document for each field of a report, in words; empty when the format has no such thing."""

    title: str = ""
    date: str = ""
    source: str = ""
    author: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format. `recognises` says whether a file shows itself to be of it, whatever its ending.

    `one` says what one report is, `passes_by` what is left out on purpose. `around` makes a file of a stretch that the
    format told of, so that a document can be read alone.
    """

    name: str
    endings: tuple[str, ...]
    read: FormatReader
    recognises: Callable[[Head], bool] = field(default=lambda _head: False)
    one: str = "the file"
    takes: Takes = field(default_factory=Takes)
    passes_by: str = ""
    around: Around = nothing_around
