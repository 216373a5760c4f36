"""Read a Universal Dependencies treebank into documents with their raw text.

In:     a CoNLL-U file.
Out:    documents of paragraphs of sentences of syntactic words, each with its place in the raw text.
Never:  merged words ("don't" stays "do" + "n't"), and never a word whose place is not exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A syntactic word. `head` counts from 1 within the sentence, 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The words of one sentence, and whether it opens a document or a paragraph."""

    words: tuple[Word, ...]
    opens_document: bool
    opens_paragraph: bool

    @property
    def text(self) -> str:
        """The sentence as it stands in the raw text, without the space after it."""
        return "".join(w.form + " " * w.space_after for w in self.words).rstrip()


def read(path: Path) -> list[Sentence]:
    """Return every sentence of the file, in order."""
    with path.open(encoding="utf-8") as lines:
        return [_sentence(block) for block in _blocks(lines)]


def documents(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Group sentences into the treebank's own documents."""
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.opens_document or not groups:
            groups.append([])
        groups[-1].append(sentence)
    return groups


def raw_text(sentences: Iterable[Sentence]) -> tuple[str, list[list[tuple[int, int]]]]:
    """Return the running text, and for each sentence the span of each of its words.

    A paragraph opens after a blank line, as in the raw text of the CoNLL shared tasks.
    """
    parts: list[str] = []
    spans: list[list[tuple[int, int]]] = []
    at = 0
    space = ""
    for sentence in sentences:
        gap = "" if not parts else "\n\n" if sentence.opens_paragraph or sentence.opens_document else space
        parts.append(gap)
        at += len(gap)
        own: list[tuple[int, int]] = []
        for number, word in enumerate(sentence.words, start=1):
            own.append((at, at + len(word.form)))
            space = " " if word.space_after else ""
            piece = word.form + (space if number < len(sentence.words) else "")
            parts.append(piece)
            at += len(piece)
        spans.append(own)
    return "".join(parts), spans


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the lines of one sentence at a time."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip("\n"))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _sentence(block: list[str]) -> Sentence:
    comments = [line for line in block if line.startswith("#")]
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    return Sentence(
        words=tuple(_words(rows)),
        opens_document=any(c.startswith("# newdoc") for c in comments),
        opens_paragraph=any(c.startswith("# newpar") for c in comments),
    )


def _words(rows: list[list[str]]) -> Iterator[Word]:
    """Yield syntactic words; those of one surface token ("don't") share out its letters."""
    forms: dict[int, tuple[str, bool]] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(n) for n in row[0].split("-"))
            pieces = _share(row[1], [r[1] for r in rows if r[0].isdigit() and first <= int(r[0]) <= last])
            spaced = "SpaceAfter=No" not in row[9]
            for offset, piece in enumerate(pieces):
                forms[first + offset] = (piece, spaced and first + offset == last)
    for row in rows:
        if not row[0].isdigit():
            continue
        form, space = forms.get(int(row[0]), (row[1], "SpaceAfter=No" not in row[9]))
        yield Word(
            form=form,
            lemma=row[2],
            upos=row[3],
            xpos=row[4],
            feats="" if row[5] == "_" else row[5],
            head=int(row[6]),
            deprel=row[7],
            space_after=space,
        )


def _share(surface: str, forms: list[str]) -> list[str]:
    """Cut a surface token into as many pieces as it has words; lengths follow the words' own."""
    if "".join(forms) == surface:
        return forms
    pieces: list[str] = []
    left = surface
    for number, form in enumerate(forms):
        rest = len(forms) - number - 1
        size = len(left) if not rest else max(1, min(len(form), len(left) - rest))
        pieces.append(left[:size])
        left = left[size:]
    return pieces
