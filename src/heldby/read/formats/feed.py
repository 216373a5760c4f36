"""RSS, RDF and Atom: each entry of a feed is a report, as long as the feed has words for it.

In:     a file.
Out:    a `Draft` for each entry; the addresses that a feed points at.
Never:  an entity or schema from outside the file; anything fetched.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime

from lxml import etree

from heldby.model import Problem, When
from heldby.read.dates import Order, read_date
from heldby.read.format import Format, Head, Takes
from heldby.read.formats.page import host_of, words_of
from heldby.read.options import Draft, ReadOptions
from heldby.read.source import Source, fingerprint, not_read, too_large

_ENTRIES = ("item", "entry")
_READ_ON = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|The post .{1,200} appeared first on .{1,100}\.)\s*\Z", re.DOTALL)
_XML = ("<?xml", "<rss", "<feed", "<rdf:rdf")
_IN_HEAD = re.compile(r"<(?:rss|feed|rdf:rdf)\b")


def read_feed(source: Source, options: ReadOptions) -> Iterator[Draft | Problem]:
    """The entries of a feed, in its order."""
    data = source.read(options.max_bytes)
    if data is None:
        yield too_large(source, options.max_bytes)
        return
    empty = True
    try:
        channel: str | None = None
        for entry in _entries(data):
            channel = channel or _channel(entry)
            empty = False
            yield _draft(source, entry, channel)
    except etree.XMLSyntaxError as error:
        empty = False
        yield not_read(source, f"it is no sound feed ({error}); get it again")
    if empty:
        yield not_read(source, "it is no RSS or Atom feed, or has no entries")


def addresses(data: bytes) -> list[str]:
    """The addresses that a feed's entries point at, in its order; none where it is no feed."""
    try:
        return list(dict.fromkeys(link for entry in _entries(data) if (link := _link(entry))))
    except etree.XMLSyntaxError:
        return []


def _entries(data: bytes) -> Iterator[etree._Element]:
    """The entries, parsed without anything that XML can pull in or blow up."""
    parser = etree.iterparse(
        io.BytesIO(data.lstrip()), events=("end",), resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, recover=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    for _, element in parser:
        if _name(element) in _ENTRIES:
            yield element


def _draft(source: Source, entry: etree._Element, channel: str | None) -> Draft | Problem:
    link = _link(entry)
    title = _words(_first(entry, "title"))
    where = f"{source.path}:{link or title or 'an entry'}"
    texts = (_first(entry, "encoded", "content"), _first(entry, "description", "summary"))
    text = max((_words(each) for each in texts), key=len) or title
    if not text:
        return Problem(what="entry not read", where=where, why="it holds no text")
    told = _first(entry, "pubDate", "published", "date", "issued", "updated")
    published = _day(told)
    problems = [] if published or not told else [_undated(where, told)]
    return Draft(
        text=text,
        where=where,
        name=f"{source.name}:{link or title}",
        path=link or source.path,
        raw_hash=fingerprint(etree.tostring(entry)),
        title=title or None,
        author=_words(_first(entry, "creator", "author")) or None,
        source=_words(_first(entry, "source")) or channel or host_of(link),
        published=published,
        problems=tuple(problems),
    )


def _undated(where: str, told: str) -> Problem:
    return Problem(what="publication date not read", where=where, why=f"{told!r} is not a date heldby can read")


def _channel(entry: etree._Element) -> str | None:
    """The title of the feed that an entry stands in."""
    top = entry.getroottree().getroot()
    holders = [top, *(each for each in top if _name(each) == "channel")]
    found = (_words("".join(map(str, each.itertext()))) for h in holders for each in h if _name(each) == "title")
    return next((title for title in found if title), None)


def _name(element: etree._Element) -> str:
    # a prefix that nobody declared stays in the tag
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def _first(entry: etree._Element, *names: str) -> str:
    """The words of the first child of one of these names, in the order of the names."""
    for name in names:
        for child in entry:
            if _name(child) == name:
                inner = next((each for each in child if _name(each) in ("name", "title")), child)
                told = _content(inner).strip()
                if told:
                    return told
    return ""


def _content(element: etree._Element) -> str:
    """The words of an element, or its markup where it has some (XHTML in Atom)."""
    if not len(element):
        return element.text or ""
    return (element.text or "") + "".join(etree.tostring(each, encoding="unicode") for each in element)


def _words(told: str) -> str:
    """Text without its markup, a line for each block; feeds escape once or twice, or not at all."""
    plain = html.unescape(told) if "&lt;" in told or "<" not in told else told
    shown = (
        words_of(plain) if "<" in plain else "\n\n".join(" ".join(x.split()) for x in plain.splitlines() if x.strip())
    )
    return _READ_ON.sub("", shown)


def _link(entry: etree._Element) -> str:
    """The address of the page an entry tells of."""
    for child in entry:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            told = (child.get("href") or child.text or "").strip()
            if told.startswith(("http://", "https://")):
                return told
    permanent = _first(entry, "guid", "id")
    return permanent if permanent.startswith(("http://", "https://")) else ""


def _day(told: str) -> When | None:
    if not told:
        return None
    try:
        day: date | None = parsedate_to_datetime(told).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        day = None
    reason = "given in the feed"
    return When.on(day, reason) if day else read_date(told, Order.UNKNOWN, reason)


def _is_feed(head: Head) -> bool:
    return head.text.startswith(_XML) and bool(_IN_HEAD.search(head.text))


FEED = Format(
    name="RSS and Atom",
    endings=(".rss", ".atom", ".rdf", ".xml"),
    read=read_feed,
    recognises=_is_feed,
    one="an entry, as long as the feed tells it; `heldby fetch` gets the pages behind it",
    takes=Takes(
        title="the entry's title",
        date="`pubDate`, `published` or `updated`",
        source="the entry's `source`, else the feed's title",
        author="`creator` or `author`",
    ),
    passes_by="pictures and sounds; “The post ... appeared first on ...”",
)
