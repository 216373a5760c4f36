"""Where a line goes on in the next: a paragraph that a program broke into lines of one width.

In:     a paragraph.
Out:    its line ends, each as a `Repair` into a blank.
Never:  two lines of which either may stand alone: a heading, an item of a list, a row.
"""

from __future__ import annotations

import re
from itertools import pairwise

from heldby.model import Repair

_BREAK = re.compile(r"[^\S\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029])[^\S\r\n\u2028\u2029]*")
_NARROWEST, _WIDEST = 40, 140
_MARKS = "#!|*>-\u2022\u2013\u2014"
_CLOSED = re.compile(r"[.!?\u2026:;][\"')\]\u2019\u201d]*$")


def joints_of(text: str, start: int, end: int) -> list[Repair]:
    """The line ends of a paragraph that was only wrapped; none of any other.

    Only such a line goes on in small letters: "killed two\\nsoldiers near the town".
    """
    breaks = [
        m for m in _BREAK.finditer(text, start, end) if text[m.end() : end].strip() and text[start : m.start()].strip()
    ]
    if not breaks:
        return []
    edges = [start, *(edge for m in breaks for edge in m.span()), end]
    lines = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    wide = all(_NARROWEST <= len(line) <= _WIDEST for line in lines[:-1]) and len(lines[-1]) <= _WIDEST
    if not wide or any(line[:1] in _MARKS for line in lines):
        return []
    goes_on = any(after[:1].islower() and not _CLOSED.search(line) for line, after in pairwise(lines))
    return [Repair(start=m.start(), end=m.end(), text=" ") for m in breaks] if goes_on else []
