"""The main column of a page: what stands there besides the article's text, and what its markup says it is.

In:     a page's tree and the lines of the article that extraction found in it.
Out:    `Line`s in the order of the page: the article's, and between them captions, by-lines and links, labelled.
Never:  a menu, a footer or another column; those are the site's and not the report's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from heldby.model import PassageKind
from heldby.read.formats.blocks import Block, key_of
from heldby.read.formats.blocks import blocks as blocks_of

_ANCHOR = 4  # words from which a block of the page is surely a line of the article
_FEW = 8  # lines looked at for a block that opens like them
_SHARE = 0.9  # of the article's words stand in its column
_LINKED = 0.6  # share of a block's words in links above which it points elsewhere
_CREDITS = 40  # words a by-line may have

# What class names and ids call things, the surest first; each is tried on a block and on what stands around it.
_CALLED: tuple[tuple[PassageKind, str, str], ...] = (
    (PassageKind.CAPTION, r"caption|credit\b", "called a caption by the page"),
    (
        PassageKind.TEASER,
        r"related|teaser|promo|recommend|read-?more|more-?(?:on|from|stories)|popular|trending|inline-?link",
        "called a pointer to other articles by the page",
    ),
    (PassageKind.NAVIGATION, r"breadcrumb|share|social|tags?\b|toolbar|newsletter|comment", "furniture of the page"),
    (PassageKind.BIO, r"author-?(?:bio|box|info)|about-?(?:the-)?author|\bbio\b", "called a note on the author"),
    (
        PassageKind.OTHER,
        r"by-?line|author|dateline|publish|posted|\bdate\b|timestamp|meta\b",
        "called a by-line or date by the page",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a report made from a page; `kind` None where the markup does not tell what it is."""

    text: str
    kind: PassageKind | None = None
    why: str = ""


def column(tree: HtmlElement, article: Sequence[str]) -> list[Line]:
    """The article's lines as they are, with the rest of their column between them where the page has it."""
    blocks = list(blocks_of(tree))
    places = _places(blocks, article)
    seen = [number for number, place in enumerate(places) if place is not None]
    if not seen:
        return [Line(text=line) for line in article]
    inside = _column_of(blocks, places)
    made: dict[int, list[Line]] = {}
    marked: dict[int, Line] = {}
    last = -1
    for number, (block, place) in enumerate(zip(blocks, places, strict=True)):
        if place is not None:
            last = max(last, place)
            kind, why = _strictly(block)
            if kind and key_of(article[place]) == block.key:
                marked[place] = Line(text=article[place], kind=kind, why=why)
        elif seen[0] < number < seen[-1] or (inside is not None and inside in block.around):
            made.setdefault(last, []).append(_labelled(block))
    lines = list(made.get(-1, ()))
    for place, text in enumerate(article):
        lines += [marked.get(place, Line(text=text)), *made.get(place, ())]
    return lines


def _places(blocks: Sequence[Block], article: Sequence[str]) -> list[int | None]:
    """For each block the number of the article's line that holds it, None when none does."""
    keys = [key_of(line) for line in article]
    whole = {key: number for number, key in reversed(list(enumerate(keys)))}
    holding: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        for opening in dict.fromkeys(_openings(key.split())):
            holding.setdefault(opening, []).append(number)
    return [whole.get(b.key, _part_of(b.key, keys, holding)) for b in blocks]


def _part_of(key: str, keys: Sequence[str], holding: Mapping[str, list[int]]) -> int | None:
    """The first line that holds all of a block that is long enough to be known by its words."""
    opening = " ".join(key.split(maxsplit=_ANCHOR)[:_ANCHOR])
    return next((n for n in holding.get(opening, ())[:_FEW] if f" {key} " in f" {keys[n]} "), None)


def _openings(words: Sequence[str]) -> Iterator[str]:
    return (" ".join(words[at : at + _ANCHOR]) for at in range(len(words) - _ANCHOR + 1))


def _column_of(blocks: Sequence[Block], places: Sequence[int | None]) -> HtmlElement | None:
    """The innermost element around nearly all of the article; None when that is the page itself."""
    words: dict[HtmlElement, int] = {}
    total, order = 0, list[HtmlElement]()
    for block, place in zip(blocks, places, strict=True):
        size = len(block.text.split()) if place is not None else 0
        total += size
        for element in block.around if size else ():
            words[element] = words.get(element, 0) + size
            order.append(element)
    holders = [element for element in dict.fromkeys(order) if words[element] >= _SHARE * total]
    return holders[-1] if holders and holders[-1].tag not in ("html", "body") else None


def _labelled(block: Block) -> Line:
    """A block that extraction left out, by its markup, else by its links."""
    kind, why = _strictly(block)
    size = len(block.text.split())
    if kind is None:
        near = " ".join(map(_names, block.around[-3:]))
        kind, why = next(((k, w) for k, cue, w in _CALLED if re.search(cue, near, re.IGNORECASE)), (None, ""))
    if kind is PassageKind.OTHER and size > _CREDITS:
        kind = None
    if kind is None and block.linked > _LINKED * size:
        kind, why = PassageKind.TEASER if size >= _ANCHOR else PassageKind.NAVIGATION, "links of the page"
    return Line(text=block.text, kind=kind or PassageKind.OTHER, why=why or "beside the article's text in its column")


def _strictly(block: Block) -> tuple[PassageKind | None, str]:
    """What elements that have one meaning only say of a block."""
    tags = {str(element.tag) for element in block.around}
    if "figcaption" in tags:
        return PassageKind.CAPTION, "the caption of a figure"
    if "aside" in tags:
        return PassageKind.TEASER, "set aside by the page"
    if "address" in tags:
        return PassageKind.OTHER, "the page's by-line"
    return None, ""


def _names(element: HtmlElement) -> str:
    """What the page calls an element; the names of what holds the whole article say nothing of its parts."""
    return (
        ""
        if element.tag in ("html", "body", "article", "main")
        else f"{element.get('class', '')} {element.get('id', '')}"
    )
