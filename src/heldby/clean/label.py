"""What each paragraph of a report is for, from its own wording and from what stands around it.

In:     the paragraphs of a report.
Out:    a kind and the reason for it, one for each paragraph.
Never:  a look at what a paragraph says of the war: the same layout gives the same labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heldby.clean.cues import Cue, line_cue, masthead
from heldby.clean.dateline import is_dateline
from heldby.clean.layout import Block
from heldby.clean.lines import Label, line
from heldby.clean.repetition import echoes, repeats
from heldby.clean.standfirst import has_standfirst
from heldby.model import PassageKind

_PROSE = 8  # words from which a closed paragraph is prose
_LONG = 40  # words from which any paragraph is
_TITLE = 3  # words a headline has at least
_SECTIONS = 2  # short lines below the first that are headings too
_LITTLE = 0.25  # share of the article's words that teasers after "see more" may have
_HEADING = re.compile(r"#{1,6}\s+\S")


def labels(blocks: Sequence[Block], title: str | None, language: str) -> list[Label]:
    """One label a paragraph, in order."""
    cues = [line_cue(block.text, language) for block in blocks]
    found = [_own(block, cue) for block, cue in zip(blocks, cues, strict=True)]
    _after_openers(blocks, cues, found)
    _only_where_they_hold(cues, found)
    body = [n for n, label in enumerate(found) if label and label.kind is PassageKind.BODY]
    if has_standfirst(blocks, body, language):
        found[body[0]] = Label(kind=PassageKind.CAPTION, why="a standfirst: one sentence that the article tells again")
        body = body[1:]
    first, last = (body[0], body[-1]) if body else (len(blocks), len(blocks))
    _heads(blocks, found, first, title, language)
    repeated, echoed = repeats(blocks), echoes(blocks, [n for n in body if n not in (first, last)], body, language)
    for number, block in enumerate(blocks):
        if number in repeated and number != first and len(block.words) < _LONG:
            found[number] = _repeated(found[number])
        elif number in echoed:
            found[number] = Label(kind=PassageKind.PULLQUOTE, why="a sentence set apart that repeats the body")
        elif found[number] is None:
            found[number] = line(blocks, number, language, inside=first < number < last)
    return [label or Label(kind=PassageKind.BODY, why="a paragraph") for label in found]


def _own(block: Block, cue: Cue | None) -> Label | None:
    """What a paragraph shows by itself; None for a line that may be several things."""
    if not block.words:
        return Label(kind=PassageKind.OTHER, why="no words")
    if cue:
        return Label(kind=cue.kind, why=cue.why)
    if _HEADING.match(block.text):
        return Label(kind=PassageKind.HEADLINE, why="a heading")
    if block.text.startswith("|"):
        return Label(kind=PassageKind.OTHER, why="a row of a table")
    return Label(kind=PassageKind.BODY, why="a paragraph") if _is_prose(block) else None


def _is_prose(block: Block) -> bool:
    """Whether a paragraph is closed like a sentence, long, or an item of a list."""
    size = len(block.words)
    if size >= _LONG or block.text.startswith(("* ", "- ")):
        return True
    return block.closed and (size >= _PROSE or (size >= _TITLE and not block.text.endswith((":", ";"))))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opener:
    """A line such as "Related topics" to which the lines after it belong."""

    scope: str
    text: str
    takes_all: bool

    def keeps(self, block: Block, label: Label | None) -> bool:
        """Whether the lines after it go on with this one."""
        if self.scope == "section":
            return not _HEADING.match(block.text)
        return self.takes_all or label is None or label.kind is not PassageKind.BODY

    def label(self) -> Label:
        """What a line after it is."""
        kind = PassageKind.TEASER if self.scope == "rest" else PassageKind.NAVIGATION
        return Label(kind=kind, why=f"stands after {self.text[:60]!r}")


def _after_openers(blocks: Sequence[Block], cues: Sequence[Cue | None], found: list[Label | None]) -> None:
    """Give the lines after "Related topics", "See more" and the like to them."""
    opener: _Opener | None = None
    before, after = 0, sum(len(block.words) for block in blocks)
    for number, (block, cue) in enumerate(zip(blocks, cues, strict=True)):
        before, after = before + len(block.words), after - len(block.words)
        label = found[number]
        if opener and not opener.keeps(block, label):
            opener = None
        if cue and cue.opens and not (opener and opener.scope == "section"):
            opener = _Opener(
                scope=cue.opens, text=block.text, takes_all=cue.opens == "rest" and after <= _LITTLE * before
            )
        elif opener and (opener.scope == "section" or label is None or label.kind is PassageKind.BODY):
            found[number] = opener.label()


def _only_where_they_hold(cues: Sequence[Cue | None], found: list[Label | None]) -> None:
    """Take back what holds only after the article ("X is an analyst at Y" may well be news), or only before its end."""
    last = max((n for n, label in enumerate(found) if label and label.kind is PassageKind.BODY), default=0)
    for number, cue in enumerate(cues):
        if cue and ((cue.late and number < last) or (cue.early and number > last)):
            found[number] = Label(kind=PassageKind.BODY, why="a paragraph")


def _heads(blocks: Sequence[Block], found: list[Label | None], first: int, title: str | None, language: str) -> None:
    """Find the headline among the lines before the first paragraph, and the masthead above it."""
    wanted = re.findall(r"\w+", title.casefold()) if title else []
    lines = [n for n in range(first) if found[n] is None]
    for place, number in enumerate(lines):
        block = blocks[number]
        if wanted and block.words == wanted:
            found[number] = Label(kind=PassageKind.HEADLINE, why="it is the title")
        elif masthead(language).fullmatch(block.text) and place + 1 < len(lines):
            found[number] = Label(kind=PassageKind.NAVIGATION, why="the name of a publication above the headline")
        elif is_dateline(block.text, language):
            found[number] = Label(kind=PassageKind.OTHER, why="a dateline")
        elif number == first - 1 and place and _is_of_sections(blocks, found, first):
            found[number] = Label(kind=PassageKind.HEADLINE, why="a short line as those between paragraphs")
        elif len(block.words) >= _TITLE or len(lines) == 1:
            found[number] = Label(kind=PassageKind.HEADLINE, why="a line before the first paragraph")
        else:
            found[number] = Label(kind=PassageKind.OTHER, why="a short line before the first paragraph")
    opening = blocks[first] if first < len(blocks) else None
    if opening and first == 0 and wanted and opening.words == wanted:
        found[first] = Label(kind=PassageKind.HEADLINE, why="it is the title")


def _is_of_sections(blocks: Sequence[Block], found: Sequence[Label | None], first: int) -> bool:
    """Whether a short line right above the first paragraph is as those above others: a report place by place."""
    below = range(first + 1, len(blocks) - 1)
    heads = [n for n in below if found[n] is None and found[n + 1] and len(blocks[n].words) < _TITLE]
    return len(blocks[first - 1].words) < _TITLE and len(heads) >= _SECTIONS and not blocks[first - 1].closed


def _repeated(label: Label | None) -> Label:
    """A paragraph printed twice is a caption or a teaser, never the body."""
    if label and label.kind is not PassageKind.BODY:
        return label
    return Label(kind=PassageKind.CAPTION, why="printed twice")
