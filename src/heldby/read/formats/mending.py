"""Lines of printed pages become paragraphs again: broken lines joined, words broken at a line's end made whole.

In:     the lines of each page, as a PDF gives them.
Out:    one text, where each page begins in it, and its running heads and page numbers, labelled.
Never:  a line left out; a hyphen taken away that belongs to a word ("Russian-backed", "al-Assad").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from heldby.model import Passage, PassageKind

_EDGE = 2  # lines at the top and the bottom of a page that may be running heads
_SHORT = 0.85  # share of a full line under which a line that ends a sentence ends its paragraph
_HEADING = 0.7  # share of a full line under which a line without a full stop may be a heading
_NUMBER = re.compile(r"(?:page|p\.|seite)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:of|/|\|)\s*\d{1,4})?\s*[-–—|]?", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?…][\"”’')\]]*\Z|:\Z")
_TAIL = 100  # characters at a line's end in which a broken word is looked for: no word is longer
_BROKEN = re.compile(r"(?P<word>[^\W\d_]+)(?P<mark>-|‐|\u00ad)\Z")
_ITEM = re.compile(r"(?:[•▪◦*]|[-–]|\(?\d{1,2}[.)])\s")
# What stands behind the hyphen of a compound far more often than behind one that only breaks a word.
_SECOND_PARTS = frozenset(
    (
        "backed", "led", "held", "controlled", "run", "based", "allied", "linked", "aligned", "trained", "armed",
        "supplied", "funded", "dominated", "besieged", "old", "wide", "style", "scale", "range", "term", "time",
        "level", "ranking", "day", "month", "year", "week", "mile", "kilometre", "kilometer", "strong", "border",
        "minister", "general", "chief", "president", "war", "fire", "torn", "made", "imposed", "sponsored",
        "speaking", "affiliated", "occupied",
    )
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class _Page:
    """The lines of one page: what runs at its top and bottom, and what stands between."""

    body: list[str]
    running: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """The text of all pages, the offsets at which they begin, and its furniture."""

    text: str
    pages: tuple[int, ...]
    labelled: tuple[Passage, ...]


def mended(pages: Sequence[Sequence[str]]) -> Mended:
    """Join the lines of pages."""
    words = Counter(
        w.casefold() for page in pages for line in page for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line)
    )
    parted = _parted([[line.strip() for line in page] for page in pages])
    full = median([len(line) for page in parted for line in page.body if len(line) > 20] or [80])
    writer = _Writer(full=full, words=words)
    for page in parted:
        writer.begin_page(page)
    writer.end_paragraph()
    return Mended(text=writer.text, pages=tuple(writer.pages), labelled=tuple(writer.labelled))


def _parted(pages: Sequence[Sequence[str]]) -> list[_Page]:
    """Each page with its running heads apart: lines at its edges that other pages have too, and page numbers."""
    seen = Counter(key for page in pages for key in {_key(line) for _, line in _edges(page)})
    least = max(2, len(pages) // 3)
    found = []
    for page in pages:
        runs = {
            at
            for at, line in _edges(page)
            if _NUMBER.fullmatch(line) or (seen[_key(line)] >= least and len(line) < 100)
        }
        found.append(
            _Page(body=[x for at, x in enumerate(page) if at not in runs], running=[page[at] for at in sorted(runs)])
        )
    return found


def _edges(page: Sequence[str]) -> Iterator[tuple[int, str]]:
    filled = [(at, line) for at, line in enumerate(page) if line]
    chosen = filled if len(filled) <= 2 * _EDGE else (*filled[:_EDGE], *filled[-_EDGE:])
    yield from chosen


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())


@dataclass(slots=True, kw_only=True)
class _Writer:
    """Writes one text, paragraph by paragraph; one that runs over a page's end goes on before the furniture."""

    full: float
    words: Counter[str]
    written: list[str] = field(default_factory=list)
    size: int = 0
    pages: list[int] = field(default_factory=list)
    labelled: list[Passage] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    last: str = ""

    @property
    def text(self) -> str:
        """All that is written."""
        return "".join(self.written)

    def begin_page(self, page: _Page) -> None:
        """Write a page; its running lines wait until a paragraph that goes on from the page before has ended."""
        first = next((line for line in page.body if line), "")
        if not self._goes_on(first):
            self.end_paragraph()
        self.pages.append(self.size if self.last else self._next_start())
        self.waiting += page.running
        for line in page.body:
            self._add(line)

    def end_paragraph(self) -> None:
        """Close the paragraph, and write the running lines that waited for its end."""
        self.last = ""
        for line in self.waiting:
            start = self._next_start()
            self._put("\n" * (start - self.size) + line)
            why = "runs at the edge of a page"
            self.labelled.append(Passage(start=start, end=self.size, kind=PassageKind.NAVIGATION, why=why))
        self.waiting.clear()

    def _next_start(self) -> int:
        """Where a new paragraph would begin."""
        return self.size + 2 if self.size else 0

    def _goes_on(self, line: str) -> bool:
        return bool(self.last and line) and (not _CLOSED.search(self.last) or line[:1].islower())

    def _add(self, line: str) -> None:
        if not line or self._ends_before(line):
            self.end_paragraph()
        if not line:
            return
        if self.last:
            self._join(line)
        else:
            self._put("\n" * (self._next_start() - self.size) + line)
        self.last = line

    def _ends_before(self, line: str) -> bool:
        """Whether the line written last was the last of its paragraph."""
        if not self.last:
            return False
        size = len(self.last)
        if _ITEM.match(line) or (_CLOSED.search(self.last) and size < _SHORT * self.full):
            return True
        return size < _HEADING * self.full and line[:1].isupper() and not _BROKEN.search(self.last[-_TAIL:])

    def _join(self, line: str) -> None:
        tail = self._tail()
        broken = _BROKEN.search(tail)
        opening = re.match(r"[^\W\d_]+", line)
        if not broken or not opening:
            self._put(line if tail.endswith(("-", "–", "/")) and opening is None else f" {line}")
            return
        whole = self._is_whole(broken["word"], opening[0], broken["mark"])
        self._take_back(len(broken["mark"]))
        self._put(line if whole else "-" + line)

    def _put(self, piece: str) -> None:
        self.written.append(piece)
        self.size += len(piece)

    def _take_back(self, count: int) -> None:
        """Leave out the last characters of the line written last."""
        self.written[-1] = self.written[-1][:-count]
        self.size -= count

    def _tail(self) -> str:
        """The end of what is written, long enough for a word; a broken one may go over several lines."""
        found = ""
        for piece in reversed(self.written):
            found = piece[-_TAIL:] + found
            if len(found) >= _TAIL:
                break
        return found

    def _is_whole(self, first: str, second: str, mark: str) -> bool:
        """Whether a hyphen only breaks a word; what the rest of the document writes decides, then the words."""
        if mark == "\u00ad":
            return True
        whole, compound = (first + second).casefold(), f"{first}-{second}".casefold()
        if self.words[whole] != self.words[compound]:
            return self.words[whole] > self.words[compound]
        return second.islower() and not first[:1].isupper() and len(first) > 1 and second not in _SECOND_PARTS
