"""Which namesake a report means, how finely, and when nobody can tell."""

import re

import pytest

from heldby.gazetteer import Atlas, place_words
from heldby.mark.places import places
from heldby.model import Mention, MentionKind, Sentence
from heldby.resolve.places import resolve_places

ATLAS = Atlas()
WORDS = place_words("en")


def links(text, theatre=()):
    sentences = [
        Sentence(start=m.start(), end=m.end(), tokens=()) for m in re.finditer(r"\S.*?(?:[.!?](?=\s|$)|$)", text, re.M)
    ]
    mentions = places(text, sentences, ATLAS, WORDS)
    return {text[k.start : k.end]: k for k in resolve_places("r", mentions, ATLAS, theatre, text)}


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Troops left Homs for Palmyra in Syria.", "Palmyra", "sy-palmyra"),
        ("A fire broke out in Palmyra, New York.", "Palmyra", "gn5130441"),
        ("Clashes in Tripoli spread to Beirut and Sidon in Lebanon.", "Tripoli", "lb-tripoli"),
        ("Haftar's troops moved on Tripoli from Benghazi and Misrata in Libya.", "Tripoli", "ly-tripoli"),
        ("Russian troops entered Georgia and took Gori and Poti.", "Georgia", "ge"),
        ("Fighting in Idlib went on, and Saraqib was hit in Syria.", "Idlib", "sy-idlib"),
        ("Fighting in Idlib province went on.", "Idlib province", "sy-idlib-prov"),
        ("Fighting in the province of Hama went on.", "Hama", "sy-hama-prov"),
        ("They hold most of Anbar.", "Anbar", "iq-anbar"),
        ("They hold areas of Latakia, Idlib and Hama.", "Latakia", "sy-latakia-prov"),
        ("They shelled Khartoum and Bayda in Libya.", "Bayda", "ly-bayda"),
        ("Talks were held in Geneva.", "Geneva", "ch-geneva"),
        ("They shelled eastern Aleppo.", "eastern Aleppo", "sy-aleppo~eastern"),
        ("They shelled northern Hama.", "northern Hama", "sy-hama-prov~northern"),
        ("They shelled rural Damascus.", "rural Damascus", "sy-damascus-prov"),
        ("They shelled rural Homs in Syria.", "rural Homs", "sy-homs~countryside"),
        ("Trucks from Aleppo waited at the Turkish border.", "Turkish border", "sy+tr~border"),
        ("The Syrian army entered the town of Salukh.", "Salukh", "sy-suluk"),
    ],
)
def test_context_and_wording_choose(text, name, place):
    assert links(text)[name].id == place


def test_a_theatre_speaks_for_its_countries():
    text = "Shells fell on Rabia."
    assert links(text, ("IQ",))["Rabia"].id == "iq-rabia"
    assert links(text, ("SY",))["Rabia"].id == "sy-rabia"


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("They took Palmyra.", "Palmyra", "1"),
        ("They are near Palmyra.", "Palmyra", "2"),
        ("They stand on the outskirts of Palmyra.", "Palmyra", "2"),
        ("They hold the Palmyra countryside.", "Palmyra countryside", "3"),
        ("They fight in Anbar.", "Anbar", "4"),
        ("They fight in northern Syria.", "northern Syria", "5"),
        ("They fight along the Euphrates.", "Euphrates", "5"),
        ("They fight in Syria.", "Syria", "6"),
        ("They sail the Black Sea.", "Black Sea", "7"),
        ("The road to Raqqa is cut.", "Raqqa", "5"),
        ("They took the Manbij area in Syria.", "Manbij area", "2"),
        ("They took the town of Lyman in Ukraine.", "Lyman", "1"),
    ],
)
def test_precision_is_ucdps(text, name, precision):
    assert links(text)[name].precision == precision


def test_an_unknown_name_is_an_abstention_under_its_own_name():
    link = links("They took the village of Qwarbah in Syria.")["Qwarbah"]
    assert (link.id, link.name, link.precision) == (None, "Qwarbah", "")
    assert "no gazetteer" in link.reason


def test_two_equal_bearers_are_an_abstention_with_both_as_rivals():
    mention = Mention(
        start=0, end=5, kind=MentionKind.PLACE, text="Rabia", form="point", candidates=("sy-salma", "iq-tal-abta")
    )
    (link,) = resolve_places("r", [mention], ATLAS)
    assert link.id is None
    assert {rival.id for rival in link.rivals} == {"sy-salma", "iq-tal-abta"}
    assert "equally likely" in link.reason


def test_rivals_keep_their_weight_and_reason_is_given():
    alone = links("They took Tripoli.")["Tripoli"]
    beside = links("They took Tripoli. Benghazi is calm.")["Tripoli"]
    assert alone.id == beside.id == "ly-tripoli"
    assert "lb-tripoli" in {rival.id for rival in alone.rivals}
    assert 0 < sum(rival.weight for rival in alone.rivals) < alone.weight < beside.weight <= 1
    assert "best known" in alone.reason
    assert "about LY" in beside.reason


def test_one_sense_for_a_name_in_a_report():
    text = "They took Palmyra. Homs is calm. Palmyra was shelled in Syria."
    sentences = [Sentence(start=0, end=len(text), tokens=())]
    found = resolve_places("r", places(text, sentences, ATLAS, WORDS), ATLAS)
    assert {k.id for k in found if text[k.start : k.end] == "Palmyra"} == {"sy-palmyra"}


def test_other_kinds_of_mention_get_no_link():
    other = Mention(start=0, end=5, kind=MentionKind.ACTOR, text="Syria", candidates=("sy",))
    assert resolve_places("r", [other], ATLAS) == ()


@pytest.mark.parametrize(
    ("text", "name", "place", "precision"),
    [
        ("A raid in Marjeh district, Helmand province, failed.", "Marjeh district", "af-marjah", "3"),
        ("Rebels took the village of Qwarbah in Hama province.", "Qwarbah", "in:sy-hama-prov/town/Qwarbah", "4"),
        (
            "They took Qwarbah, a small village in the countryside of Hama province.",
            "Qwarbah",
            "in:sy-hama-prov/town/Qwarbah",
            "4",
        ),
        ("They shelled Kuwarbi in Konduga district, Borno state.", "Kuwarbi", "in:ng-borno/town/Kuwarbi", "4"),
        ("They raided Orimbo district, Borno state.", "Orimbo district", "in:ng-borno/district/Orimbo", "3"),
        ("They shelled Kuwarbi in the Orimbo district of Borno state.", "Kuwarbi", "in:ng-borno/town/Kuwarbi", "4"),
        ("They searched Kunar province's Orimbo district.", "Orimbo district", "in:af-kunar/district/Orimbo", "3"),
        (
            "In Logar province last night, they searched the village of Orimbo.",
            "Orimbo",
            "in:af-logar/town/Orimbo",
            "4",
        ),
    ],
)
def test_the_words_put_a_place_in_its_province(text, name, place, precision):
    link = links(text)[name]
    assert (link.id, link.precision) == (place, precision)


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("They fought in Aleppo, Idlib province and Hama.", "Aleppo", "sy-aleppo"),
        ("They raided Farah, Kandahar and Paktia provinces.", "Kandahar", "af-kandahar-prov"),
        ("In Logar province a raid failed. They searched the village of Orimbo.", "Orimbo", None),
        ("They took the village of Qwarbah near Hama province.", "Qwarbah", None),
    ],
)
def test_a_list_or_another_sentence_puts_nothing_in_a_province(text, name, place):
    assert links(text)[name].id == place


def test_a_place_on_no_list_has_one_sense_in_a_report_and_says_why():
    text = "Rebels took the village of Qwarbah in Hama province. Qwarbah was shelled at night."
    sentences = [Sentence(start=0, end=len(text), tokens=())]
    found = resolve_places("r", places(text, sentences, ATLAS, WORDS), ATLAS, (), text)
    named = [k for k in found if k.name == "Qwarbah"]
    assert {k.id for k in named} == {"in:sy-hama-prov/town/Qwarbah"}
    assert len(named) == 2
    assert "the words put it in Hama province" in named[0].reason


def test_a_town_a_village_and_a_bare_name_are_one_place():
    text = "Rebels took the town of Qwarbah in Hama province. Qwarbah was shelled. The village of Qwarbah is small."
    sentences = [Sentence(start=m.start(), end=m.end(), tokens=()) for m in re.finditer(r"\S[^.]*\.", text)]
    found = resolve_places("r", places(text, sentences, ATLAS, WORDS), ATLAS, (), text)
    assert [k.id for k in found if k.name == "Qwarbah"] == ["in:sy-hama-prov/town/Qwarbah"] * 3


def test_a_place_that_somebody_left_a_province_for_is_not_put_there():
    assert links("They moved from Logar province to the village of Orimbo.")["Orimbo"].id is None
