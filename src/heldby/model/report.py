"""A report as it arrived, its passages, and the family of copies it belongs to.

In:     the `read`, `clean` and `group` stages.
Out:    `Report`, `Passage`, `Repair`, `Family`.
Never:  a changed text: cleaning labels passages and lists repairs, all offsets count in the text as given.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from heldby.model.coded import Coded
from heldby.model.time import When


class PassageKind(StrEnum):
    """What a stretch of a report is for. Only headline, body, caption and pull quote make claims."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    PULLQUOTE = "pullquote"
    TEASER = "teaser"
    BIO = "bio"
    NAVIGATION = "navigation"
    OTHER = "other"

    @property
    def is_article(self) -> bool:
        """Whether a careful coder reads claims from it."""
        return self in (PassageKind.HEADLINE, PassageKind.BODY, PassageKind.CAPTION, PassageKind.PULLQUOTE)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Passage:
    """`text[start:end]` is one paragraph or furniture block of a report."""

    start: int
    end: int
    kind: PassageKind
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text by one publisher.

    `published` is when it could first be read, an interval with its reason; None when it was not given (the
    `resolve` stage then infers it from the text). `id` comes from content: the same text from the same source is
    the same report. `name` is what the caller calls it (a file name, a row id). `labelled` is what the document's own
    markup says of stretches of the text, for `clean` to heed; it is not kept in the record, whose passages say it.
    `coded` is set for a row of somebody else's table, for `transcribe`; the record keeps what is made of it.
    `pages` are the offsets at which its pages begin, the first page's first; empty for what has no pages. `bounds` are
    the days within which it appeared as far as its file tells (when it was fetched, made, last saved), for `resolve` to
    narrow down what the text tells; not kept in the record either, whose `published` has it.
    """

    id: str
    text: str
    name: str = ""
    source: str | None = None
    title: str | None = None
    author: str | None = None
    language: str = "en"
    published: When | None = None
    path: str = ""
    raw_hash: str = ""
    labelled: tuple[Passage, ...] = field(default=(), compare=False)
    coded: Coded | None = field(default=None, compare=False)
    pages: tuple[int, ...] = ()
    bounds: When | None = field(default=None, compare=False)

    def page_at(self, offset: int) -> int | None:
        """The number of the page an offset lies on, counted from 1 as viewers count; None for what has no pages.

        >>> Report(id="r", text="One.\\n\\nTwo.", pages=(0, 6)).page_at(7)
        2
        """
        return max(bisect_right(self.pages, offset), 1) if self.pages else None

    def readable(self, known: date | None) -> bool:
        """Whether it could surely be read by the end of a day: its latest possible day of publication has come."""
        if known is None:
            return True
        return self.published is not None and self.published.latest is not None and self.published.latest <= known


def report_id(text: str, source: str | None = None, published: str | None = None) -> str:
    """Name a report after its content: 16 hexadecimal digits, the same on any machine.

    >>> report_id("Palmyra fell.") == report_id("Palmyra fell.", None)
    True
    >>> report_id("Palmyra fell.") == report_id("Palmyra fell.", "SANA")
    False
    """
    content = "\x1f".join((text, source or "", published or ""))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Repair:
    """`text[start:end]` is a broken word; `text` is what it was meant to be ("alAssad" -> "al-Assad")."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Reports that are copies or rewrites of one text, and so count as one voice.

    `id` is the id of the member that sorts first; `likeness` the smallest share of common shingles that joined it.
    """

    id: str
    members: tuple[str, ...]
    likeness: float
    why: str
