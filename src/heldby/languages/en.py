"""English, read by heldby's own spaCy pipeline (trained on UD English EWT, shipped under data/pipelines/en_ewt).

In:     stretches of a text and the broken words in them.
Out:    sentences whose tokens carry the offsets of the text as given.
Never:  a sentence that leaves its stretch, or a download.
"""

from __future__ import annotations

import re
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from heldby.languages.mending import Mended
from heldby.model import Repair, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import spacy.language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

    from heldby.model import Span


class English:
    """The `Language` port for English. The pipeline is loaded at the first sentence, not at import."""

    code = "en"

    @cached_property
    def _nlp(self) -> spacy.language.Language:
        import spacy

        return spacy.load(str(files("heldby") / "data" / "pipelines" / "en_ewt"))

    def sentences(self, text: str, within: Sequence[Span], repairs: Sequence[Repair] = ()) -> Sequence[Sentence]:
        """Parse each stretch; lines are parsed on their own, as a heading has no full stop."""
        aided = [*repairs, *_aids(text, repairs)]
        stretches = [Mended.of(text, line, aided) for span in within for line in _lines(text, span.start, span.end)]
        docs = self._nlp.pipe((stretch.text for stretch in stretches), batch_size=64)
        return tuple(
            sentence for stretch, doc in zip(stretches, docs, strict=True) for sentence in _sentences(doc, stretch)
        )


# "al-Qaim", "ez-Zor": one name, though the tokenizer of the treebank parts words at hyphens.
_ARTICLE_NAME = re.compile(
    r"(?:\b(?!(?:In|On|At|To|By|From|The|And|But|After|Near|For|With|Of|As|While|When|Since|Until)\b)[A-Z]\w+ )?\b(?:[Aa][ldnrstz]|[Aa]sh|[Aa]dh|[Aa]th|[Ee][ldnrstz]|[Ee]sh|[Uu]l|[Uu]z)-(?=[A-Z\u2018\u2019'])"
)
# "IS", an actor, reads like the verb in capitals.
_IS = re.compile(r"\bIS\b(?!\s+(?:it|this|that|the)\b)")


def _aids(text: str, repairs: Sequence[Repair]) -> list[Repair]:
    """Spellings that the parser reads better than the given ones; offsets stay those of the given text."""
    aids = [
        Repair(start=m.start(), end=m.end() + 1, text=m.group()[:-1].replace(" ", "") + text[m.end()])
        for m in _ARTICLE_NAME.finditer(text)
    ]
    if "Islamic State" in text or "ISIS" in text:
        aids += [
            Repair(start=m.start(), end=m.end(), text="ISIS")
            for m in _IS.finditer(text)
            if text[m.end() : m.end() + 1] != "I"
        ]
    return [a for a in aids if not any(a.start < r.end and r.start < a.end for r in repairs)]


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for piece in text[start:end].splitlines(keepends=True):
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            yield left, right
        start += len(piece)


def _sentences(doc: Doc, stretch: Mended) -> Iterator[Sentence]:
    for sent in doc.sents:
        tokens = tuple(_tokens(sent, stretch))
        if tokens:
            yield Sentence(start=tokens[0].start, end=max(t.end for t in tokens), tokens=tokens)


def _tokens(sent: SpacySpan, stretch: Mended) -> Iterator[Token]:
    words = [word for word in sent if not word.is_space]
    place = {word.i: index for index, word in enumerate(words)}
    for index, word in enumerate(words):
        yield Token(
            index=index,
            start=stretch.given(word.idx),
            end=stretch.given_end(word.idx + len(word)),
            text=word.text,
            lemma=word.lemma_.lower() if word.pos_ != "PROPN" else word.lemma_,
            pos=word.pos_,
            tag=word.tag_,
            dep=word.dep_.lower(),
            head=place.get(word.head.i, index),
            morph=str(word.morph),
        )
