"""HTML: one page, one report, with what stands in the article's column labelled as the markup has it.

In:     the text of a page.
Out:    a `Draft`: the article's lines, and its captions, by-line and links between them.
Never:  anything fetched; the menus, footers and other columns of the site.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

import lxml.html
import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document, use_config

from heldby.model import Passage, Problem
from heldby.read.dates import Order, read_date
from heldby.read.format import Format, Head, Takes
from heldby.read.formats.blocks import blocks
from heldby.read.formats.column import Line, column
from heldby.read.formats.text import text_of
from heldby.read.options import Draft

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it complains of comes back as a Problem

EMPTY = "no article"
"""What a Problem is called when a page holds none."""
_MOST_ELEMENTS = 50_000  # finding the article takes time in the square of them, four seconds for so many
_LINKED = 0.6  # share of a page's words in links above which it is navigation


def page(draft: Draft, url: str | None = None) -> Draft:
    """The article of a page and what the page's metadata say of it; a page without an article gives an empty text.

    `url` is where the page was found; its host stands for a publisher that the page does not name.
    """
    tree = _tree(draft.text)
    if tree is not None and (count := sum(1 for _ in tree.iter())) > _MOST_ELEMENTS:
        why = f"it is made of {count:,} parts, more than any article is; save the article's text and add that"
        return replace(draft, text="", problems=(*draft.problems, Problem(what="not read", where=draft.where, why=why)))
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # its alarm signal would reach into the caller's program
    found = trafilatura.bare_extraction(
        draft.text,
        url=url,
        with_metadata=True,
        include_comments=False,
        prune_xpath="//body//*[@hidden]",
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=config,
    )
    if tree is None or not isinstance(found, Document) or not found.text or _is_navigation(tree, found.text):
        why = "the page holds no article, only links and navigation"
        return replace(draft, text="", problems=(*draft.problems, Problem(what=EMPTY, where=draft.where, why=why)))
    published = read_date(found.date, Order.UNKNOWN, "given in the page's metadata") if found.date else None
    text, labelled = _joined(column(tree, [line for line in found.text.splitlines() if line.strip()]))
    return replace(
        draft, text=text, labelled=labelled, title=found.title or None, author=found.author or None,
        source=found.sitename or host_of(url) or draft.source, published=published,
    )  # fmt: skip


def _tree(text: str) -> HtmlElement | None:
    """The elements of a page; None where it has none, such as a lone comment."""
    try:
        return lxml.html.fromstring(text.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return None


def words_of(markup: str) -> str:
    """All the words of a piece of HTML that it shows, a paragraph a block; for pieces too short for an article."""
    try:
        tree = lxml.html.fromstring(f"<div>{markup}</div>", parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return ""
    return "\n\n".join(block.text for block in blocks(tree))


def host_of(url: str | None) -> str | None:
    """The host of an address, without the "www." that says nothing of who publishes there."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _joined(lines: Sequence[Line]) -> tuple[str, tuple[Passage, ...]]:
    """The lines as paragraphs of one text, and the labels where they stand in it."""
    text, labelled = "", []
    for line in lines:
        text += "\n\n" if text else ""
        shown = line.text.strip()
        if line.kind is not None:
            labelled.append(Passage(start=len(text), end=len(text) + len(shown), kind=line.kind, why=line.why))
        text += shown
    return text, tuple(labelled)


def _is_navigation(tree: HtmlElement, text: str) -> bool:
    """Whether most words of the text extracted stand in links of the page."""
    linked = {" ".join("".join(map(str, link.itertext())).split()) for link in tree.iter("a")}
    lines = [" ".join(line.lstrip("-• ").split()) for line in text.splitlines() if line.strip()]
    words = sum(len(line.split()) for line in lines)
    in_links = sum(len(line.split()) for line in lines if line in linked)
    return in_links > _LINKED * words


def _is_page(head: Head) -> bool:
    is_named_text = head.ending in (".txt", ".text", ".md", ".markdown", ".csv", ".tsv", ".json", ".jsonl", ".ndjson")
    return not is_named_text and head.text.startswith(("<!doctype html", "<html"))


HTML = Format(
    name="HTML",
    endings=(".html", ".htm", ".xhtml"),
    read=text_of(page),
    recognises=_is_page,
    takes=Takes(
        title="the page's metadata or heading",
        date="the page's metadata",
        source="the site's name in the metadata",
        author="the page's metadata",
    ),
    passes_by="menus, footers, other columns, scripts; a folder of pictures and scripts beside a saved page",
)
