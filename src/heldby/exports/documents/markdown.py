"""Markdown with footnotes (as Pandoc, GitHub and most readers know them).

In:     a heading and rows.
Out:    UTF-8 text.
Never:  a word of a report that Markdown would take for a mark, a link or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heldby.exports.documents.document import Footnotes, Heading, Row, sections, whence

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~^&!$])")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Markdown:
    """See the module."""

    ending = ".md"
    name = "Markdown"

    def write(self, heading: Heading, rows: Sequence[Row]) -> bytes:
        """The document."""
        return ("\n\n".join(_blocks(heading, rows)) + "\n").encode()


def _blocks(heading: Heading, rows: Sequence[Row]) -> Iterator[str]:
    footnotes = Footnotes()
    yield f"# {plain(heading.title)}"
    yield plain(heading.about if rows else heading.empty)
    for title, told in sections(rows):
        yield f"## {plain(title)}"
        for row in told:
            marks = "".join(f"[^{footnotes.number(note)}]" for note in row["notes"])
            yield f"{plain(row['sentence'])}{marks}"
    for number, note in enumerate(footnotes.notes, 1):
        yield f"[^{number}]: “{plain(note['quote'])}” {plain(whence(note))}"


def plain(text: str) -> str:
    """Text as itself, on one line: line ends become " / ", marks lose their meaning."""
    line = " / ".join(part.strip() for part in text.splitlines() if part.strip())
    return _MARKS.sub(r"\\\1", _CONTROLS.sub("\ufffd", line))
