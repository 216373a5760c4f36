"""A document by where it stands: the nth of a file. What is named so need not be sent.

In:     an `Entry` that `read` gave, here or on another computer that sees the same files.
Out:    the document's `Arrival`.
Never:  a large file begun anew for each of its documents: who asks in order reads it once.
"""

from __future__ import annotations

from collections.abc import Iterator

from heldby.read.options import Arrival, Entry, ReadOptions
from heldby.read.reading import read

_AT_ONCE = 4
"""How many files may be open, each where it was left."""


class Entries:
    """Documents by their entries, read with the same options as those who named them."""

    def __init__(self, options: ReadOptions) -> None:
        self.options = options
        self._open: dict[str, tuple[int, Iterator[Arrival]]] = {}

    def get(self, entry: Entry) -> Arrival | None:
        """What stands there; None when there is nothing. Raises `InputError` when there is no such file."""
        number, coming = self._open.pop(entry.path, (0, iter(())))
        if number > entry.number or number == 0:
            number, coming = 0, read([entry.path], self.options)
        found = None
        while number <= entry.number:
            found = next(coming, None)
            if found is None:
                return None
            number += 1
        self._open[entry.path] = (number, coming)
        while len(self._open) > _AT_ONCE:
            self._open.pop(next(iter(self._open)))
        return found


_known: dict[str, Entries] = {}


def entries(options: ReadOptions) -> Entries:
    """The documents of this process for some options, with the files it has open."""
    return _known.setdefault(repr(options), Entries(options))
