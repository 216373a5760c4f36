"""PDF: the words of its pages, with what stands on which page kept for citation.

In:     a file.
Out:    a `Draft`, or why it has no words.
Never:  a picture read; a locked file opened with a guessed password; a page that blows up.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from heldby.model import Problem, When
from heldby.read.format import Format, Head, Takes
from heldby.read.formats.mending import mended
from heldby.read.options import Draft, ReadOptions
from heldby.read.source import Source, fingerprint, not_read, too_large

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what matters of its complaints comes back as a Problem
logging.getLogger("pypdf").propagate = False

_MOST_PAGES = 5_000
_MOST_BYTES = 10_000_000  # of drawing on one page
_MOST_STEPS = 3_000_000  # of drawing in all
_START = b"%PDF-"
_ERRORS = (
    PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError, ArithmeticError,
    NotImplementedError, RecursionError, UnicodeError, OSError, EOFError, MemoryError, ImportError,
)  # fmt: skip
_NO_TITLE = re.compile(
    r"microsoft word|untitled|\.(?:docx?|pdf|indd|qxd|tex)\b|^\W*$|^(?:document|slide)\s*\d*$", re.IGNORECASE
)
_LOCKED = "it is locked with a password; save it without one"
_PICTURES = "its pages are pictures without words; make the words readable first (OCR, with ocrmypdf for instance)"


def read_pdf(source: Source, options: ReadOptions) -> Iterator[Draft | Problem]:
    """The one report of a PDF."""
    data = source.read(options.max_bytes)
    if data is None:
        yield too_large(source, options.max_bytes)
    elif _START not in data[:1024]:
        yield not_read(source, "it is not a PDF, although its name says so" if data.strip() else "it holds no text")
    else:
        yield pdf_draft(source, data)


def pdf_draft(source: Source, data: bytes) -> Draft | Problem:
    """The report of a PDF's bytes, or why it gives none."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return not_read(source, _LOCKED)
        if len(reader.pages) > _MOST_PAGES:
            return not_read(source, f"it has more than {_MOST_PAGES:,} pages; split it")
        steps = _Steps()
        pages = [_lines(page, steps) for page in reader.pages]
        pictures = [n for n, page in enumerate(reader.pages, 1) if not any(pages[n - 1]) and _has_pictures(page)]
        about: Any = reader.metadata or {}
    except _ERRORS as error:
        locked = isinstance(error, ImportError) or "crypt" in str(error).casefold()
        return not_read(source, _LOCKED if locked else f"the PDF is damaged ({_told(error)}); get it again")
    if not any(line for page in pages for line in page):
        return not_read(source, _PICTURES if pictures else "it holds no text")
    made = mended(pages)
    return Draft(
        text=made.text,
        where=source.path,
        name=source.name,
        path=source.path,
        raw_hash=fingerprint(data),
        title=_title(about),
        author=_entry(about, "/Author"),
        pages=made.pages,
        labelled=made.labelled,
        bounds=_bounds(about),
        problems=tuple(_unread(source, pictures)),
    )


@dataclass(slots=True)
class _Steps:
    """Counts what the pages draw: drawings can call one another so often that no computer comes to an end."""

    taken: int = 0

    def __call__(self, *_drawn: Any) -> None:
        self.taken += 1
        self.check()

    def check(self) -> None:
        """Raise `ValueError` when it is too much, also where a library has swallowed that before."""
        if self.taken > _MOST_STEPS:
            raise ValueError(f"its pages draw more than {_MOST_STEPS:,} things; print it anew")


def _lines(page: Any, steps: _Steps) -> list[str]:
    drawn = page.get_contents()
    if drawn is not None and len(drawn.get_data()) > _MOST_BYTES:
        raise ValueError(f"a page holds more than {_MOST_BYTES / 1e6:g} MB of drawing; print it anew")
    found = [
        " ".join(line.replace("\x00", "").split())
        for line in page.extract_text(visitor_operand_before=steps).splitlines()
    ]
    steps.check()
    return found if any(found) else []


def _has_pictures(page: Any) -> bool:
    try:
        return any(each.get_object().get("/Subtype") == "/Image" for each in page["/Resources"]["/XObject"].values())
    except _ERRORS:
        return False


def _unread(source: Source, pictures: list[int]) -> Iterator[Problem]:
    if pictures:
        shown = ", ".join(map(str, pictures[:10])) + (", ..." if len(pictures) > 10 else "")
        why = f"page(s) {shown} are pictures without words; make the words readable first (OCR)"
        yield Problem(what="pages not read", where=source.path, why=why)


def _title(about: Any) -> str | None:
    """The title among the properties, unless it is what a program put there."""
    told = _entry(about, "/Title")
    return None if told is None or _NO_TITLE.search(told) else told


def _entry(about: Any, name: str) -> str | None:
    try:
        told = about.get(name)
    except _ERRORS:
        return None
    return " ".join(str(told).replace("\x00", "").split()) or None if told is not None else None


def _bounds(about: Any) -> When | None:
    """The days from its making to its last change, as far as it tells them."""
    made, changed = (_day(_entry(about, name)) for name in ("/CreationDate", "/ModDate"))
    days = sorted(day for day in (made, changed) if day)
    reason = "the PDF was made and last changed in these days"
    return When.within(days[0], days[-1], reason) if days else None


def _day(told: str | None) -> date | None:
    """D:20160329120000+03'00' as a day."""
    found = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", told or "")
    try:
        day = datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC).date() if found else None
    except ValueError:
        return None
    return day if day and day.year > 1980 else None


def _told(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _is_pdf(head: Head) -> bool:
    return _START in head.data[:1024]


PDF = Format(
    name="PDF",
    endings=(".pdf",),
    read=read_pdf,
    recognises=_is_pdf,
    takes=Takes(
        title="the title among its properties",
        date="the text; failing that, between the dates of its making and last change",
        author="the author among its properties",
    ),
    passes_by="pictures; running heads and page numbers are kept and labelled",
)
