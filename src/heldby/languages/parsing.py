"""A pipeline run on the documents of one report, a component at a time, each as is quickest for a few documents.

In:     a pipeline and documents with their words.
Out:    the same documents, parsed: with the tags, lemmas and heads that the pipeline itself gives.
Never:  a word read otherwise because of what was read before: what is kept of a word is its own.

`nlp.pipe` works out for each word of each text what of its vector tells of the word alone (a fourth of all that is
multiplied), and asks for lemmas word by word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

_AT_ONCE = 64  # documents
_KEPT = 20_000  # words, of half a kilobyte each
# Products of fewer rows than this are summed in another order, and would differ in their last bits.
_FEWEST_ROWS = 32


class Parser:
    """Parses with one pipeline; what follows from a word alone is worked out once."""

    def __init__(self, nlp: Language) -> None:
        """Take a pipeline as `heldby.languages.loading` gives it."""
        quick: dict[str, Any] = {"tok2vec": Vectors, "trainable_lemmatizer": Lemmas}
        self._steps = [quick[name](part).pipe if name in quick else _own(part) for name, part in nlp.pipeline]

    def pipe(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """The documents in their order, parsed."""
        waiting: list[Doc] = []
        for doc in docs:
            waiting.append(doc)
            if len(waiting) == _AT_ONCE:
                yield from self._parsed(waiting)
                waiting = []
        yield from self._parsed(waiting)

    def _parsed(self, docs: list[Doc]) -> list[Doc]:
        for step in self._steps if docs else ():
            step(docs)
        return docs


def _own(part: Any) -> Any:
    return lambda docs: list(part.pipe(docs, batch_size=_AT_ONCE))


def _set(doc: Doc, attribute: str, values: Sequence[int]) -> None:
    """Tell all words at once; told one by one they take several times as long."""
    doc.from_array([attribute], np.array(values, dtype=np.uint64))  # type: ignore[arg-type]  # any array of numbers


class Vectors:
    """The vectors of words in their context; those of words alone, which they are made from, are kept."""

    def __init__(self, part: Any) -> None:
        self._part = part
        self._embed, self._encode = part.model.get_ref("embed"), part.model.get_ref("encode")
        self._rows = np.empty((_KEPT, self._encode.get_dim("nO")), dtype=np.float32)
        self._row_of: dict[tuple[int, ...], int] = {}

    def pipe(self, docs: Sequence[Doc]) -> None:
        """Give the documents their vectors."""
        self._part.set_annotations(docs, self._encode.predict(self._alone(docs)))

    def _alone(self, docs: Sequence[Doc]) -> list[Any]:
        told = [[tuple(word) for word in doc.to_array(_OF_WORD).tolist()] for doc in docs]
        words = dict.fromkeys(word for doc in told for word in doc)
        new = [word for word in words if word not in self._row_of]
        if len(self._row_of) + len(new) > _KEPT:
            self._row_of.clear()
            new = list(words)
        if len(new) > _KEPT:  # a text of so many words is read as if there were only it
            return self._embed.predict(docs)  # type: ignore[no-any-return]
        if new:
            self._learn(docs[0].vocab, new)
        return [self._rows[[self._row_of[word] for word in doc]] for doc in told]

    def _learn(self, vocab: Any, new: list[tuple[int, ...]]) -> None:
        from spacy.tokens import Doc  # noqa: PLC0415 - as late as the pipeline

        padded = [*new, *new[:1] * (_FEWEST_ROWS - len(new))]
        words, spaces = [vocab.strings[orth] for orth, *_ in padded], [bool(space) for *_, space in padded]
        doc = Doc(vocab, words=words, spaces=spaces)
        _set(doc, "NORM", [norm for _, norm, _ in padded])
        first = len(self._row_of)
        self._rows[first : first + len(new)] = self._embed.predict([doc])[0][: len(new)]
        self._row_of.update(zip(new, range(first, first + len(new)), strict=True))


# All that the vector of a word alone is made from: its letters, what is listed as its norm, and a blank after it.
_OF_WORD: list[int | str] = ["ORTH", "NORM", "SPACY"]


class Lemmas:
    """Base forms by the pipeline's own rules, each rule applied to a word once."""

    def __init__(self, part: Any) -> None:
        self._part, self._rules = part, part.cfg["labels"]
        self._lemma_of: dict[tuple[int, int], int | None] = {}

    def pipe(self, docs: Sequence[Doc]) -> None:
        """Give the documents their lemmas."""
        if len(self._lemma_of) > _KEPT:
            self._lemma_of.clear()
        for doc, scores in zip(docs, self._part.model.predict(docs), strict=True):
            words = doc.to_array("ORTH").tolist()
            best = scores.argmax(axis=1).tolist()
            fitting = [self._lemma(word, rule) for word, rule in zip(words, best, strict=True)]
            lemmas = [self._next(words[at], scores[at]) if lemma is None else lemma for at, lemma in enumerate(fitting)]
            _set(doc, "LEMMA", lemmas)

    def _lemma(self, word: int, rule: int) -> int | None:
        """The base form of a word by a rule, None where the rule does not fit the word."""
        asked = word, rule
        if asked not in self._lemma_of:
            strings = self._part.vocab.strings
            lemma = self._part.trees.apply(self._rules[rule], strings[word])
            self._lemma_of[asked] = None if lemma is None else strings.add(lemma)
        return self._lemma_of[asked]

    def _next(self, word: int, scores: Any) -> int:
        """The base form by the best of the next rules that fits; the word itself where none does."""
        likely = np.argsort(-scores, kind="stable")[1 : self._part.top_k].tolist()
        return next((lemma for rule in likely if (lemma := self._lemma(word, rule)) is not None), word)
