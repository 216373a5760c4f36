"""Side clauses whose subject a participle describes, and distances behind a place."""

import pytest
from heads import heads

import heldby


@pytest.mark.parametrize(
    ("text", "participle", "noun", "verb"),
    [
        ("Rebels took Kidal after troops based there left.", "based", "troops", "left"),
        ("Residents fled when soldiers stationed nearby opened fire.", "stationed", "soldiers", "opened"),
        ("The army entered Sirte after fighters trapped inside surrendered.", "trapped", "fighters", "surrendered"),
        ("M23 took Sake as soldiers posted in the town retreated.", "posted", "soldiers", "retreated"),
        ("Gunmen fled because police called to the scene arrived late.", "called", "police", "arrived"),
    ],
)
def test_the_second_verb_is_the_clauses_own(text: str, participle: str, noun: str, verb: str) -> None:
    assert heads(text, participle) == (noun, "acl")
    assert heads(text, noun) == (verb, "nsubj")


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Rebels left after troops arrived and shelled the town.", "shelled", "arrived"),
        ("Rebels left after troops arrived, residents said.", "arrived", "left"),
    ],
)
def test_two_verbs_of_one_subject_stay(text: str, word: str, head: str) -> None:
    assert heads(text, word)[0] == head


@pytest.mark.parametrize(
    "text",
    [
        "The army withdrew to Damara, 75 km from Bangui.",
        "Troops pulled back to Damara, 75 kilometers (46 miles) from Bangui, on Friday.",
        "Rebels fell back to a village 30 miles from Bria.",
        "Soldiers retreated to the town of Sevare, about 15 km from Mopti.",
    ],
)
def test_what_a_place_lies_far_from_is_not_what_was_left(text: str) -> None:
    claims = heldby.annotate(text)["claims"]
    assert {c["type"] for c in claims if c["kind"] == "event"} == {"withdrawal"}
    assert not [c for c in claims if c["kind"] == "control"]


def test_what_was_left_is_still_told() -> None:
    (left,) = [c for c in heldby.annotate("Rebels withdrew 10 km from Bria.")["claims"] if c["kind"] == "event"]
    assert left["place"] == "Bria"
