"""The parser gives what the pipeline gives, whatever was read before."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy

from heldby.languages import parsing
from heldby.languages.loading import load
from heldby.languages.parsing import Parsed, Parser

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_TEXTS = (
    "The army's troops couldn't hold Lyman, and residents fled on Jan. 5, 2023.",
    "Fighters of the RSF shelled El Fasher; 12 people were killed and dozens wounded.",
    "Clashes",
    "In Myanmar's Shan State, the alliance has taken two towns since October, it said.",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load("en_ewt")


def test_the_tokenizer_is_that_of_the_pipeline(nlp: Language) -> None:
    """It is made empty and filled from the pipeline's folder."""
    theirs = spacy.load(files("heldby") / "data" / "pipelines" / "en_ewt")
    assert nlp.tokenizer.to_bytes() == theirs.tokenizer.to_bytes()
    for text in (*_TEXTS, "(e.g. https://a.b/c?d=1) “No,” it’s 3km off..."):
        ours, plain = nlp.make_doc(text), theirs.make_doc(text)
        assert [(t.text, t.norm_) for t in ours] == [(t.text, t.norm_) for t in plain]


def _told(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.lemma_, t.tag_, t.pos_, str(t.morph), t.dep_, str(t.head.i), str(t.is_sent_start)) for t in doc]


def _ours(parsed: Parsed) -> list[tuple[str, ...]]:
    words = zip(parsed.doc, parsed.lemmas, parsed.tags, parsed.parts, parsed.features, strict=True)
    return [(t.text, *told, t.dep_, str(t.head.i), str(t.is_sent_start)) for t, *told in words]


def _read(parser: Parser, nlp: Language, *texts: str) -> list[Parsed]:
    return list(parser.pipe([nlp.make_doc(text) for text in texts]))


def test_it_gives_what_the_pipeline_gives(nlp: Language) -> None:
    assert list(map(_ours, _read(Parser(nlp), nlp, *_TEXTS))) == list(map(_told, nlp.pipe(_TEXTS)))


def test_a_pipeline_of_other_parts_is_refused() -> None:
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    with pytest.raises(ValueError, match="sentencizer"):
        Parser(other)


def test_more_documents_than_are_read_at_once_keep_their_order(nlp: Language) -> None:
    texts = [f"Rebels took {n} towns." for n in range(70)]
    assert [parsed.doc.text for parsed in _read(Parser(nlp), nlp, *texts)] == texts


def test_documents_of_more_words_than_are_read_at_once_are_read_apart(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that has more words alone is read, too."""
    monkeypatch.setattr(parsing, "_WORDS_AT_ONCE", 20)
    assert list(map(_ours, _read(Parser(nlp), nlp, *_TEXTS))) == list(map(_told, nlp.pipe(_TEXTS)))


def test_what_was_read_before_changes_no_bit(nlp: Language) -> None:
    fresh, used = Parser(nlp), Parser(nlp)
    _read(used, nlp, *_TEXTS[1:])
    assert np.array_equal(_read(fresh, nlp, _TEXTS[0])[0].doc.tensor, _read(used, nlp, _TEXTS[0])[0].doc.tensor)


def test_one_word_of_two_norms_is_two(nlp: Language) -> None:
    """The "'s" of "it's" may be "is"; elsewhere it is itself."""
    parser = Parser(nlp)
    norms = {t.norm_ for text in ("can't", "ca") for t in _read(parser, nlp, text)[0].doc if t.text == "ca"}
    assert norms == {"can", "ca"}
    apart = [_read(parser, nlp, text)[0].doc.tensor[0] for text in ("can't", "ca")]
    assert not np.array_equal(*apart)


@pytest.mark.parametrize("kept", [8, 40])
def test_it_forgets_words_when_there_are_too_many(nlp: Language, monkeypatch: pytest.MonkeyPatch, kept: int) -> None:
    """With room for fewer words than one text has, and for fewer than all texts have."""
    monkeypatch.setattr(parsing, "_KEPT", kept)
    parser = Parser(nlp)
    read = [_ours(parsed) for text in _TEXTS for parsed in _read(parser, nlp, text)]
    assert read == [_told(doc) for text in _TEXTS for doc in nlp.pipe([text])]
