"""WARC and WACZ: pages as they were fetched, by web archives (Common Crawl News), by browsers, or by heldby itself.

In:     a file.
Out:    a `Draft` for each response that is a page, a PDF or plain text; one Problem for all pages without an article.
Never:  the day of fetching taken for that of publication: it only bounds it; more than one record in memory.
"""

from __future__ import annotations

import json
import logging
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from heldby.model import Problem, When
from heldby.read.archive import member
from heldby.read.decode import decode, encoding_of
from heldby.read.format import Format, Head, Takes
from heldby.read.formats.page import EMPTY, page
from heldby.read.formats.pdf import pdf_draft
from heldby.read.formats.text import decoded
from heldby.read.options import Draft, ReadOptions, Stretch
from heldby.read.report import unreadable
from heldby.read.source import READ_ERRORS, Source, not_read

logging.getLogger("warcio").addHandler(logging.NullHandler())  # it would write parts of an archive to the terminal
logging.getLogger("warcio").propagate = False

_START = b"WARC/"
_PAGES = ("text/html", "application/xhtml+xml")
_CUT = "the archive is damaged or cut short from here on"
_ERRORS = (
    *READ_ERRORS,
    ArchiveLoadFailed,
    ValueError,
    KeyError,
    AttributeError,
    TypeError,
    IndexError,
    LookupError,
    OverflowError,
)
_PIECE = 65_536
_SLACK = timedelta(days=1)  # archives note universal time, pages that of where they are written


@dataclass(slots=True)
class _Tally:
    """What was given and passed by in an archive, to be told once."""

    given: int = 0
    empty: int = 0
    example: str = ""
    seen: int = 0
    wanted: Collection[str] | None = None
    problems: list[Problem] = field(default_factory=list)


class _Archive(ArchiveIterator):  # type: ignore[misc]
    """The records of an archive; what is wrong with them is counted, not written to the terminal, content and all."""

    INC_RECORD = ""

    @property
    def read_so_far(self) -> int:
        """How many bytes of the file lie behind what was given out of it."""
        return int(self.fh.tell() - self.reader.rem_length())


class _Tail:
    """Reads a stream and remembers its last bytes; every record ends with line ends, and a cut one does not."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.tail = b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        piece = self._stream.read(size)
        self.tail = piece[-2:] or self.tail
        return piece


def read_warc(source: Source, options: ReadOptions) -> Iterator[Draft | Problem]:
    """The pages of a WARC file."""
    if not source.head().startswith(_START):
        yield not_read(source, "it is not a WARC file, although its name says so")
        return
    tally = _Tally()
    yield from _records(source, options, tally)
    yield from _told(source, tally)


def read_wacz(source: Source, options: ReadOptions) -> Iterator[Draft | Problem]:
    """The pages of the WARC files in a WACZ: those that its list of pages names, all where there is no such list."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as packed:
            tally = _Tally(wanted=_listed(packed, options))
            inner = [info for info in packed.infolist() if ".warc" in info.filename]
            for info in sorted(inner, key=lambda info: info.filename):
                for each in _records(member(source, packed, info), options, tally):
                    yield replace(each, stretch=None) if isinstance(each, Draft) else each
    except zipfile.BadZipFile as error:
        yield not_read(source, f"it is no sound archive ({error}); get it again")
        return
    yield from _told(source, tally)


def _listed(packed: zipfile.ZipFile, options: ReadOptions) -> frozenset[str] | None:
    """The addresses in pages/pages.jsonl and pages/extraPages.jsonl; None where there is no such list."""
    found: set[str] = set()
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        if name not in packed.namelist():
            continue
        with packed.open(name) as lines:
            for line in iter(lambda lines=lines: lines.readline(options.max_bytes), b""):  # type: ignore[misc]
                try:
                    found.add(str(json.loads(line)["url"]))
                except (ValueError, KeyError, TypeError, RecursionError):
                    continue  # the first line describes the list
    return frozenset(found) or None


def _records(source: Source, options: ReadOptions, tally: _Tally) -> Iterator[Draft | Problem]:
    with source.open() as stream:
        try:
            watched = _Tail(stream)
            archive = _Archive(watched)
            for record in archive:
                tally.seen += 1
                start = archive.offset
                for each in _record(source, record, options, tally):
                    tally.given += 1
                    stretch = Stretch(start=start, end=archive.read_so_far + record.raw_stream.limit)
                    yield replace(each, stretch=stretch) if isinstance(each, Draft) else each
                _insist_on_end(record.raw_stream)
            if archive.err_count:
                why = f"records that are longer than they say: {archive.err_count}; the rest of each is not read"
                tally.problems.append(Problem(what="archive damaged", where=source.path, why=why))
            if not watched.tail.endswith(b"\n"):
                raise EOFError("the last record is not whole")
        except _ERRORS as error:
            tally.problems.append(not_read(source, f"{_CUT} ({error})"))


def _insist_on_end(stream: Any) -> None:
    """Go to the end of a record. Raises `EOFError` when the file ends before it."""
    while stream.read(_PIECE):
        pass
    if stream.limit > 0:
        raise EOFError("a record is shorter than it says")


def _told(source: Source, tally: _Tally) -> Iterator[Problem]:
    yield from tally.problems
    if not tally.seen and not tally.problems:
        yield not_read(source, "it holds no records")
    elif not (tally.given or tally.empty or tally.problems):
        why = "that its list of pages names" if tally.wanted else "in HTML, PDF or plain text with status 200"
        yield not_read(source, f"none of its records ({tally.seen}) is a page {why}")
    if tally.empty:
        why = f"without an article, only links and navigation: {tally.empty} of its pages, the first {tally.example}"
        yield Problem(what="pages passed by", where=source.path, why=why)


def _record(source: Source, record: Any, options: ReadOptions, tally: _Tally) -> Iterator[Draft | Problem]:
    """The report of a record; nothing for one that is no page."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    kind = (record.http_headers.get_header("Content-Type") or "" if record.http_headers else "").partition(";")[0]
    kind = kind.strip().casefold()
    is_answer = record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() == "200"
    if not is_answer or kind not in (*_PAGES, "application/pdf", "text/plain"):
        return
    if tally.wanted is not None and url not in tally.wanted:
        return
    data = record.content_stream().read(options.max_bytes + 1)
    where = f"{source.path}:{url}"
    if len(data) > options.max_bytes:
        yield Problem(what="not read", where=where, why=f"it is larger than {options.max_bytes / 1e6:g} MB")
        return
    told = Source(path=where, asked=False)
    made = pdf_draft(told, data) if kind == "application/pdf" else _words(told, data, record, url, kind)
    if isinstance(made, Problem):
        yield made
    elif any(problem.what == EMPTY for problem in made.problems):
        tally.empty += 1
        tally.example = tally.example or url
    else:
        yield _dated(replace(made, path=url, name=url, where=where), record.rec_headers.get_header("WARC-Date"))


def _words(told: Source, data: bytes, record: Any, url: str, kind: str) -> Draft | Problem:
    charset = record.http_headers.get_header("Content-Type").casefold().partition("charset=")[2].strip(" \"';")
    draft = decoded(told, _in_utf8(data, charset))
    if isinstance(draft, Problem) or kind not in _PAGES:
        return draft
    return page(draft, url or None)


def _in_utf8(data: bytes, charset: str) -> bytes:
    """The bytes in UTF-8 where the server told another character set, so that nothing need be guessed."""
    if not charset or encoding_of(data)[0].startswith("utf"):
        return data
    try:
        text = data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data
    return data if unreadable(text) else decode(text.encode("utf-8", "replace"), "utf-8").encode()


def _dated(draft: Draft, stamp: str | None) -> Draft:
    """A draft that was on the web by the day it was fetched; a page that claims a later day is not believed."""
    try:
        fetched = date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return draft
    bounds = When.within(None, fetched, f"it was fetched on {fetched}")
    given = draft.published.earliest if draft.published else None
    if given is None or given <= fetched + _SLACK:
        return replace(draft, bounds=bounds)
    why = f"the page says {given}, a day after it was fetched ({fetched})"
    problem = Problem(what="publication date not believed", where=draft.where, why=why)
    return replace(draft, published=None, bounds=bounds, problems=(*draft.problems, problem))


def _around(_source: Source, _encoding: str) -> tuple[bytes, bytes]:
    """A record is a file of its own, with the line ends that stand behind every record."""
    return b"", b"\r\n\r\n"


def is_wacz(names: Sequence[str]) -> bool:
    """Whether the members of a zip file are those of a WACZ."""
    return "datapackage.json" in names and any(name.startswith("archive/") for name in names)


def _is_warc(head: Head) -> bool:
    return head.data.startswith(_START)


_TAKES = Takes(
    title="the page's metadata or heading",
    date="the page's metadata; no later than the day it was fetched (`WARC-Date`)",
    source="the site's name, else the host of its address",
    author="the page's metadata",
)
WARC = Format(
    name="WARC",
    endings=(".warc",),
    read=read_warc,
    recognises=_is_warc,
    one="a response of status 200 that is HTML, PDF or plain text",
    takes=_TAKES,
    passes_by="requests, redirects, pictures, scripts; pages of links, counted in one problem",
    around=_around,
)
WACZ = Format(
    name="WACZ",
    endings=(".wacz",),
    read=read_wacz,
    one="a response as in WARC, of a page that the list of pages names",
    takes=_TAKES,
    passes_by="what WARC passes by; indexes and screenshots",
)
