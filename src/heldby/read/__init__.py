"""The `read` stage: files and folders become reports.

In:     paths.
Out:    `read`, its `ReadOptions`, and the `Arrival`s it yields; `entries`, which finds one of them again.
Never:  a report's meaning.
"""

from heldby.read.entries import entries
from heldby.read.language import language_of
from heldby.read.options import Arrival, Entry, ReadOptions
from heldby.read.reading import read

__all__ = ["Arrival", "Entry", "ReadOptions", "entries", "language_of", "read"]
