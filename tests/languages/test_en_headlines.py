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


def test_offsets_are_those_of_the_headline_as_given() -> None:
    text = "Army Retakes Strategic Town From Rebels in Hama"
    (sentence,) = English().sentences(text, [Span(start=0, end=len(text))])
    assert [text[t.start : t.end].lower() for t in sentence.tokens] == text.lower().split()
