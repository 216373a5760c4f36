"""What a document format must be able to do, and the numbers of footnotes.

In:     rows with `section`, `sentence` and `notes`.
Out:    the `Document` protocol, `Heading`, `Footnotes`, and the words under a quote.
Never:  two numbers for one quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

Row = Mapping[str, Any]
Note = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above a document: its title, what it rests on, and the words over its footnotes."""

    title: str
    about: str
    language: str = "en"
    notes: str = "Quotes"
    empty: str = "Nothing is told of these days."


class Document(Protocol):
    """`ending` is that of its files, with the dot; `write` gives the same bytes for the same rows."""

    @property
    def ending(self) -> str:
        """The ending of a file's name that asks for this format."""

    @property
    def name(self) -> str:
        """What the format is called."""

    def write(self, heading: Heading, rows: Sequence[Row]) -> bytes:
        """The document."""


class Footnotes:
    """Numbers for notes, in the order in which they are first used."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self._numbers: dict[str, int] = {}

    def number(self, note: Note) -> int:
        """The number of a note; the same claim has the same one."""
        if note["claim"] not in self._numbers:
            self.notes.append(note)
            self._numbers[note["claim"]] = len(self.notes)
        return self._numbers[note["claim"]]


def sections(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each section, in their order."""
    for title, told in groupby(rows, key=lambda row: str(row["section"])):
        yield title, list(told)


def whence(note: Note) -> str:
    """Where a quote stands: publisher, report, page, day, and the claim's id."""
    told = (note["source"], note["report"], note.get("page", ""), note["date"] or "no date")
    return f"{' · '.join(dict.fromkeys(part for part in told if part))} · claim {note['claim']}"
