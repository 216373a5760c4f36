"""Where the paragraphs of a text begin and end, as its layout suggests.

In:     a report's text.
Out:    `Block`s that cover all of it but blanks, in order.
Never:  a paragraph cut at the end of a line that was only wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_NARROWEST, _WIDEST = 50, 140  # characters in a line that a program wrapped
_MARKS = "#!|*>"  # begin a line of its own in Markdown
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*(?:\[\d+\])*\Z")


@dataclass(frozen=True, kw_only=True)
class Block:
    """`text` stands at `start` to `end`; `apart` when a blank line stands before it."""

    start: int
    end: int
    text: str
    apart: bool

    @cached_property
    def words(self) -> list[str]:
        """Its words in small letters."""
        return re.findall(r"\w+", self.text.casefold())

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_CLOSED.search(self.text))


def blocks(text: str) -> list[Block]:
    """The paragraphs: lines, but wrapped lines joined."""
    made: list[Block] = []
    for group in _groups(text):
        spans = [(group[0][0], group[-1][1])] if _is_wrapped(text, group) else group
        for number, (start, end) in enumerate(spans):
            made.append(Block(start=start, end=end, text=text[start:end], apart=number == 0))
    return made


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines without a blank line between them; each line without the blanks around it."""
    group: list[tuple[int, int]] = []
    for found in _LINE.finditer(text):
        line = found[0].strip()
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        if group and (not line or not _follows(text, group[-1][1], found.start())):
            yield group
            group = []
        if line:
            group.append((start, start + len(line)))
    if group:
        yield group


def _follows(text: str, end: int, start: int) -> bool:
    """Whether at most one line end stands between two lines."""
    between = text[end:start].replace("\r\n", "\n")
    return sum(between.count(c) for c in "\r\n\x0b\x0c\x85\u2028\u2029") <= 1


def _is_wrapped(text: str, group: Sequence[tuple[int, int]]) -> bool:
    """Whether every line was broken only because its next word would not fit (greedy filling), or in a sentence."""
    widest = max(end - start for start, end in group)
    if len(group) < 2 or not _NARROWEST <= widest <= _WIDEST or any(text[start] in _MARKS for start, _ in group):
        return False
    pairs = pairwise(group)
    return all(
        end - start + 1 + len(text[after:to].split(maxsplit=1)[0]) > widest
        or (text[after].islower() and not _CLOSED.search(text[start:end]))
        for (start, end), (after, to) in pairs
    )
