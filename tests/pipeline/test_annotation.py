"""Rows of `heldby annotate`: names beside the words they rest on."""

import pytest

import heldby


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("Rebels captured Azaz on Monday.", "Azaz", "Azaz"),
        ("Rebels captured eastern Aleppo on Monday.", "eastern Aleppo", "Aleppo"),
        ("Rebels captured northern Syria on Monday.", "northern Syria", "northern Syria"),
        ("In Idlib, rebels captured Maara Al-Numan town on Monday.", "Maarrat al-Numan", "Maara Al-Numan"),
        ("Rebels captured the village of Qwarbah on Monday.", "Qwarbah", "Qwarbah"),
    ],
)
def test_a_place_comes_with_the_words_that_name_it(text: str, place: str, words: str) -> None:
    claim = next(c for c in heldby.annotate(text, published="2016-03-29")["claims"] if c["kind"] == "control")
    assert (claim["place"], claim["place_phrase"]) == (place, words)
    assert claim["quote"] == text[claim["start"] : claim["end"]]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Three soldiers were killed in Mopti, the Malian army said.", ["Malian government soldiers"]),
        ("Two policemen and four civilians were wounded in Goma.", ["Congolese government policemen", "civilians"]),
        ("A soldier was wounded in Mosul on Monday.", ["Iraqi government soldier"]),
        ("The RSF killed 12 soldiers in Bara, Sudan's army said.", ["Sudanese Armed Forces soldiers"]),
        ("Rebels captured Azaz and killed nine government troops on Monday.", ["Syrian government forces"]),
    ],
)
def test_soldiers_are_people_of_an_army_and_not_the_army(text: str, victims: list[str]) -> None:
    found = {c["victims"] for c in heldby.annotate(text, published="2024-03-29")["claims"] if c["kind"] == "casualty"}
    assert found == set(victims)
