"""DOCX: the paragraphs and tables of a document, with what its properties say of it.

In:     a file.
Out:    a `Draft`, or one for each article where the document is an export of many.
Never:  a picture, a macro, a link followed; a document that blows up.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from heldby.model import Problem, When
from heldby.read.format import Format, Takes
from heldby.read.formats.clippings import articles
from heldby.read.formats.office import OFFICE_ERRORS, checked
from heldby.read.options import Draft, ReadOptions
from heldby.read.source import Source, fingerprint, not_read, too_large

_LARGEST = 500_000_000  # bytes a document may unpack to
_TEMPLATES = ("word document", "document", "python-docx")  # what programs put for a title or an author


def read_docx(source: Source, options: ReadOptions) -> Iterator[Draft | Problem]:
    """The report of a document, or its articles."""
    data = source.read(options.max_bytes)
    if data is None:
        yield too_large(source, options.max_bytes)
        return
    fault = checked(io.BytesIO(data), _LARGEST)
    if fault:
        yield not_read(source, fault)
        return
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n\n".join(filter(None, (_shown(each) for each in document.iter_inner_content())))
        about = document.core_properties
        draft = _draft(source, data, text, about)
    except (*OFFICE_ERRORS, PackageNotFoundError, RecursionError) as error:
        yield not_read(source, f"the document is damaged ({_told(error)}); get it again, or open and save it anew")
        return
    yield from articles(draft) or (draft,)


def _shown(block: Any) -> str:
    """A paragraph, or a table's rows with bars between the cells."""
    if isinstance(block, Paragraph):
        return block.text.replace("\xa0", " ").strip()
    if isinstance(block, Table):
        rows = (" | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows)
        return "\n".join(f"| {row} |" for row in rows if row.strip(" |"))
    return ""


def _draft(source: Source, data: bytes, text: str, about: Any) -> Draft:
    return Draft(
        text=text,
        where=source.path,
        name=source.name,
        path=source.path,
        raw_hash=fingerprint(data),
        title=_meant(about.title),
        author=_meant(about.author),
        bounds=_bounds(about.created, about.modified),
    )


def _meant(told: str | None) -> str | None:
    shown = " ".join((told or "").split())
    return shown if shown and shown.casefold() not in _TEMPLATES else None


def _bounds(*moments: datetime | None) -> When | None:
    """The days from its making to its last saving, as far as it tells them."""
    days: Sequence[date] = sorted(moment.date() for moment in moments if moment and moment.year > 1980)
    return When.within(days[0], days[-1], "the document was made and last saved in these days") if days else None


def _told(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def is_document(names: Sequence[str]) -> bool:
    """Whether the members of a zip file are those of a document."""
    return "word/document.xml" in names


DOCX = Format(
    name="DOCX",
    endings=(".docx",),
    read=read_docx,
    one="the file; in an export of many articles, an article",
    takes=Takes(
        title="the title among its properties",
        date="the text; failing that, between the days of its making and last saving",
        author="the author among its properties",
    ),
    passes_by="pictures, headers and footers, comments, what was struck out",
)
