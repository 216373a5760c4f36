"""HTML: one page, one report, with what stands in the article's column labelled as the markup has it.

In:     the text of a page.
Out:    a `Draft`: the article's lines, and its captions, by-line and links between them.
Never:  anything fetched; the menus, footers and other columns of the site.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

import lxml.html
import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document, use_config

from heldby.model import Passage, Problem
from heldby.read.column import Line, column
from heldby.read.dates import Order, read_date
from heldby.read.options import Draft, ReadOptions

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it complains of comes back as a Problem

_LINKED = 0.6  # share of a page's words in links above which it is navigation


def html(draft: Draft, _options: ReadOptions) -> Draft:
    """The article of a page and what the page's metadata say of it; a page without an article gives an empty text."""
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # its alarm signal would reach into the caller's program
    page = trafilatura.bare_extraction(
        draft.text,
        with_metadata=True,
        include_comments=False,
        prune_xpath="//body//*[@hidden]",
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=config,
    )
    tree = lxml.html.fromstring(draft.text.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8"))
    if not isinstance(page, Document) or not page.text or _is_navigation(tree, page.text):
        why = "the page holds no article, only links and navigation"
        return replace(
            draft, text="", problems=(*draft.problems, Problem(what="no article", where=draft.where, why=why))
        )
    published = read_date(page.date, Order.UNKNOWN, "given in the page's metadata") if page.date else None
    text, labelled = _joined(column(tree, [line for line in page.text.splitlines() if line.strip()]))
    return replace(
        draft, text=text, labelled=labelled, title=page.title or None, author=page.author or None,
        source=page.sitename or None, published=published,
    )  # fmt: skip


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
