"""Headlines in title case are read as sentences."""

import pytest

import heldby
from heldby.languages.en import English
from heldby.model import Span


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Islamic State Claims Responsibility for Kabul Bombing", "bombing", "Islamic State"),
        ("Houthi Missile Hits Oil Tanker Near Hodeidah", "missile_strike", "Houthis"),
        ("Syrian Kurds Advance in Aleppo Countryside", "entered", "Kurds (Syria)"),
    ],
)
def test_a_headline_has_its_doer(text: str, kind: str, actor: str) -> None:
    rows = heldby.annotate(text)["claims"]
    assert [c["actor"] for c in rows if kind in (c.get("type"), c.get("change"))] == [actor]


@pytest.mark.parametrize(
    ("text", "actor", "place"),
    [
        ("Army recaptures El Fasher", "Sudanese Armed Forces", "El Fasher"),
        ("Army besieges Vuhledar", "Ukrainian government forces", "Vuhledar"),
        ("RSF overruns Goma", "Rapid Support Forces", "Goma"),
        ("Boko Haram retakes Lashio", "Boko Haram", "Lashio"),
        ("Arakan Army recaptures Kawlin", "Arakan Army", "Kawlin"),
    ],
)
def test_a_headline_of_four_words_is_a_sentence(text: str, actor: str, place: str) -> None:
    assert [(c["actor"], c["place"]) for c in heldby.annotate(text)["claims"]] == [(actor, place)]


def test_offsets_are_those_of_the_headline_as_given() -> None:
    text = "Army Retakes Strategic Town From Rebels in Hama"
    (sentence,) = English().sentences(text, [Span(start=0, end=len(text))])
    assert [text[t.start : t.end].lower() for t in sentence.tokens] == text.lower().split()
