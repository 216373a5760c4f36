"""What is said of a name shows that it is a place's."""

import pytest

import heldby
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
        "The army handed Omboro over to the rebels.",
        "Omboro was lost by the army to the rebels.",
        "The rebels snatched Omboro back from the army.",
        "The army relinquished Omboro to the rebels.",
        "The army kept the rebels out of Omboro.",
        "The rebels threw the army out of Omboro.",
        "The rebels were flushed out of Omboro by the army.",
        "The army expelled rebel fighters from Omboro.",
        "The rebels lost their last stronghold, Omboro, to the army.",
        "The army seized the rebel stronghold of Omboro.",
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
        "The rebels handed Omboro a letter.",
        "The army stormed the last stronghold of Omboro.",
        "The army killed their commander, Omboro, on Monday.",
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Karnazo, 45 km west of Ramadi, was taken on Saturday.", "Karnazo"),
        ("Karnazo, some 20 miles from Mekelle, was quiet on Monday.", "Karnazo"),
        ("Al-Dubra, about 12 kilometres north-east of Goma, was hit again.", "Al-Dubra"),
        ("Karnazo, just outside Sloviansk, is a garrison town.", "Karnazo"),
        ("Jets struck the village, Karnazo, on Sunday.", "Karnazo"),
        ("The town, Karnazo, was quiet again.", "Karnazo"),
        ("The raid took the defenders of Karnazo by surprise.", "Karnazo"),
        ("An air strike on Karnazo killed four people.", "Karnazo"),
        ("Karnazo, another town west of Ramadi, was hit.", "Karnazo"),
        ("The army pulled out of Qalat-i-Dor, a district west of Kunduz.", "Qalat-i-Dor"),
        ("Taliban fighters overran Shor-i-Tepa on Monday.", "Shor-i-Tepa"),
        ("Government troops retook Dera-e-Sangin after a week.", "Dera-e-Sangin"),
        ("Artillery fire fell on Karnazo on Saturday.", "Karnazo"),
        ("Karnazo was hit by three missiles, officials said.", "Karnazo"),
        ("Missiles hit Karnazo and Belandra, officials said.", "Belandra"),
        ("A suicide bomber struck Karnazo on Monday.", "Karnazo"),
        ("Karnazo came under fire again.", "Karnazo"),
        ("The battle for Karnazo has lasted three weeks.", "Karnazo"),
        ("Clashes were reported from Karnazo, Belandra and Tirimo.", "Tirimo"),
        ("The fighting moved to Karnazo, where twelve people died.", "Karnazo"),
        ("Karnazo lies on the road to Goma.", "Karnazo"),
        ("Karnazo is 12 km from the front line.", "Karnazo"),
        ("Karnazo's hospital was full, doctors said.", "Karnazo"),
        ("The rebels hold two towns, Karnazo and Belandra.", "Karnazo"),
    ],
)
def test_what_stands_beside_a_name_shows_a_place(text, name):
    assert name in [m.text for m in places(text, parsed(text), ATLAS, WORDS)]


@pytest.mark.parametrize(
    "text",
    [
        "Mourners stood around Karnazo, a boy of ten who had lost his mother.",
        "The governor, Karnazo, near Kismayo when it happened, was unhurt.",
        "The chief of the village, Karnazo, was shot dead.",
        "In the village, Karnazo, a farmer, spoke of burned houses.",
        "Neighbours gathered outside Karnazo, 32, to help her.",
        "Karnazo is near despair, his lawyer said.",
        "Karnazo came under the spell of a preacher.",
        "Critics hit Karnazo with one question after another.",
        "The Karnazo was hit by two missiles and sank.",
    ],
)
def test_what_stands_beside_a_person_shows_none(text):
    assert "Karnazo" not in [m.text for m in places(text, parsed(text), ATLAS, WORDS)]


def test_an_article_is_written_large_or_small():
    text = "The defenders of al-Dubra gave up. Al-Dubra lies in the desert."
    assert [m.text for m in places(text, parsed(text), ATLAS, WORDS)] == ["al-Dubra", "Al-Dubra"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb exploded in Tahrir Square.", "Tahrir Square"),
        ("The fighters had reached Martyrs' Square in Aleppo.", "Martyrs' Square"),
        ("Tanks stood on Freedom Square in Kherson.", "Freedom Square"),
    ],
)
def test_a_square_is_no_town_of_its_name(text, name):
    found = {m.text: m.candidates for m in places(text, parsed(text), ATLAS, WORDS)}
    assert found[name] == ()


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("A base in the west of Anbar was overrun.", "west of Anbar", "western"),
        ("Clashes went on in the north-east of Syria.", "north-east of Syria", "northeastern"),
        ("The rebel-held east of Aleppo was bombed again.", "east of Aleppo", "eastern"),
        ("The army controls the south of Libya.", "south of Libya", "southern"),
    ],
)
def test_a_side_of_a_place_is_a_part_of_it(text, name, value):
    (found,) = [m for m in places(text, parsed(text), ATLAS, WORDS) if m.text == name]
    assert (found.form, found.value) == ("area", value)


@pytest.mark.parametrize(
    "text",
    [
        "A village to the west of Ramadi was taken.",
        "Troops massed in villages north of Mosul.",
        "The hills on the east of Goma were shelled.",
    ],
)
def test_what_lies_to_a_side_of_a_place_is_beside_it(text):
    (found,) = places(text, parsed(text), ATLAS, WORDS)
    assert found.form == "direction"


def test_a_base_of_a_body_is_no_place_of_its_last_word():
    text = "An African Union base near Kismayo was attacked."
    assert "Union" not in [p["text"] for p in heldby.annotate(text)["places"]]


@pytest.mark.parametrize(
    "text",
    [
        "Last army base in Goma falls to rebels",
        "Remote army base in Mali overrun by jihadists",
        "Strategic village near Sake taken by M23",
        "Another military base in Lashio seized by rebels",
    ],
)
def test_an_adjective_that_opens_a_headline_is_no_village(text):
    found = [m.text for m in places(text, parsed(text), ATLAS, WORDS)]
    assert len(found) == 1
    assert text.split()[0] not in found[0]


def test_a_village_that_opens_a_sentence_is_one():
    text = "Omboro village was shelled on Monday."
    assert [m.text for m in places(text, parsed(text), ATLAS, WORDS)] == ["Omboro village"]


@pytest.mark.parametrize("line", ["Reading", "Hope", "Mobile", "Nice"])
def test_an_ordinary_word_on_a_line_of_its_own_is_no_place(line: str) -> None:
    assert places(line, parsed(line), ATLAS, WORDS) == ()
