"""Base forms that the parser made up are put right from the list of verbs."""

import pytest

from heldby.languages import language
from heldby.languages.en_lemmas import base_form
from heldby.model import Span


@pytest.mark.parametrize(
    ("word", "given", "base"),
    [
        ("fled", "fl", "flee"),
        ("catching", "catche", "catch"),
        ("besieging", "besieg", "besiege"),
        ("repulsed", "repuls", "repulse"),
        ("stopped", "stopp", "stop"),
        ("fortified", "fortifi", "fortify"),
        ("slain", "sl", "slay"),
        ("left", "leave", "leave"),
        ("planes", "planes", "planes"),
        ("zoomed", "zoome", "zoome"),
    ],
)
def test_the_verb_whose_form_it_is(word: str, given: str, base: str) -> None:
    assert base_form(word, given) == base


@pytest.mark.parametrize(
    ("text", "lemma"),
    [("The soldiers fled to Bamako.", "flee"), ("They repulsed an attack.", "repulse"), ("Troops razed it.", "raze")],
)
def test_a_sentence_has_the_verb_itself(text: str, lemma: str) -> None:
    reader = language("en")
    assert reader is not None
    tokens = reader.sentences(text, [Span(start=0, end=len(text))])[0].tokens
    assert lemma in {t.lemma for t in tokens}
