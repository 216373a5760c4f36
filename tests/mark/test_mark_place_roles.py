"""What is said of a name shows that it is a place's."""

import pytest

from heldby.gazetteer import Atlas, place_words
from heldby.languages import language
from heldby.mark.place_roles import names_by_role
from heldby.mark.places import places
from heldby.model import Span

ATLAS, WORDS = Atlas(), place_words("en")


def parsed(text):
    return tuple(language("en").sentences(text, [Span(start=0, end=len(text))]))


@pytest.mark.parametrize(
    "text",
    [
        "The army was driven out of Omboro on Monday.",
        "Omboro fell to the rebels in May.",
        "Omboro changed hands twice.",
        "Omboro, which the rebels captured in May, was quiet.",
        "The rebels now hold most of Omboro.",
        "Omboro is now under the control of the army.",
        "The army surrendered Omboro to the rebels.",
        "Rebels were advancing on Omboro.",
        "The army won back Omboro.",
        "The rebels raised their flag over Omboro.",
        "Omboro has been under siege for a month.",
    ],
)
def test_the_role_shows_the_place(text):
    assert names_by_role(text, parsed(text), WORDS) == {"Omboro"}


@pytest.mark.parametrize(
    "text",
    [
        "The army freed Omboro on Monday.",
        "Omboro said the army had left.",
        "The talks fell to Omboro's deputy.",
        "The rebels thanked Omboro.",
    ],
)
def test_what_befalls_persons_too_shows_nothing(text):
    assert names_by_role(text, parsed(text), WORDS) == frozenset()


def test_a_place_shown_once_is_one_in_every_sentence():
    text = "Rebels withdrew from Tell Zartuba on Monday. Tell Zartuba had seen weeks of clashes. They mourned Zartuba."
    found = [m.text for m in places(text, parsed(text), ATLAS, WORDS)]
    assert found == ["Tell Zartuba", "Tell Zartuba"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army took control of Karnazo after heavy fighting.", "Karnazo"),
        ("The siege of Karnazo began in May.", "Karnazo"),
        ("The fall of Karnazo to the rebels was confirmed.", "Karnazo"),
        ("They are in full control of Karnazo, a spokesman said.", "Karnazo"),
    ],
)
def test_what_happens_to_places_shows_one(text, name):
    assert name in [m.text for m in places(text, parsed(text), ATLAS, WORDS)]


def test_control_of_a_groups_fighters_shows_none():
    text = "The cleric lost control of Karnazo fighters."
    assert "Karnazo" not in [m.text for m in places(text, parsed(text), ATLAS, WORDS)]
