"""The `read` stage: files and folders become reports.

In:     paths.
Out:    `read`, its `ReadOptions`, and the `Arrival`s it yields; `size_of`, for whoever wants to know how much is left.
Never:  a report's meaning.
"""

from heldby.read.files import size_of
from heldby.read.language import language_of
from heldby.read.options import Arrival, ReadOptions
from heldby.read.reading import read

__all__ = ["Arrival", "ReadOptions", "language_of", "read", "size_of"]
