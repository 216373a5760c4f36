"""Which words are taken for places, in what form, and which are left alone."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import heldby
from heldby.gazetteer import Atlas, place_words
from heldby.mark.places import places
from heldby.model import MentionKind, Sentence

ATLAS = Atlas()
WORDS = place_words("en")
PIECES = re.split(
    ";",
    "In;near;the;town of;Palmyra;northern;Syria's;al;-;Bab;,;and;Deir ez-Zor;province;border with;Iraq;Syrian;–;"
    "outskirts of;É;’s;east of;SyriaIraq",
)


def marked(text):
    sentences = [
        Sentence(start=m.start(), end=m.end(), tokens=()) for m in re.finditer(r"\S.*?(?:[.!?](?=\s|$)|$)", text, re.M)
    ]
    return places(text, sentences, ATLAS, WORDS)


def found(text):
    return [(m.text, m.form, m.value) for m in marked(text)]


def best(text):
    return {m.text: (m.candidates or (None,))[0] for m in marked(text)}


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("The army took Palmyra.", [("Palmyra", "point", "")]),
        (
            "Shells fell on Deir ez-Zor and Khan Shaykhun.",
            [("Deir ez-Zor", "point", ""), ("Khan Shaykhun", "point", "")],
        ),
        ("They fled al-Bab for Tal Afar.", [("al-Bab", "point", ""), ("Tal Afar", "point", "")]),
        ("Fighting went on in Idlib province.", [("Idlib province", "area", "province")]),
        ("Fighting went on in the province of Kunduz.", [("Kunduz", "area", "province")]),
        ("Rebels hold northern Syria.", [("northern Syria", "area", "northern")]),
        ("They crossed the Homs desert.", [("Homs desert", "area", "desert")]),
        ("Clashes on the outskirts of Hit went on.", [("Hit", "direction", "outskirts of")]),
        ("A camp 10 km north of Aleppo burned.", [("Aleppo", "direction", "north of")]),
        ("On the Palmyra front it was calm.", [("Palmyra", "direction", "front")]),
        ("The road to Deir Ezzor is open.", [("Deir Ezzor", "direction", "road to")]),
        ("Jets struck the town of Qwarbah.", [("Qwarbah", "point", "town")]),
        ("Rebels overran Qwarbah and Upper Zhenna.", [("Qwarbah", "point", ""), ("Upper Zhenna", "area", "northern")]),
        ("They control Qwarbah, a market town.", [("Qwarbah", "point", "")]),
        ("The rebels of Qwarbah, a border town in the hills, fled.", [("Qwarbah", "point", "")]),
        ("The army took Qwarbah militiamen prisoner.", []),
        ("Police captured Zhenna, the gang's leader.", []),
        ("Troops held Adan Yabal for a day.", [("Adan Yabal", "point", "")]),
        (
            "In Qwarbah district it is calm. At Qwarbah it rains.",
            [("Qwarbah district", "point", "district"), ("Qwarbah", "point", "")],
        ),
        ("They left Qwarbah. The town of Qwarbah burned.", [("Qwarbah", "point", ""), ("Qwarbah", "point", "town")]),
        (
            "He toured the eastern countryside of Kobani.",
            [("eastern countryside of Kobani", "area", "eastern|countryside")],
        ),
        ("Gangs burned houses in Pont-Zhelmet.", [("Pont-Zhelmet", "point", "")]),
        ("Gangs burned houses in Qwarb-zu-Zhelmet.", [("Qwarb-zu-Zhelmet", "point", "")]),
        ("The Tabqa dam was hit.", [("Tabqa dam", "point", "dam")]),
        (
            "Shells fell on districts of Kharkiv.",
            [("Kharkiv", "point", "")],
        ),  # bits of it; "district" would be the place
        ("Shells fell in the district of Kharkiv.", [("Kharkiv", "point", "district")]),
        ("Ukraine struck Kherson.", [("Ukraine", "country", ""), ("Kherson", "point", "")]),
        (
            "Shelling hit the villages of Qwarbah and Zhelmet.",
            [("Qwarbah", "point", "village"), ("Zhelmet", "point", "village")],
        ),
    ],
)
def test_phrases_are_marked_with_their_wording(text, mentions):
    assert found(text) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "The Iraq-Syria border was closed.",
        "The Syria–Iraq border was closed.",
        "The SyriaIraq border was closed.",
        "The Syrian-Iraqi border was closed.",
        "The border between Iraq and Syria was closed.",
        "Syria’s eastern border with Iraq was closed.",
    ],
)
def test_a_border_is_one_mention(text):
    (mention,) = marked(text)
    assert mention.candidates == ("iq+sy~border",)
    assert mention.form == "area"


def test_a_border_with_one_side_waits_for_context():
    (mention,) = marked("Trucks waited at the Turkish border.")
    assert (mention.value, mention.candidates) == ("border|tr", ())


@pytest.mark.parametrize(
    "text",
    [
        "They hit the convoy hard.",
        "Police said most people were nice.",
        "In March the army halted.",
        "On Friday the Parliament met in English.",
        "Michael Jordan met General Hama and Mr Aleppo.",
        "Abu Sinjar spoke.",
        "Most fighters left. March was quiet. Reading it took hours.",
        "ISIS fought the FSA.",
    ],
)
def test_ordinary_words_and_people_are_no_places(text):
    assert found(text) == []


def test_the_same_word_is_a_place_when_the_wording_says_so():
    assert best("Shells fell on the town of Hit.") == {"Hit": "iq-hit"}
    assert best("He was seen in Jordan.") == {"Jordan": "jo"}


def test_demonyms_and_lost_apostrophes():
    assert found("Syrian troops left.") == [("Syrian", "demonym", "")]
    assert [m[0] for m in found("Fighting went on around Syrias Kobani.")] == ["Syria", "Kobani"]


def test_headlines_in_any_case():
    assert best("Syrian Army Retakes Palmyra From Islamic State Group")["Palmyra"] == "sy-palmyra"
    assert best("syrian army retakes palmyra")["palmyra"] == "sy-palmyra"
    assert best("SYRIAN ARMY RETAKES PALMYRA FROM MILITANTS")["PALMYRA"] == "sy-palmyra"
    assert "Strike" not in best("Air Strike Kills Many In Raqqa Market")


def test_the_next_name_tells_namesakes_apart():
    assert marked("He lives in Tripoli, Lebanon.")[0].candidates == ("lb-tripoli",)
    assert marked("He lives in Tripoli in Libya.")[0].candidates[0] == "ly-tripoli"


def test_other_spellings_are_candidates_and_say_so():
    (mention,) = marked("They entered the town of Shirkat.")
    assert mention.candidates[0] == "iq-shirqat"
    assert "alike" in mention.value.split("|")


def test_of_which_city_a_suburb_is_tells_which_suburb():
    assert [m.text for m in marked("They took the Kyiv suburb of Bucha.")] == ["Kyiv", "Bucha"]
    assert [m.text for m in marked("They took the Damascus suburbs of Daraya and Douma.")][1:] == ["Daraya", "Douma"]
    assert [m.text for m in marked("They took the suburb of Bucha.")] == ["Bucha"]
    assert [m.text for m in marked("They took a suburb of Tripoli.")] == ["suburb of Tripoli"]
    assert [m.text for m in marked("They shelled the southern suburb of Beirut.")] == ["southern suburb of Beirut"]


def test_a_border_of_a_town_is_no_border_between_countries():
    assert [m.text for m in marked("They crossed the border with Damascus.")] == ["Damascus"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=25,
    )
)
def test_mentions_verify_and_never_overlap(words):
    text = " ".join(words)
    mentions = marked(text)
    for mention in mentions:
        assert mention.kind is MentionKind.PLACE
        assert text[mention.start : mention.end] == mention.text
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_a_village_with_a_given_name_is_no_person() -> None:
    read = heldby.annotate("Troops killed 26 civilians in the village of Mariam Shewito.")
    assert read["persons"] == []
    assert [place["text"] for place in read["places"]] == ["Mariam Shewito"]


def test_the_article_of_a_brigade_makes_no_place_of_its_name() -> None:
    found = heldby.annotate("Sudan's army was joined by the Joint Force and the al-Bara ibn Malik Brigade.", name="w")
    assert [p["text"] for p in found["places"]] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The rebels had seized Sake last week.", ["Sake"]),
        ("The army withdrew from Sake.", ["Sake"]),
        ("The troops retook Hit on Monday.", ["Hit"]),
        ("Sake is drunk warm.", []),
        ("For the sake of peace they left.", []),
    ],
)
def test_a_town_called_like_a_common_word_is_known_by_its_capital(text: str, names: list[str]) -> None:
    assert [place["text"] for place in heldby.annotate(text)["places"]] == names


def test_a_district_is_no_far_town_that_sounds_a_little_alike() -> None:
    (place,) = heldby.annotate("He keeps a shop in the Katindo district.")["places"]
    assert place["text"] == "Katindo district"
    assert not place["id"]


def test_operations_and_faiths_are_no_places():
    assert "Babylon" not in best("The jets bombed the reactor during Operation Babylon.")
    assert "Babylon" in best("The army's operation began near Babylon in Iraq.")
    assert not found("They fought in Sunni areas against the Jewish state.")
