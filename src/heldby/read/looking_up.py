"""A document's text by where it stands: in some bytes of a file, or as the nth of it; so none need be sent.

In:     an `Entry` that `read` gave, here or on another computer that sees the same files.
Out:    the text of its report.
Never:  what stands before it read, where the entry tells its bytes; else a file begun anew for each of its documents:
        who asks in order reads it once.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, Generic, TypeVar

from heldby.model import Problem
from heldby.model.errors import InputError
from heldby.read.archive import members
from heldby.read.files import check
from heldby.read.format import Format
from heldby.read.formats import format_of
from heldby.read.options import Draft, Entry, ReadOptions, Stretch
from heldby.read.report import whole_text
from heldby.read.source import READ_ERRORS, Source

A = TypeVar("A")
_AT_ONCE = 4
"""How many files may be open, each where it was left."""


class _Counted(Generic[A]):
    """The nth of what comes one after the other; who asks in order has nothing begun anew."""

    def __init__(self, begin: Callable[[], Iterator[A]]) -> None:
        self._begin = begin
        self._coming: Iterator[A] = iter(())
        self._number = -1
        self._last: A | None = None

    def get(self, number: int) -> A | None:
        """The nth, from 0; None when there are not so many."""
        if number < self._number or self._number < 0:
            self._coming, self._number = self._begin(), -1
        while self._number < number:
            self._last = next(self._coming, None)
            self._number += 1
        return self._last


class _File:
    """A file or member of an archive, open where it was left."""

    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source, self._options = source, options
        self._kind = format_of(source)
        self._stream: BinaryIO | None = None
        self._around: dict[str, tuple[bytes, bytes]] = {}
        self._drafts = _Counted(self._read)
        self._members = _Counted(lambda: members(source))
        self._inner: tuple[int, _File] | None = None

    def find(self, numbers: tuple[int, ...], stretch: Stretch | None) -> Draft | Problem | None:
        """The document of these numbers, by its bytes where they are told."""
        if self._kind is None:
            return self._in_member(numbers, stretch)
        if not isinstance(self._kind, Format):
            return None
        return self._cut(self._kind, stretch) if stretch else self._drafts.get(numbers[0])

    def close(self) -> None:
        """Let go of it."""
        if self._stream:
            self._stream.close()

    def _read(self) -> Iterator[Draft | Problem]:
        return self._kind.read(self._source, self._options) if isinstance(self._kind, Format) else iter(())

    def _in_member(self, numbers: tuple[int, ...], stretch: Stretch | None) -> Draft | Problem | None:
        if self._inner is None or self._inner[0] != numbers[0]:
            member = self._members.get(numbers[0])
            if not isinstance(member, Source):
                return None
            self._inner = numbers[0], _File(member, self._options)
        return self._inner[1].find(numbers[1:], stretch)

    def _cut(self, kind: Format, stretch: Stretch) -> Draft | None:
        """The document that stands alone in these bytes. Of a packed file, what is before them is unpacked once."""
        if stretch.encoding not in self._around:
            self._around[stretch.encoding] = kind.around(self._source, stretch.encoding)
        before, behind = self._around[stretch.encoding]
        self._stream = self._stream or self._source.open()
        self._stream.seek(stretch.start)
        data = before + self._stream.read(stretch.end - stretch.start) + behind
        if stretch.encoding != "utf-8":
            data = data.decode(stretch.encoding, "replace").encode("utf-8-sig")
        alone = Source(path=self._source.path, asked=True, opener=lambda: io.BytesIO(data))
        return next((each for each in kind.read(alone, self._options) if isinstance(each, Draft)), None)


class Entries:
    """Documents by their entries, read with the same options as those who named them."""

    def __init__(self, options: ReadOptions) -> None:
        self.options = options
        self._open: dict[str, _File] = {}

    def text(self, entry: Entry) -> str | None:
        """The text that stands there; None when there is none, or no such file."""
        opened = self._open.pop(entry.path, None)
        try:
            check(entry.path)
            opened = opened or _File(Source(path=entry.path, asked=True), self.options)
            found = opened.find(entry.numbers, entry.stretch)
        except (InputError, *READ_ERRORS):
            if opened:
                opened.close()
            return None
        self._open[entry.path] = opened
        while len(self._open) > _AT_ONCE:
            self._open.pop(next(iter(self._open))).close()
        return whole_text(found) if isinstance(found, Draft) else None


_known: dict[str, Entries] = {}


def entries(options: ReadOptions) -> Entries:
    """The documents of this process for some options, with the files it has open."""
    return _known.setdefault(repr(options), Entries(options))
