"""The situation report on a terminal, or in a file of the format that its name asks for.

In:     the rows of the view `sitrep`, its snapshot and what was asked.
Out:    paragraphs with numbered quotes below, or Markdown, HTML or DOCX.
Never:  half a file; a format guessed where the name has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.padding import Padding
from rich.text import Text

from heldby.cli.complaining import errors
from heldby.exports.documents import DOCUMENTS, Heading
from heldby.exports.saving import put
from heldby.model.errors import InputError
from heldby.views.introducing import introduction

_ASKED = ("place", "actor")


def check_ending(to: Path) -> None:
    """Raise `InputError` when the file's name asks for no format that heldby writes."""
    if to.suffix.casefold() not in DOCUMENTS:
        raise InputError(f"{to} has no ending that says which document to write; use {', '.join(DOCUMENTS)}")


def write(rows: Any, snapshot: Any, asked: Mapping[str, Any], to: Path) -> None:
    """Write the document, and say on standard error what it holds."""
    document = DOCUMENTS[to.suffix.casefold()]
    put(to, document.write(heading(snapshot, asked), rows.to_dicts()))
    quotes = len({note["claim"] for row in rows for note in row.notes})
    errors.print(f"{to}: {len(rows):,} sentences on {quotes:,} quotes, as {document.name}.", soft_wrap=True)


def heading(snapshot: Any, asked: Mapping[str, Any]) -> Heading:
    """Title and introduction: the days, whom and what it is about, what could be read by when."""
    names = [str(asked[name]) for name in _ASKED if asked.get(name)]
    words = introduction(snapshot.snapshot, asked.get("start"), asked.get("end"), names)
    return Heading(title=words.title, about=words.about, notes=words.notes, empty=words.empty)


def shown(rows: Any) -> Iterator[Text | Padding]:
    """The sentences by section, each with the numbers of its quotes, which stand below."""
    numbers: dict[str, int] = {}
    notes: list[Mapping[str, str]] = []
    for title, told in groupby(rows, key=lambda row: row.section):
        yield Text(f"\n{title}" if numbers else title, style="bold")
        for row in told:
            for note in row.notes:
                if note["claim"] not in numbers:
                    notes.append(note)
                    numbers[note["claim"]] = len(notes)
            marks = "".join(f"[{numbers[note['claim']]}]" for note in row.notes)
            yield Padding(Text(row.sentence) + Text(f" {marks}", style="dim"), (0, 0, 0, 2), expand=False)
    yield Text()
    for number, note in enumerate(notes, 1):
        where = " · ".join(
            dict.fromkeys(w for w in (note["source"], note["report"], note.get("page"), note["date"]) if w)
        )
        line = Text(f"[{number}] “") + Text(note["quote"], style="italic") + Text("”  ") + Text(where, style="dim")
        yield Padding(line, (0, 0, 0, 2), expand=False)
