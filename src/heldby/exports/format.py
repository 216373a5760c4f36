"""What an export format must be able to do.

In:     the rows of one view, or of several.
Out:    the `Format` protocol, checked by one contract suite over every format (tests/contracts/test_exports.py).
Never:  an implementation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from heldby.exports.table import Table


class Format(Protocol):
    """A format that rows leave in; what is fixed of it stands in its properties, for people and for programs."""

    @property
    def name(self) -> str:
        """What --format takes."""

    @property
    def endings(self) -> tuple[str, ...]:
        """How the names of its files end, the usual one first."""

    @property
    def views(self) -> tuple[str, ...]:
        """The views whose rows it can take, the usual one first; none: any view."""

    @property
    def is_text(self) -> bool:
        """Whether its content is UTF-8 text."""

    @property
    def has_layers(self) -> bool:
        """Whether a file can hold the rows of several views."""

    @property
    def loses(self) -> str:
        """What does not survive the trip, for people to read ("" nothing)."""

    def write(self, tables: Sequence[Table]) -> bytes:
        """The tables (one, unless it has layers) as a file's content; the same tables give the same bytes.

        Raises `MissingLibrary` when it needs a library that is not installed.
        """
