"""A pipeline run on the documents of one report, a component at a time, each as is quickest for a few documents.

In:     a pipeline and documents with their words.
Out:    the same documents with their trees, and the tags and lemmas of their words: all as the pipeline gives it.
Never:  a word read otherwise because of what was read before: what is kept of a word is its own.

`nlp.pipe` works out for each word of each text what of its vector tells of the word alone (a fourth of all that is
multiplied), asks for lemmas word by word, and takes the steps of the tree in compiled code that hands over the
interpreter's lock more than a hundred times for each of them: twice the time of asking for each step from here. Tags
and lemmas it writes into documents, word by word and as numbers for which words are looked up again; here they stay
the words that they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from heldby.languages.encoding import Encoder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

_AT_ONCE = 64  # documents
_SCORED_AT_ONCE = 256  # words whose scores stay near the processor
_WORDS_AT_ONCE = 4_000  # so many or one document: each takes 17 kilobytes
_PARTS = {"tok2vec", "tagger", "morphologizer", "trainable_lemmatizer", "senter", "parser"}
_KEPT = 20_000  # words, of half a kilobyte each
# Products of fewer rows than this are summed in another order, and would differ in their last bits.
_FEWEST_ROWS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A document with its tree, and for each of its words the tag, part of speech, features and base form."""

    doc: Doc
    tags: Sequence[str]
    parts: Sequence[str]
    features: Sequence[str]
    lemmas: Sequence[str]


class Parser:
    """Parses with one pipeline; what follows from a word alone is worked out once."""

    def __init__(self, nlp: Language) -> None:
        """Take a pipeline as `heldby.languages.loading` gives it. Raises `ValueError` when it has other parts."""
        if set(nlp.pipe_names) != _PARTS:
            msg = f"a pipeline of {', '.join(nlp.pipe_names)} is read by no parser here"
            raise ValueError(msg)
        parts: dict[str, Any] = dict(nlp.pipeline)
        self._vectors, self._starts = Vectors(parts["tok2vec"]), Starts(parts["senter"])
        self._tags, self._forms = Labels(parts["tagger"]), Labels(parts["morphologizer"])
        self._lemmas, self._heads = Lemmas(parts["trainable_lemmatizer"]), Heads(parts["parser"])
        strings, tags, forms = nlp.vocab.strings, parts["tagger"], parts["morphologizer"]
        self._tag_of: Sequence[str] = tags.labels
        self._part_of = [strings[forms.cfg["labels_pos"].get(label, 0)] for label in forms.labels]
        features = (nlp.vocab.morphology.add(forms.cfg["labels_morph"].get(label, 0)) for label in forms.labels)
        self._features_of = [strings[each].removeprefix(_NO_FEATURES) for each in features]

    def pipe(self, docs: Iterable[Doc]) -> Iterator[Parsed]:
        """The documents in their order, parsed."""
        waiting: list[Doc] = []
        words = 0
        for doc in docs:
            if len(waiting) == _AT_ONCE or words + len(doc) > _WORDS_AT_ONCE:
                yield from self._parsed(waiting)
                waiting, words = [], 0
            waiting.append(doc)
            words += len(doc)
        yield from self._parsed(waiting)

    def _parsed(self, docs: list[Doc]) -> Iterator[Parsed]:
        if not docs:
            return
        self._vectors.pipe(docs)
        vectors = np.concatenate([doc.tensor for doc in docs])
        tags, forms = self._tags.of(vectors), self._forms.of(vectors)
        lemmas = self._lemmas.of([word for doc in docs for word in doc.to_array("ORTH").tolist()], vectors)
        self._starts.set(docs, vectors)
        self._heads.pipe(docs)
        end = 0
        for doc in docs:
            start, end = end, end + len(doc)
            yield Parsed(
                doc=doc,
                tags=[self._tag_of[label] for label in tags[start:end]],
                parts=[self._part_of[label] for label in forms[start:end]],
                features=[self._features_of[label] for label in forms[start:end]],
                lemmas=lemmas[start:end],
            )


_NO_FEATURES = "_"  # as spaCy keeps it


def _set(doc: Doc, attribute: str, values: Sequence[int]) -> None:
    """Tell all words at once; told one by one they take several times as long."""
    doc.from_array([attribute], np.array(values, dtype=np.uint64))  # type: ignore[arg-type]  # any array of numbers


class Vectors:
    """The vectors of words in their context; those of words alone, which they are made from, are kept."""

    def __init__(self, part: Any) -> None:
        self._part = part
        self._embed, encode = part.model.get_ref("embed"), part.model.get_ref("encode")
        self._encode = Encoder(encode)
        self._rows = np.empty((_KEPT, encode.get_dim("nO")), dtype=np.float32)
        self._row_of: dict[bytes, int] = {}

    def pipe(self, docs: Sequence[Doc]) -> None:
        """Give the documents their vectors."""
        self._part.set_annotations(docs, self._encode(self._alone(docs)))

    def _alone(self, docs: Sequence[Doc]) -> list[Any]:
        told: list[Any] = [doc.to_array(_OF_WORD).view(_ROW).ravel().tolist() for doc in docs]
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

    def _learn(self, vocab: Any, new: list[bytes]) -> None:
        from spacy.tokens import Doc  # noqa: PLC0415 - as late as the pipeline

        told = np.frombuffer(b"".join(new), dtype=np.uint64).reshape(-1, len(_OF_WORD)).tolist()
        padded = [*told, *told[:1] * (_FEWEST_ROWS - len(told))]
        words, spaces = [vocab.strings[orth] for orth, *_ in padded], [bool(space) for *_, space in padded]
        doc = Doc(vocab, words=words, spaces=spaces)
        _set(doc, "NORM", [norm for _, norm, _ in padded])
        first = len(self._row_of)
        self._rows[first : first + len(new)] = self._embed.predict([doc])[0][: len(new)]
        self._row_of.update(zip(new, range(first, first + len(new)), strict=True))


# All that the vector of a word alone is made from: its letters, what is listed as its norm, and a blank after it.
_OF_WORD: list[int | str] = ["ORTH", "NORM", "SPACY"]
_ROW = np.dtype((np.void, 8 * len(_OF_WORD)))  # these numbers as one: bytes are made and looked up sooner than a tuple


class Labels:
    """What one product tells of each word, asked for all words at once."""

    def __init__(self, part: Any) -> None:
        self._weights, self._bias = _softmax(part)

    def of(self, vectors: Any) -> list[int]:
        """The labels of words, by their number."""
        scores = vectors @ self._weights
        scores += self._bias
        return scores.argmax(axis=1).tolist()  # type: ignore[no-any-return]


class Starts:
    """Where sentences start, of the places that are still open."""

    def __init__(self, part: Any) -> None:
        self._part, self._labels = part, Labels(part)

    def set(self, docs: Sequence[Doc], vectors: Any) -> None:
        """Write it into the documents."""
        told, end = self._labels.of(vectors), 0
        for doc in docs:
            start, end = end, end + len(doc)
            self._part.set_annotations([doc], [told[start:end]])


def _softmax(part: Any) -> tuple[Any, Any]:
    softmax = next(layer for layer in part.model.walk() if layer.name == "softmax")
    return softmax.get_param("W").T, softmax.get_param("b")


class Lemmas:
    """Base forms by the pipeline's own rules, each rule applied to a word once."""

    def __init__(self, part: Any) -> None:
        self._part, self._rules = part, part.cfg["labels"]
        self._weights, self._bias = _softmax(part)
        self._lemma_of: dict[tuple[int, int], str | None] = {}

    def of(self, words: Sequence[int], vectors: Any) -> list[str]:
        """The base forms of words, from a score for each of thousands of rules, for some words at a time."""
        if len(self._lemma_of) > _KEPT:
            self._lemma_of.clear()
        found: list[str] = []
        for first in range(0, len(words), _SCORED_AT_ONCE):
            some = words[first : first + _SCORED_AT_ONCE]
            scores = vectors[first : first + _SCORED_AT_ONCE] @ self._weights
            scores += self._bias
            for at, asked in enumerate(zip(some, scores.argmax(axis=1).tolist(), strict=True)):
                lemma = self._lemma_of.get(asked) or self._lemma(*asked)
                found.append(self._next(asked[0], scores[at]) if lemma is None else lemma)
        return found

    def _lemma(self, word: int, rule: int) -> str | None:
        """The base form of a word by a rule, None where the rule does not fit the word."""
        asked = word, rule
        if asked not in self._lemma_of:
            self._lemma_of[asked] = self._part.trees.apply(self._rules[rule], self._part.vocab.strings[word])
        return self._lemma_of[asked]

    def _next(self, word: int, scores: Any) -> str:
        """The base form by the best of the next rules that fits; the word itself where none does."""
        likely = np.argsort(-scores, kind="stable")[1 : self._part.top_k].tolist()
        fitting = (lemma for rule in likely if (lemma := self._lemma(word, rule)) is not None)
        return next(fitting, self._part.vocab.strings[word])


class Heads:
    """What each word hangs on, step by step for all documents at once; the pipeline decides each step."""

    def __init__(self, part: Any) -> None:
        self._part = part
        upper = part.model.get_ref("upper")
        # stored as it is multiplied: with the few rows of a step that takes a third of the time
        self._weights, self._bias = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")

    def pipe(self, docs: Sequence[Doc]) -> None:
        """Give the documents their trees."""
        states, model = self._part.moves.init_batch(docs), self._part.model.predict(docs)
        going = [state for state in states if not state.is_final()]
        while going:
            scores = model.state2vec.predict(model.get_token_ids(going)) @ self._weights
            scores += self._bias
            going = self._part.transition_states(going, scores)
        self._part.set_annotations(docs, states)
