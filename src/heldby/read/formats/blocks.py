"""The visible blocks of a page, in order: stretches of text without a line end in them.

In:     a page's tree.
Out:    `Block`s with the elements around each.
Never:  menus, footers, forms, scripts and what the page hides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
_UNSEEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "nav",
        "footer",
        "form",
        "button",
        "select",
        "option",
        "iframe",
        "object",
        "audio",
        "video",
        "canvas",
        "map",
        "textarea",
        "input",
        "label",
        "dialog",
    }
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a page without a line end in it, the elements around it (outermost first), its words in links."""

    text: str
    around: tuple[HtmlElement, ...]
    linked: int

    @property
    def key(self) -> str:
        """Its words, as `key_of` gives them."""
        return key_of(self.text)


def blocks(tree: HtmlElement) -> Iterator[Block]:
    """The blocks of a page."""
    for text, holders, linked in _flushed(_pieces(tree)):
        shown = " ".join(text.split())
        if shown:
            yield Block(text=shown, around=holders, linked=linked)


_Piece = tuple[str, tuple[HtmlElement, ...], bool]


def _pieces(top: HtmlElement) -> Iterator[_Piece | None]:
    """Every text with the elements around it; None where a line ends. Pages nest too deeply to recurse."""
    stack: list[tuple[HtmlElement | None, _Piece | None]] = [(top, None)]
    while stack:
        element, piece = stack.pop()
        if element is None:
            yield piece
            continue
        _, outer, in_link = piece or ("", (), False)
        inline, link = element.tag in _INLINE, in_link or element.tag == "a"
        holders = outer if inline and element.tag != "span" else (*outer, element)
        later: list[tuple[HtmlElement | None, _Piece | None]] = [] if inline and element.tag != "br" else [(None, None)]
        later.append((None, (element.text or "", holders, link)))
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _UNSEEN and not _is_hidden(child):
                later.append((child, ("", holders, link)))
            later.append((None, (child.tail or "", holders, link)))
        if not inline:
            later.append((None, None))
        stack += reversed(later)


def _is_hidden(element: HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def _flushed(pieces: Iterator[_Piece | None]) -> Iterator[tuple[str, tuple[HtmlElement, ...], int]]:
    """Pieces joined up to each end of a line, with the elements of the first that has words."""
    texts: list[str] = []
    holders: tuple[HtmlElement, ...] = ()
    linked = 0
    for piece in pieces:
        if piece is None:
            if texts:
                yield "".join(texts), holders, linked
            texts, holders, linked = [], (), 0
            continue
        text, around, in_link = piece
        if text.strip():
            holders = holders or around
            linked += len(text.split()) * in_link
        texts.append(text)


def key_of(text: str) -> str:
    """The words of a text without case and punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))
