"""What a caller may say about the files it hands over, and what comes of each of them.

In:     the caller's words.
Out:    `ReadOptions`, `Arrival`, and `Draft`, a text on its way to being a Report.
Never:  a default that overrules what a document says of itself: options fill in what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from heldby.model import Coded, HeldbyError, Passage, Problem, Report, When
from heldby.model.errors import InputError

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Options of `read`. `published` is EDTF; `columns` maps a field (text, title, published, ...) to a column's name.

    `max_bytes` bounds one document: a whole file, or one row of a table. Raises `InputError` for
    a `published` that is no EDTF.
    """

    published: str | None = None
    source: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = 20 * MEGABYTE

    def __post_init__(self) -> None:
        try:
            self.when()
        except HeldbyError as error:
            raise InputError(f"the publication date given cannot be read: {error}") from None

    def when(self) -> When | None:
        """The publication date given by the caller."""
        return When.parse(self.published, "given by the caller") if self.published else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Which bytes of a file, once unpacked, are one document: from `start` up to `end`, in a character set."""

    start: int
    end: int
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Where a document stands: the nth of a file, from 0; of an archive, in its mth member, the nth of that.

    `stretch` tells in which bytes of the file or member, where its format knows.
    """

    path: str
    numbers: tuple[int, ...]
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What came of one file or row: a report, problems, or both; never neither.

    `size` is how many bytes on the disk were read for it; those of a file's end count for what comes next. `at` is
    where it stands.
    """

    report: Report | None = None
    problems: tuple[Problem, ...] = ()
    size: int = 0
    at: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document as its format gave it, before it is checked and named.

    `where` is what Problems point at; `labelled` is what markup says of stretches of the text; `coded` are the cells of
    a row that somebody coded; `pages` are the offsets at which its pages begin; `bounds` are
    days as in `Report`; `stretch` is where it stands in a file of many.
    """

    text: str
    where: str
    name: str
    path: str
    raw_hash: str
    title: str | None = None
    source: str | None = None
    author: str | None = None
    language: str | None = None
    published: When | None = None
    labelled: tuple[Passage, ...] = ()
    coded: Coded | None = None
    pages: tuple[int, ...] = ()
    bounds: When | None = None
    stretch: Stretch | None = None
    problems: tuple[Problem, ...] = ()
