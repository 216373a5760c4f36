"""Furniture inside a paragraph: date stamps before it, credits and links after it, captions and tags within it.

In:     one paragraph, and the report's headline.
Out:    the stretches of the paragraph that are not its body, each with its label.
Never:  a stretch that overlaps another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heldby.clean.cues import Cue, cues
from heldby.clean.dateline import dateline
from heldby.clean.lines import Label
from heldby.clean.tags import tags
from heldby.model import Passage, PassageKind

_LONG = 200  # characters from which a paragraph may hold captions, links and lists of topics
_TAIL = 0.55  # share of a paragraph after which what closes it may begin
_HEAD = 260  # characters from the start in which a headline is repeated
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“(])")
_LEAST_CAPTION = 6  # words
_BYLINE = re.compile(r"\s*(?:by|By)\s(?:[\w’.-]+ ?){2,12}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the article a paragraph stands; `title` is the headline that its opening may repeat.

    `opens` is true of the paragraphs that may begin with a dateline.
    """

    first: bool
    last: bool
    opens: bool = False
    title: str | None = None


def split(start: int, text: str, place: Place, language: str) -> list[Passage]:
    """The passages of one paragraph of the body; a single one when nothing in it is furniture.

    Stamps and headlines are looked for in the first paragraph only, credits and links after the text in the last.
    """
    head, tail = _head(text, place.title, language) if place.first else [], len(text)
    begin = head[-1][1] if head else 0
    opening = dateline(text, begin + len(text[begin:]) - len(text[begin:].lstrip()), language) if place.opens else None
    if opening:
        head.append((*opening, Label(kind=PassageKind.OTHER, why="a dateline")))
    stretches = list(head)
    late = max(begin, int(_TAIL * len(text)))
    for cue in _of("tail", language) if place.last else ():
        if not cue.pattern.search(text, late):
            continue
        found = next(
            (m for m in cue.pattern.finditer(text, begin) if m.start() >= _TAIL * len(text) and m.start() < tail), None
        )
        if found:
            stretches.append((found.start(), tail, Label(kind=cue.kind, why=cue.why)))
            tail = found.start()
    inside = _inside(text, begin, tail, language) if len(text) >= _LONG else ()
    stretches += [s for s in inside if begin <= s[0] and s[1] <= tail]
    return list(_filled(start, text, sorted(stretches, key=lambda s: s[:2])))


def _of(where: str, language: str) -> list[Cue]:
    return [cue for cue in cues(language) if cue.where == where]


def _head(text: str, title: str | None, language: str) -> list[tuple[int, int, Label]]:
    """The date stamp, byline and repeated headline that open a paragraph, each at most once."""
    found: list[tuple[int, int, Label]] = []
    at = 0
    for cue in _of("head", language):
        match = cue.pattern.match(text)
        if match and match.end() < len(text) / 2:
            found.append((0, match.end(), Label(kind=cue.kind, why=cue.why)))
            at = match.end()
    again = _repeated_title(text, at, title)
    if again:
        first, last = again
        if _BYLINE.match(text[at:first]):
            found.append((at, first, Label(kind=PassageKind.OTHER, why="a byline")))
            at = first
        if not text[at:first].strip():
            found.append((first, last, Label(kind=PassageKind.HEADLINE, why="the headline again")))
    return found


def _repeated_title(text: str, at: int, title: str | None) -> tuple[int, int] | None:
    """Where the headline stands again near the start of a paragraph, its full stop included."""
    words = re.findall(r"\w+", title or "")
    end = at + _HEAD + len(title or "")
    opening = text[at:end].casefold()
    # most openings do not repeat it, and making the pattern takes longer than all the rest
    if len(words) < 3 or not all(word.casefold() in opening for word in words):
        return None
    pattern = re.compile(r"\W+".join(map(re.escape, words)) + r"(?:\s?[.:])?(?=\s|\Z)", re.IGNORECASE)
    found = pattern.search(text, at, end)
    return (found.start(), found.end()) if found and found.end() < len(text) else None


def _inside(text: str, begin: int, tail: int, language: str) -> Iterator[tuple[int, int, Label]]:
    """Captions that end in a credit, and links, between the head and the tail of a paragraph."""
    done = begin
    topics = tags(text, begin, language)
    if topics:
        yield *topics, Label(kind=PassageKind.NAVIGATION, why="a list of topics")
    for cue in _of("credit", language):
        for found in cue.pattern.finditer(text, begin, tail):
            start = _sentence_start(text, done, found.start())
            after = text[found.end() : found.end() + 3].lstrip(" .")
            if len(text[start : found.start()].split()) >= _LEAST_CAPTION and (
                after[:1].isupper() or after[:1] in ('"', "“")
            ):
                done = found.end()
                yield start, done, Label(kind=cue.kind, why=cue.why)
    for cue in _of("within", language):
        for found in cue.pattern.finditer(text, done, tail):
            yield found.start(), found.end(), Label(kind=cue.kind, why=cue.why)


def _sentence_start(text: str, begin: int, end: int) -> int:
    """Where the sentence that ends at `end` begins; the credit may follow its full stop."""
    ends = [found.end() for found in _SENTENCE.finditer(text, begin, max(begin, end - 2))]
    inner = [e for e in ends if len(text[e:end].split()) >= _LEAST_CAPTION]
    return inner[-1] if inner else begin


def _filled(start: int, text: str, stretches: list[tuple[int, int, Label]]) -> Iterator[Passage]:
    """The stretches with the body between them, blanks left out."""
    at = 0
    body = Label(kind=PassageKind.BODY, why="a paragraph")
    for first, last, label in [*stretches, (len(text), len(text), body)]:
        if first < at:
            continue
        yield from _passage(start, text, at, first, body)
        yield from _passage(start, text, first, last, label)
        at = last


def _passage(start: int, text: str, first: int, last: int, label: Label) -> Iterator[Passage]:
    piece = text[first:last]
    if piece.strip():
        begin = start + first + len(piece) - len(piece.lstrip())
        yield Passage(start=begin, end=begin + len(piece.strip()), kind=label.kind, why=label.why)
