"""What only looks like a name: a headline's run of capitals, an opening adjective, another's letters."""

from __future__ import annotations

import pytest

import heldby
from heldby.languages import language
from heldby.lexicon.actors import load_actors
from heldby.mark.actors import actors
from heldby.model import Mention, Span

KNOWN = load_actors()


def told(text: str) -> list[Mention]:
    sentences = tuple(language("en").sentences(text, [Span(start=0, end=len(text))]))
    return [m for m in actors(text, sentences, KNOWN) if m.form != "pronoun"]


def spans(text: str) -> list[str]:
    return [m.text for m in told(text)]


def places(text: str) -> list[str]:
    return [m["text"] for m in heldby.annotate(text)["places"]]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("What was agreed in Geneva the Coalition said was void.", "Geneva the Coalition"),
        ("Recent Coalition sorties hit the dam.", "Recent Coalition"),
        ("Win Back NW Command as Mawlu Battle Drags", "Win Back NW Command as Mawlu Battle Drags"),
        (
            "Suicide Bombers Detonate Charges Near Police Station in Quetta",
            "Suicide Bombers Detonate Charges Near Police Station",
        ),
        ("AL-GHAYDAH, where they met, fell.", "AL"),
        ("Let the world see what was done.", "Let"),
    ],
)
def test_no_actor_is_made_of_a_clause(text: str, wrong: str) -> None:
    assert wrong not in spans(text)


@pytest.mark.parametrize(
    ("text", "span", "candidates"),
    [
        ("They were Druze or IS members. IS fled.", "IS", ("is",)),
        ("LeT fighters crossed the line.", "LeT fighters", ("lashkar_taiba",)),
        ("The tally is by Armed Conflict Location & Event Data.", "Armed Conflict Location & Event Data", ("acled",)),
        ("In Chad the junta said it had won.", "junta", ()),
        ("The troops left the North Western Command on Monday.", "North Western Command", ()),
        ("Masar News Network put the toll at nine.", "Masar News Network", ()),
        ("Rights groups say the bombs fell on homes.", "Rights groups", ()),
        ("The Council of the North fought on.", "Council of the North", ()),
    ],
)
def test_a_name_is_whose_it_is(text: str, span: str, candidates: tuple[str, ...]) -> None:
    assert [m.candidates for m in told(text) if m.text == span][:1] == [candidates]


def test_a_general_staff_is_its_countrys() -> None:
    found = told("The General Staff denied that the town had fallen.")
    assert [(m.text, m.form) for m in found] == [("General Staff", "description")]


def test_a_monitor_is_the_one_named_before_it() -> None:
    found = told("The Syrian Observatory for Human Rights monitor said so.")
    assert [m.candidates for m in found] == [("sohr",)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Car bomb kills nine in the market of Kirkuk, police say", "Car"),
        ("Large areas are still under rebel control in Chad.", "Large areas"),
        ("An AU base not far from Kismayo came under fire.", "AU base"),
        ("Shells fell in the Northern Province of Aleppo.", "Northern Province"),
        (
            "Forty Wounded in Growing Shelling on Kherson in Last Four Days Doctors in Kherson said on Monday that the "
            "shelling had not ended.",
            "Growing Shelling",
        ),
    ],
)
def test_no_place_is_made_of_ordinary_words(text: str, wrong: str) -> None:
    assert wrong not in places(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two men died near Tahreema Square in the city.", "Tahreema Square"),
        ("They took the Tolbekh Bridge on Monday.", "Tolbekh Bridge"),
        ("CAR asked for help; rebels hold most of CAR.", "CAR"),
        ("The army retook the road to Taiz.", "Taiz"),
    ],
)
def test_a_square_is_named_whole(text: str, name: str) -> None:
    assert name in places(text)


def test_a_town_that_bears_a_persons_name_is_no_person() -> None:
    text = "The RSF besieged the town of al-Baghdadi in Anbar. Al-Baghdadi has been cut off since May."
    assert [name.lower() for name in places(text) if "aghdadi" in name] == ["al-baghdadi", "al-baghdadi"]
