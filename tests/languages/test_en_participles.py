"""Participles before a noun, right behind a verb."""

import pytest
from heads import heads


@pytest.mark.parametrize(
    ("text", "participle", "noun", "verb"),
    [
        ("Residents fled besieged districts after the shelling.", "besieged", "districts", "fled"),
        ("Troops entered captured villages on Monday.", "captured", "villages", "entered"),
        ("Aid reached besieged Homs on Friday.", "besieged", "Homs", "reached"),
        ("Families left bombed homes in Kharkiv.", "bombed", "homes", "left"),
    ],
)
def test_a_participle_behind_a_verb_describes_its_object(text: str, participle: str, noun: str, verb: str) -> None:
    assert heads(text, participle) == (noun, "amod")
    assert heads(text, noun) == (verb, "obj")


def test_a_verb_with_an_article_behind_it_stays_one() -> None:
    assert heads("Troops advanced and besieged the town.", "town") == ("besieged", "obj")


def test_to_besieged_homs_is_where_somebody_goes() -> None:
    assert heads("Rebels broke through to besieged Homs on Friday.", "besieged") == ("Homs", "amod")
    assert heads("Rebels broke through to besieged Homs on Friday.", "Homs")[1] == "obl"
    assert heads("The army needs to feed Homs.", "Homs") == ("feed", "obj")
