"""Score a pipeline on running text against a treebank, as the CoNLL 2018 shared task did.

In:     a gold treebank and what a pipeline makes of its raw text.
Out:    precision, recall and F of tokens and sentences; F of UPOS, lemmas and arcs over tokens aligned by character.
Never:  gold tokens or gold sentence ends as a help.

A predicted token is aligned when its first and last character are those of a gold word. An arc is right when its
dependent and its head are aligned with the gold ones. LAS compares the universal part of a label ("nmod" of
"nmod:poss"), as the shared task does; `las_subtypes` compares the whole label.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import conllu

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spacy.tokens import Doc

Span = tuple[int, int]
ROOT: Span = (-1, -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One text as read: sentences, and for each word span its UPOS, lemma, head's span and label."""

    sentences: frozenset[Span]
    words: dict[Span, tuple[str, str, Span, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and F in per cent."""

    precision: float
    recall: float
    f: float


def of_gold(sentences: Sequence[conllu.Sentence]) -> tuple[str, Reading]:
    """Return the raw text of a document and its gold reading."""
    text, spans = conllu.raw_text(sentences)
    words = {
        span: (w.upos, w.lemma, own[w.head - 1] if w.head else ROOT, w.deprel)
        for sentence, own in zip(sentences, spans, strict=True)
        for w, span in zip(sentence.words, own, strict=True)
    }
    return text, Reading(sentences=frozenset((own[0][0], own[-1][1]) for own in spans), words=words)


def of_doc(doc: Doc) -> Reading:
    """Return what a pipeline read. White space is no word, and a sentence does not begin or end with it."""
    span = [(t.idx, t.idx + len(t)) for t in doc]
    words = {
        span[t.i]: (t.pos_, t.lemma_, ROOT if t.head.i == t.i else span[t.head.i], t.dep_)
        for t in doc
        if not t.is_space
    }
    solid = [[t for t in sent if not t.is_space] for sent in doc.sents]
    return Reading(sentences=frozenset((span[s[0].i][0], span[s[-1].i][1]) for s in solid if s), words=words)


def compare(pairs: Iterable[tuple[Reading, Reading]]) -> dict[str, Score]:
    """Score (gold, predicted) readings, all documents taken together."""
    right: Counter[str] = Counter()
    gold_size: Counter[str] = Counter()
    size: Counter[str] = Counter()
    for gold, predicted in pairs:
        gold_size.update(sentence=len(gold.sentences), word=len(gold.words))
        size.update(sentence=len(predicted.sentences), word=len(predicted.words))
        right["sentence"] += len(gold.sentences & predicted.sentences)
        for span in gold.words.keys() & predicted.words.keys():
            upos, lemma, head, label = gold.words[span]
            own_upos, own_lemma, own_head, own_label = predicted.words[span]
            own_label = "root" if own_label == "ROOT" else own_label
            universal = own_label.split(":")[0] == label.split(":")[0]
            right.update(
                token=1,
                upos=upos == own_upos,
                lemma=lemma == own_lemma,
                uas=head == own_head,
                las=head == own_head and universal,
                las_subtypes=head == own_head and label == own_label,
            )
    words = ("token", "upos", "lemma", "uas", "las", "las_subtypes")
    return {
        "sentence": _score(right["sentence"], size["sentence"], gold_size["sentence"]),
        **{name: _score(right[name], size["word"], gold_size["word"]) for name in words},
    }


def evaluate(parse: Callable[[str], Doc], sentences: Iterable[conllu.Sentence]) -> dict[str, Score]:
    """Parse the raw text of each document and score it."""
    golds = [of_gold(document) for document in conllu.documents(sentences)]
    return compare((gold, of_doc(parse(text))) for text, gold in golds)


def _score(right: int, size: int, gold_size: int) -> Score:
    precision, recall = right / max(size, 1), right / max(gold_size, 1)
    f = 2 * right / max(size + gold_size, 1)
    return Score(precision=round(100 * precision, 2), recall=round(100 * recall, 2), f=round(100 * f, 2))
