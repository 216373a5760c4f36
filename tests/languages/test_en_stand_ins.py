"""Verbs of war are parsed by stand-ins, and stand in the sentence as they were."""

import pytest

import heldby
from heldby.languages import language
from heldby.model import Span


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Officials said that Lyman had been retaken.", "retake"),
        ("Rebels liberated Goma in March.", "liberate"),
        ("The town, captured by militants in May, was quiet.", "capture"),
    ],
)
def test_the_words_are_the_given_ones(text: str, lemma: str) -> None:
    sentence = language("en").sentences(text, [Span(start=0, end=len(text))])[0]
    assert "".join(text[t.start : t.end] for t in sentence.tokens) == text.replace(" ", "")
    assert all(t.text == text[t.start : t.end] for t in sentence.tokens)
    assert [t.lemma for t in sentence.tokens if t.lemma == lemma and t.pos == "VERB"] == [lemma]


@pytest.mark.parametrize("place", ["Kupiansk", "Bunagana", "Lalibela", "Shusha"])
@pytest.mark.parametrize("verb", ["retaken", "recaptured", "liberated", "overrun"])
def test_a_town_in_the_passive_is_taken(place: str, verb: str) -> None:
    claims = heldby.annotate(f"Residents said {place} had been {verb}.", published="2022-11-24")["claims"]
    assert [(c["change"], c["place"]) for c in claims if c["kind"] == "control"] == [("taken", place)]
