"""The `read` stage: files and folders become reports.

In:     paths.
Out:    `read`, its `ReadOptions`, and the `Arrival`s it yields; `entries`, which finds one of them again; `size_of`,
        for those who want to know what is left.
Never:  a report's meaning.
"""

from heldby.read.entries import entries
from heldby.read.files import size_of
from heldby.read.formats import addresses_in
from heldby.read.language import language_of
from heldby.read.options import Arrival, Entry, ReadOptions
from heldby.read.reading import read

__all__ = ["Arrival", "Entry", "ReadOptions", "addresses_in", "entries", "language_of", "read", "size_of"]
