"""Texts of wars with the trees that the teacher gave them: what the small parser learns beside the treebank.

In:     a folder of reports and articles without trees, and silver.npz, which holds their trees without their words.
Out:    documents of sentences, in the shape of the treebank's own.
Never:  a tree on a sentence that is not word for word the one the teacher read, and no report that is kept to measure.

The treebank has letters, reviews and some news, and no "the army retook Raqqa". The words come from the texts each
time; silver.npz keeps a digest of every sentence, and a sentence that has changed is left out.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import conllu
import numpy as np
import spacy
import tokenizer

from heldby.languages.en_sentences import spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

LEAST, MOST = 3, 120
SORTS = ("deprel", "xpos", "upos", "feats", "lemma")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MARKUP = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[\^?\d+\](?:\([^)]*\))?|<[^>]+>|\{[^}]*\}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_STRESS = re.compile(r"\*{1,3}|_{2}")
_ARTICLE = re.compile(r"\b([Aa][ldnrstz]|[Aa]sh|[Ee][ldnrstz]|[Ee]sh|[Uu][lz])-(?=[A-Z])")
Form = tuple[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was said of one sentence: its heads (0: the root) and its labels of each sort of SORTS."""

    heads: list[int]
    labels: dict[str, list[str]]


def texts(data: Path) -> Iterator[str]:
    """Yield the paragraphs of the reports and articles in `data`, but for those whose gold is kept to measure."""
    measured = _measured(data.parent / "gold")
    with (data / "fa-kes/FA-KES.csv").open(encoding="latin-1", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["unit_id"] not in measured:
                yield row["article_content"]
    for path in sorted((data / "battles").rglob("*.md")):
        if f"wp-{_plain(path.stem)}" not in measured:
            yield from _paragraphs(path.read_text(encoding="utf-8"))


def _measured(gold: Path) -> frozenset[str]:
    """The names of the reports that somebody annotated, as their files are called."""
    return frozenset(_plain(path.stem) if path.stem.startswith("wp-") else path.stem for path in gold.rglob("*.yaml"))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _paragraphs(text: str) -> Iterator[str]:
    """The running text of an article: no table, list, picture or heading, and no mark-up within a line."""
    for block in re.split(r"\n\s*\n", _FRONT.sub("", text)):
        if not block.lstrip().startswith(("#", "|", "!", "*", "-", ">", "<", "{", "[")) and len(block) > 80:
            yield _STRESS.sub("", _LINK.sub(r"\1", _MARKUP.sub("", block))).strip()


def sentences(paragraphs: Iterable[str]) -> Iterator[list[list[Form]]]:
    """Yield the sentences of each paragraph as words with the space after them.

    In every second paragraph a name with its article is one word ("Deir elZour"), as reading gives it to the parser.
    """
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer.build(nlp)
    for number, paragraph in enumerate(paragraphs):
        text = " ".join(paragraph.split())
        if number % 2:
            text = _ARTICLE.sub(r"\1", text)
        cut = [
            [(t.text, bool(t.whitespace_)) for t in nlp.make_doc(text[a:b]) if not t.is_space] for a, b in spans(text)
        ]
        cut = [s for s in cut if LEAST <= len(s) <= MOST]
        if cut:
            yield [[*s[:-1], (s[-1][0], True)] for s in cut]


def save(path: Path, told: Sequence[tuple[list[Form], Told]]) -> None:
    """Write what was said of each sentence, without its words."""
    names = {s: sorted(Counter(v for _, t in told for v in t.labels[s])) for s in SORTS}
    number = {s: {v: n for n, v in enumerate(values)} for s, values in names.items()}
    columns: dict[str, Any] = {
        "digests": np.array([_digest(words) for words, _ in told], dtype=np.uint64),
        "lengths": np.array([len(words) for words, _ in told], dtype=np.uint8),
        "heads": np.array([h - (n + 1) if h else 0 for _, t in told for n, h in enumerate(t.heads)], dtype=np.int8),
    }
    for sort, values in names.items():
        small = np.uint8 if len(values) < 256 else np.uint16
        columns[sort] = np.array([number[sort][v] for _, t in told for v in t.labels[sort]], dtype=small)
        columns[f"{sort}_names"] = np.frombuffer("\n".join(values).encode(), dtype=np.uint8)
    np.savez_compressed(path, **columns)


def read(path: Path, data: Path) -> list[list[conllu.Sentence]]:
    """Return a document for each paragraph of `data` that the teacher read, as `conllu.documents` would."""
    kept = np.load(path)
    names = {s: bytes(kept[f"{s}_names"]).decode().split("\n") for s in SORTS}
    lengths = kept["lengths"].astype(int)
    starts = np.concatenate([[0], lengths.cumsum()])
    at = {digest: number for number, digest in enumerate(kept["digests"].tolist())}
    columns = {s: kept[s] for s in (*SORTS, "heads")}
    documents = []
    for paragraph in sentences(texts(data)):
        found = []
        for words in paragraph:
            number = at.get(_digest(words))
            if number is not None and lengths[number] == len(words):
                piece = slice(starts[number], starts[number + 1])
                rows = {s: column[piece].tolist() for s, column in columns.items()}
                found.append(_sentence(words, rows, names, opens=not found))
        if found:
            documents.append(found)
    return documents


def _sentence(
    words: Sequence[Form], rows: dict[str, list[int]], names: dict[str, list[str]], *, opens: bool
) -> conllu.Sentence:
    told = [{s: names[s][rows[s][n]] for s in SORTS} for n in range(len(words))]
    return conllu.Sentence(
        words=tuple(
            conllu.Word(
                form=form,
                space_after=space,
                head=n + 1 + rows["heads"][n] if rows["heads"][n] else 0,
                deprel=row["deprel"],
                upos=row["upos"],
                xpos=row["xpos"],
                feats=row["feats"],
                lemma=lemma_by(row["lemma"], form),
            )
            for n, ((form, space), row) in enumerate(zip(words, told, strict=True))
        ),
        opens_document=opens,
        opens_paragraph=opens,
    )


def lemma_rule(form: str, lemma: str) -> str:
    """How to make the lemma of the form: whether it is written small, how much of its end goes, what is put there."""
    small = "l" if lemma == lemma.lower() else "="
    base = form.lower() if small == "l" else form
    shared = next((n for n, (a, b) in enumerate(zip(base, lemma, strict=False)) if a != b), min(len(base), len(lemma)))
    return f"{small}{len(base) - shared}:{lemma[shared:]}"


def lemma_by(rule: str, form: str) -> str:
    """Apply a rule of `lemma_rule`; one that takes away more than there is leaves the form."""
    cut, _, added = rule[1:].partition(":")
    base = form.lower() if rule[0] == "l" else form
    return base[: len(base) - int(cut)] + added if int(cut) <= len(base) else base


def _digest(words: Sequence[Form]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(w for w, _ in words).encode(), digest_size=8).digest(), "big")
