"""RTF: the words of a document.

In:     a file.
Out:    a `Draft`, or one for each article where the document is an export of many.
Never:  what is embedded in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from striprtf.striprtf import rtf_to_text

from heldby.model import Problem, When
from heldby.read.format import Format, Head, Takes
from heldby.read.formats.clippings import articles
from heldby.read.formats.text import bare
from heldby.read.options import Draft, ReadOptions
from heldby.read.report import unreadable
from heldby.read.source import Source, not_read, too_large

_START = b"{\\rtf"
_INFO = re.compile(r"\{\\info\b.*?\}\s*\}", re.DOTALL)
_ENTRY = r"\{\\%s\s+([^{}\\]+)\}"
_MOMENT = r"\{\\%s\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})"
_PICTURE = re.compile(rb"(?:[0-9a-fA-F]{32,}\s*){4,}")  # striprtf goes through pictures letter by letter
_FONTS, _COLOURS = "\\fonttbl", "\\colortbl"
_LONGEST_FONTS = 60_000  # characters
_ERRORS = (ValueError, KeyError, IndexError, TypeError, AttributeError, LookupError, RecursionError, OverflowError)


def read_rtf(source: Source, options: ReadOptions) -> Iterator[Draft | Problem]:
    """The report of a document, or its articles."""
    data = source.read(options.max_bytes)
    if data is None:
        yield too_large(source, options.max_bytes)
        return
    if not data.lstrip().startswith(_START):
        yield not_read(source, "it is not RTF, although its name says so" if data.strip() else "it holds no text")
        return
    raw = _tamed(_PICTURE.sub(b"", data).decode("latin-1"))
    try:
        text = _paragraphs(rtf_to_text(raw, errors="replace"))  # type: ignore[no-untyped-call]
    except _ERRORS as error:
        yield not_read(source, f"the RTF is damaged ({error}); open and save it anew")
        return
    fault = unreadable(text)
    if fault:
        yield not_read(source, fault)
        return
    draft = _described(bare(source, text, data), raw)
    if not raw.rstrip("\x00 \r\n\t").endswith("}"):
        why = "the document has no end; what is there was read, get it again for the rest"
        draft = replace(draft, problems=(Problem(what="cut short", where=source.path, why=why),))
    yield from articles(draft) or (draft,)


def _tamed(raw: str) -> str:
    """The document, laid out so that striprtf's patterns for links and fonts come to an end in time.

    They try again at every place of a line; raw line ends mean nothing in RTF, and a link's address is no text.
    """
    start = raw.find(_FONTS)
    end = raw.find("}}", start)
    if start >= 0 and not 0 < end - start < _LONGEST_FONTS:
        raw = raw.replace(_FONTS, _COLOURS)  # passed by as well, and looked at by no pattern
    elif start >= 0:
        raw = raw[:start] + raw[start:end].replace("}", "}\n") + raw[end:]
    return raw.replace("\\fldinst", "\\fldinst\n")


def _paragraphs(text: str) -> str:
    """RTF ends a paragraph where text has a line end; blank lines part them here."""
    lines = (" ".join(line.replace("\xa0", " ").split()) for line in text.splitlines())
    return "\n\n".join(line for line in lines if line)


def _described(draft: Draft, raw: str) -> Draft:
    """A draft with what the document's properties say."""
    found = _INFO.search(raw[:200_000])
    about = found[0] if found else ""
    title, author = (re.search(_ENTRY % name, about) for name in ("title", "author"))
    days = sorted(day for name in ("creatim", "revtim") if (day := _day(re.search(_MOMENT % name, about))))
    reason = "the document was made and last saved in these days"
    return replace(
        draft,
        title=title[1].strip() or None if title else None,
        author=author[1].strip() or None if author else None,
        bounds=When.within(days[0], days[-1], reason) if days else None,
    )


def _day(found: re.Match[str] | None) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _is_rtf(head: Head) -> bool:
    return head.data.lstrip().startswith(_START)


RTF = Format(
    name="RTF",
    endings=(".rtf",),
    read=read_rtf,
    recognises=_is_rtf,
    one="the file; in an export of many articles, an article",
    takes=Takes(
        title="the title among its properties",
        date="the text; failing that, between the days of its making and last saving",
        author="the author among its properties",
    ),
    passes_by="pictures and what is embedded",
)
