"""Participles behind a noun and a comma."""

import pytest
from heads import heads


@pytest.mark.parametrize(
    ("text", "participle", "noun"),
    [
        ("Baidoa, recaptured from the rebels in 2012, is quiet.", "recaptured", "Baidoa"),
        ("Kherson, recaptured last November, was shelled.", "recaptured", "Kherson"),
        ("His troops hold Derna, captured in 2017.", "captured", "Derna"),
    ],
)
def test_it_was_done_to_the_noun(text: str, participle: str, noun: str) -> None:
    assert heads(text, participle) == (noun, "acl")


def test_the_verb_behind_is_the_sentences_own() -> None:
    assert heads("Kherson, recaptured last November, was shelled.", "Kherson") == ("shelled", "nsubj:pass")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The rebels attacked Bria, seized the town hall and left.", "seized"),
        ("The rebels left Bambari, attacked in the night and fled.", "attacked"),
        ("M23 fighters advanced on Sake, captured Minova and cut the road.", "captured"),
    ],
)
def test_a_list_of_deeds_stays_one(text: str, verb: str) -> None:
    assert heads(text, verb)[1] != "acl"
