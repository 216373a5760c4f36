"""EML and MHTML: messages in MIME, a letter or a page that a browser saved whole.

In:     a file.
Out:    a `Draft`: a letter's words with its head, or the page's article.
Never:  what is attached; a link or picture fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import errors as mail_errors
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice
from typing import Any, cast

from heldby.model import Problem, When
from heldby.read.decode import decode, encoding_of
from heldby.read.format import Format, FormatReader, Head, Takes
from heldby.read.formats.page import page, words_of
from heldby.read.formats.text import bare, given
from heldby.read.options import Draft, ReadOptions
from heldby.read.report import unreadable
from heldby.read.source import Source, not_read, too_large

_MOST_PARTS = 1_000
_LONGEST_HEADER = 10_000  # characters: Python's reader of headers takes time in the square of their length
_APOLOGY = 20  # words of a plain text that may only say "this message is in HTML"
_LETTER = re.compile(r"(?:[a-z][a-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_MIME = re.compile(r"^(?:from|return-path|received|delivered-to|mime-version|message-id|x-[a-z-]+):", re.MULTILINE)
_SAVED = re.compile(r"^snapshot-content-location:|^content-location:|multipart/related", re.MULTILINE)
_CUT = (mail_errors.CloseBoundaryNotFoundDefect, mail_errors.StartBoundaryNotFoundDefect)
_ERRORS = (ValueError, KeyError, IndexError, TypeError, AttributeError, LookupError, RecursionError)


class _Policy(policy.EmailPolicy):
    """Headers are cut where no sender writes any more."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """A header's value, when it is asked for."""
        return super().header_fetch_parse(name, value[:_LONGEST_HEADER])


def _read_mime(*, saved_page: bool) -> FormatReader:
    def read(source: Source, options: ReadOptions) -> Iterator[Draft | Problem]:
        data = source.read(options.max_bytes)
        if data is None:
            yield too_large(source, options.max_bytes)
            return
        try:
            message = cast(EmailMessage, BytesParser(policy=_Policy()).parsebytes(data))
            made = _draft(source, data, message, saved_page=saved_page)
        except _ERRORS as error:
            yield not_read(source, f"the message is damaged ({error})")
            return
        if isinstance(made, Problem):
            yield made
            return
        yield from given(made, tuple(_cut(source, message)))

    return read


def _draft(source: Source, data: bytes, message: EmailMessage, *, saved_page: bool) -> Draft | Problem:
    body = _body(message)
    if body is None:
        return not_read(source, "it holds no text")
    content, is_page = body
    fault = unreadable(content)
    if fault:
        return not_read(source, fault)
    draft = replace(bare(source, content, data), problems=tuple(_cut(source, message)))
    if saved_page:
        return _saved(draft, message)
    if is_page:
        draft = _letter_of_page(draft)
    name, address = parseaddr(str(message.get("from", "")))
    return replace(
        draft,
        title=_line(message.get("subject")),
        author=name or None,
        source=address.casefold() or name or None,
        published=_sent(message),
    )


def _saved(draft: Draft, message: EmailMessage) -> Draft:
    """The article of a saved page, which stood on the web when it was saved."""
    told = message.get("snapshot-content-location") or message.get("content-location")
    saved = _day(message)
    reason = f"the page was saved on {saved}"
    bounds = When.within(None, saved, reason) if saved else None
    return replace(page(draft, str(told) if told else None), bounds=bounds)


def _letter_of_page(draft: Draft) -> Draft:
    """A letter in HTML: its article, or where a short letter has none, all its words."""
    made = page(draft)
    if made.text.strip():
        return replace(made, title=None, author=None, source=None, published=None)
    return replace(draft, text=words_of(draft.text))


def _body(message: EmailMessage) -> tuple[str, bool] | None:
    """The words of a message, and whether they are a page; plain text goes first, an empty one does not count."""
    found: dict[str, str] = {}
    for part in islice(message.walk(), _MOST_PARTS):
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            content = _content(part)
            if content.strip():
                found.setdefault(kind, content)
    if "text/plain" in found and not _is_apology(found):
        return found["text/plain"], False
    return (found["text/html"], True) if "text/html" in found else None


def _is_apology(found: dict[str, str]) -> bool:
    """Whether the plain text only says that the letter is in HTML."""
    return "text/html" in found and len(found["text/plain"].split()) < _APOLOGY


def _content(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    told = part.get_content_charset()
    try:
        return data.decode(told) if told else decode(data, encoding_of(data)[0])
    except (LookupError, UnicodeDecodeError):
        return decode(data, encoding_of(data)[0])


def _sent(message: EmailMessage) -> When | None:
    day = _day(message)
    return When.on(day, "given in the head of the letter (Date)") if day else None


def _day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message.get("date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _line(told: object) -> str | None:
    return " ".join(str(told).split()) or None if told else None


def _cut(source: Source, message: EmailMessage) -> Iterator[Problem]:
    if any(isinstance(defect, _CUT) for part in islice(message.walk(), _MOST_PARTS) for defect in part.defects):
        yield Problem(what="cut short", where=source.path, why="its last part has no end; get it again")


def _is_letter(head: Head) -> bool:
    top = head.text.replace("\r\n", "\n")
    return head.ending not in (".txt", ".text", ".md", ".csv") and bool(_LETTER.match(top)) and bool(_MIME.search(top))


def _is_saved_page(head: Head) -> bool:
    return _is_letter(head) and bool(_SAVED.search(head.text.replace("\r\n", "\n")))


MHTML = Format(
    name="MHTML",
    endings=(".mhtml", ".mht"),
    read=_read_mime(saved_page=True),
    recognises=_is_saved_page,
    takes=Takes(
        title="the page's metadata or heading",
        date="the page's metadata; no later than the day it was saved",
        source="the site's name, else the host of its address",
        author="the page's metadata",
    ),
    passes_by="what HTML passes by; pictures and styles",
)
EML = Format(
    name="EML",
    endings=(".eml",),
    read=_read_mime(saved_page=False),
    recognises=_is_letter,
    takes=Takes(
        title="`Subject`",
        date="`Date`",
        source="the address in `From`",
        author="the name in `From`",
    ),
    passes_by="attachments; of a letter in plain text and HTML, the HTML",
)
