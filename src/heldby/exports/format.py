"""What an export format must be able to do.

In:     rows.
Out:    the `Format` protocol, checked by one contract suite over every format (tests/contracts/test_exports.py).
Never:  an implementation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol


class Format(Protocol):
    """`name` is what --format takes; `loses` tells, in words, what the format does not carry ("" nothing)."""

    @property
    def name(self) -> str:
        """The format's name on the command line."""

    @property
    def loses(self) -> str:
        """What does not survive the trip, for people to read."""

    def write(self, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
        """The rows as a file's content, columns in the order given; the same rows give the same bytes."""
