"""Words that are both noun and verb are read as what they are in their sentence, with their own spelling kept."""

import pytest

from heldby.languages import language
from heldby.model import Span, Token


def root(text: str) -> Token:
    reader = language("en")
    assert reader is not None
    tokens = reader.sentences(text, [Span(start=0, end=len(text))])[0].tokens
    assert all(text[t.start : t.end] == t.text for t in tokens)
    return next(t for t in tokens if t.head == t.index)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The regime controls parts of Aleppo.", "controls"),
        ("The militia controls Goma.", "controls"),
        ("Kremlin orders retreat from Kherson", "orders"),
        ("The rebels control Goma.", "control"),
        ("Rebel forces advance in the town.", "advance"),
        ("Boko Haram (BH) overran Kidal on May 20th, a week after its fighters had taken Gao.", "overran"),
        ("Boko Haram encircled Gwoza on Friday, a day after its fighters had left Bama.", "encircled"),
        ("Rebels liberated Goma.", "liberated"),
        ("The army secured Bama on Sunday.", "secured"),
        ("Fighters loyal to Haftar shelled the town of Gharyan.", "shelled"),
        ("Forces loyal to Saleh left Taiz.", "left"),
    ],
)
def test_a_verb_that_looks_like_a_noun_is_on_top(text: str, verb: str) -> None:
    assert (root(text).text, root(text).pos) == (verb, "VERB")


@pytest.mark.parametrize("text", ["Rebel attacks on Goma", "Rebel attacks killed five people in Goma."])
def test_a_noun_before_a_preposition_or_a_verb_stays_one(text: str) -> None:
    reader = language("en")
    assert reader is not None
    tokens = reader.sentences(text, [Span(start=0, end=len(text))])[0].tokens
    assert next(t for t in tokens if t.text == "attacks").pos == "NOUN"


@pytest.mark.parametrize("text", ["The army left the besieged town.", "Soldiers looked at captured Bama from afar."])
def test_a_participle_before_its_noun_stays_one(text: str) -> None:
    assert root(text).text in ("left", "looked")


def test_clashes_that_open_a_sentence_are_a_noun() -> None:
    reader = language("en")
    assert reader is not None
    text = "Heavy clashes between rebels and the army erupted in Goma."
    tokens = reader.sentences(text, [Span(start=0, end=len(text))])[0].tokens
    assert (tokens[1].text, tokens[1].pos) == ("clashes", "NOUN")


def test_fighting_that_opens_a_sentence_is_a_noun() -> None:
    reader = language("en")
    assert reader is not None
    text = "Fighting between the Houthis and government forces killed 30 people in Marib."
    tokens = reader.sentences(text, [Span(start=0, end=len(text))])[0].tokens
    assert (tokens[0].text, tokens[0].pos) == ("Fighting", "NOUN")
