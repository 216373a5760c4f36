"""Who is marked in a text, with what span, form and reading."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import heldby
from heldby.languages import language
from heldby.lexicon.actor_words import Phrase
from heldby.lexicon.actors import load_actors
from heldby.mark.actors import actors
from heldby.mark.persons import persons
from heldby.model import Mention, MentionKind, Repair, Span

KNOWN = load_actors()


def marked(text: str, repairs: tuple[Repair, ...] = ()) -> list[Mention]:
    found = actors(text, (), KNOWN, repairs)
    assert all(text[m.start : m.end] == m.text and m.kind is MentionKind.ACTOR for m in found)
    assert all(a.end <= b.start or b.end <= a.end or a.start == b.start for a, b in pairwise(found)), "mentions cross"
    return list(found)


def parsed(text: str) -> list[Mention]:
    sentences = tuple(language("en").sentences(text, [Span(start=0, end=len(text))]))
    return list(actors(text, sentences, KNOWN))


def people(text: str) -> list[Mention]:
    found = persons(text, (), KNOWN)
    assert all(text[m.start : m.end] == m.text for m in found)
    return list(found)


@pytest.mark.parametrize(
    ("text", "span", "form", "candidate"),
    [
        ("On Monday the Islamic State took it.", "Islamic State", "name", "is"),
        ("Fighters of IS fled.", "IS", "name", "is"),
        ("ISs main supply route", "IS", "name", "is"),
        ("the Syrian army advanced", "Syrian army", "demonym", "forces.sy"),
        ("Nigerian warplanes bombed it", "Nigerian warplanes", "demonym", "forces.ng"),
        ("Russian air strikes hit it", "Russian", "demonym", "state.ru"),
        ("the US-led coalition said", "US-led coalition", "name", "us_coalition"),
        ("Islamic State fighters fled", "Islamic State fighters", "name", "is"),
        ("Iraqi Kurdish Peshmerga held", "Iraqi Kurdish Peshmerga", "name", "peshmerga"),
        ("Nigeria's army advanced", "Nigeria's army", "demonym", "forces.ng"),
        ("warding off Assads air force", "Assads air force", "demonym", "forces.sy"),
        ("Congolese troops fled", "Congolese troops", "demonym", "forces.cd"),
        ("troops loyal to Khalifa Haftar advanced", "troops", "description", "lna"),
        ("gunmen, Ankara said, fled", "Ankara", "name", "state.tr"),
        ("an alliance backed by the United States fled", "United States", "name", "state.us"),
        ("Khalifa Haftar's Libyan National Army fled", "Libyan National Army", "name", "lna"),
    ],
)
def test_named_actors(text: str, span: str, form: str, candidate: str) -> None:
    found = {m.text: m for m in marked(text)}
    assert span in found, list(found)
    assert (found[span].form, found[span].candidates[0]) == (form, candidate)


@pytest.mark.parametrize(
    ("text", "span", "sort"),
    [
        ("the militants fled", "militants", "militants"),
        ("pro-regime forces advanced", "pro-regime forces", "regime_forces"),
        ("a rebel-held town", "rebel", "rebels"),
        ("Regime bombardment killed nine", "Regime", "regime_forces"),
        ("the jihadist group said", "jihadist group", "jihadists"),
        ("opposition fighters withdrew", "opposition fighters", "rebels"),
        ("a military source said", "military source", "source"),
        ("Residents said so", "Residents", "source"),
        ("the monitoring group said", "monitoring group", "monitor"),
        ("the coalition bombed", "coalition", "coalition"),
    ],
)
def test_descriptions(text: str, span: str, sort: str) -> None:
    found = {m.text: Phrase.read(m.value).sort for m in marked(text)}
    assert found.get(span) == sort, found


@pytest.mark.parametrize(
    ("text", "span", "of"),
    [
        ("On Monday XQF guerrillas fled.", "XQF guerrillas", "xqf"),
        ("They said Zhelani gunmen fled.", "Zhelani gunmen", ""),
        ("It fell to the Torva Defence Brigades in May.", "Torva Defence Brigades", ""),
        ("Then the Zhelani 4th Brigade of the army fled.", "Zhelani 4th Brigade", ""),
        ("Men of the Torvan People's Army fled.", "Torvan People's Army", ""),
        ("All rebels of the Karsh Liberation Front fled.", "rebels", "karsh liberation front"),
        ("All the gunmen from the Torvan People's Army fled.", "gunmen", "torvan people army"),
    ],
)
def test_a_name_nobody_listed_is_told_by_the_noun_beside_it(text: str, span: str, of: str) -> None:
    found = {m.text: Phrase.read(m.value) for m in marked(text)}
    assert (found[span].sort, found[span].of) == ("body", of), found


@pytest.mark.parametrize(
    "text",
    [
        "In Zhelan rebels said so.",
        "Several gunmen fled.",
        "Zhelani Fighters Flee Town",
        "the city of Zhelan rebels left",
    ],
)
def test_a_place_or_an_opening_word_is_no_name_of_fighters(text: str) -> None:
    assert not [m for m in marked(text) if Phrase.read(m.value).sort == "body"]


def test_the_land_of_a_people_is_not_the_people() -> None:
    assert [m.text for m in marked("They fled West Darfur and the Amhara region for the West.")] == ["West"]


def test_another_nations_force_of_a_listed_name_is_its_own() -> None:
    assert marked("the Ethiopian National Defense Force fled")[0].candidates == ("forces.et",)


def test_a_backed_group_tells_head_and_backer() -> None:
    backer, mention = marked("Iranian-backed militias attacked")
    assert (backer.text, backer.candidates) == ("Iranian", ("state.ir",))
    phrase = Phrase.read(mention.value)
    assert (mention.text, phrase.backer, phrase.tie, phrase.head) == (
        "Iranian-backed militias",
        "IR",
        "backed",
        "militias",
    )


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("the Congolese armed forces took the hill", ""),
        ("Colombian armed groups took the hill", ""),
        ("Iran-armed militias took the hill", "backed"),
        ("US backed fighters took the hill", "backed"),
    ],
)
def test_the_armed_forces_of_a_country_are_not_armed_by_it(text: str, tie: str) -> None:
    assert [Phrase.read(m.value).tie for m in marked(text) if m.value][-1] == tie


@pytest.mark.parametrize(
    ("text", "inner", "candidate"),
    [
        ("the U.S.-backed forces fled", "U.S.", "state.us"),
        ("a U.S.-backed offensive began", "U.S.", "state.us"),
        ("the YPG-led SDF fled", "YPG", "ypg"),
        ("Ankara-backed rebels fled", "Ankara", "state.tr"),
    ],
)
def test_the_backer_is_a_mention_of_its_own(text: str, inner: str, candidate: str) -> None:
    assert {m.text: m.candidates for m in marked(text)}[inner] == (candidate,)


@pytest.mark.parametrize(
    ("text", "capital", "candidate"),
    [
        ("Abuja has sent two battalions to the border", "Abuja", "state.ng"),
        ("The ministry demanded that Tokyo make its policy public", "Tokyo", "state.jp"),
        ("Nairobi wants the talks to go on", "Nairobi", "state.ke"),
    ],
)
def test_a_capital_that_does_what_no_city_can_is_its_state(text: str, capital: str, candidate: str) -> None:
    assert [m.candidates for m in parsed(text) if m.text == capital] == [(candidate,)]


@pytest.mark.parametrize(
    "text", ["Nairobi saw two bombings", "Mogadishu suffers daily attacks", "Abuja has 3 million people"]
)
def test_a_capital_that_something_befalls_is_a_city(text: str) -> None:
    assert not [m for m in parsed(text) if m.text in ("Nairobi", "Mogadishu", "Abuja")]


@pytest.mark.parametrize("text", ["a terrorist attack killed nine", "part of a military campaign"])
def test_what_sort_of_deed_is_nobody(text: str) -> None:
    assert marked(text) == []


def test_a_monitor_told_by_its_seat_is_the_listed_one() -> None:
    assert [m.candidates for m in marked("the UK-based Syrian Observatory said")] == [("sohr",)]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Armenian forces ceded Lachin to Azerbaijan in 2020", "Azerbaijan"),
        ("Chad handed the Aouzou Strip over to Libya in 1994", "Libya"),
        ("Georgia lost Tskhinvali to Russia in August", "Russia"),
    ],
)
def test_who_gets_a_place_is_a_state_and_no_place(text: str, state: str) -> None:
    assert state in [m.text for m in parsed(text)]


@pytest.mark.parametrize("text", ["Two prisoners fled to Libya", "The road leads to Azerbaijan"])
def test_where_somebody_goes_is_nobody(text: str) -> None:
    assert not [m for m in parsed(text) if m.text in ("Libya", "Azerbaijan")]


def test_adjectives_share_a_noun() -> None:
    found = {m.text: m.candidates for m in marked("Syrian and Russian warplanes struck; Shia and Sunni militias met")}
    assert found["Syrian"] == ("forces.sy",)
    assert found["Russian warplanes"] == ("forces.ru",)
    assert "shia_iq" in found["Shia"]


def test_an_acronym_is_learnt_from_the_text() -> None:
    text = "The Valley Liberation Front (VLF) attacked. Two days later the VLF withdrew."
    found = [(m.text, m.candidates) for m in marked(text)]
    assert found == [("Valley Liberation Front", ()), ("VLF", ()), ("VLF", ())]


def test_a_body_nobody_listed_has_no_candidates() -> None:
    found = marked("Sons of the River Brigade and Liwa al-Tarshiha said they met.")
    assert [(m.text, m.candidates) for m in found] == [("Sons of the River Brigade", ()), ("Liwa al-Tarshiha", ())]


@pytest.mark.parametrize(
    "text",
    [
        "The war is over, they told us.",
        "THE WAR IS OVER",
        "Air strikes killed nine people in Syria.",
        "It lies on the border with Turkey.",
        "The Syrian city of Homs",
        "A group of children played.",
    ],
)
def test_what_names_nobody_is_not_marked(text: str) -> None:
    assert marked(text) == []


def test_a_mended_word_is_read_as_meant_and_keeps_its_span() -> None:
    text = "the USled coalition"
    (mention,) = marked(text, (Repair(start=4, end=9, text="US-led"),))
    assert (mention.text, mention.candidates) == ("USled coalition", ("us_coalition",))


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "Syrian",
                "army",
                "and",
                "U.S.-backed",
                "forces",
                "IS",
                "’",
                "'s",
                "(",
                "SDF",
                ")",
                "said",
                "\n",
                "rebel",
                "-held",
                "air",
                "strikes",
                "of",
                "Liwa",
                "al-",
            ]
        ),
        max_size=12,
    )
)
def test_any_row_of_words_gives_sound_spans(words: list[str]) -> None:
    text = " ".join(words)
    marked(text)
    people(text)


@given(st.text(alphabet="aAsSuU.'’\"-() \n\u0130ß", max_size=40))
def test_any_text_gives_sound_spans(text: str) -> None:
    marked(text)
    people(text)


@pytest.mark.parametrize(
    ("text", "span", "role"),
    [
        ("said Lt. Gen. Abdul-Ghani al-Assadi, who led it", "Abdul-Ghani al-Assadi", "Lt._Gen."),
        ("a strike killed Haji Iman, its accountant", "Haji Iman", ""),
        ("Russian Defence Ministry spokesman Pyotr Vasin said", "Pyotr Vasin", "Russian_Defence_Ministry_spokesman"),
        ("commander Abu Yahya al-Nuri was killed", "Abu Yahya al-Nuri", "commander"),
        ("said Staffan de Mistura on Friday", "Staffan de Mistura", ""),
    ],
)
def test_persons(text: str, span: str, role: str) -> None:
    found = {m.text: m.value for m in people(text)}
    assert span in found, found
    assert found[span] == (f"role={role}" if role else "")


def test_a_surname_points_to_the_full_name() -> None:
    text = "“No,” said Michael Arden, an analyst. Later Arden agreed."
    full, short = people(text)
    assert (short.text, short.form, short.value) == ("Arden", "surname", f"same={full.start}")


@pytest.mark.parametrize(
    "text", ["Abu Kamal fell on Sunday.", "Deir Ezzor and Raqqa", "General Situation in Northern Syria"]
)
def test_places_and_titles_are_no_persons(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize("text", ["U.S forces bombed Raqqa.", "U.S. forces bombed Raqqa.", "US forces bombed Raqqa."])
def test_initials_may_lack_their_last_point(text: str) -> None:
    (claim,) = heldby.annotate(text, published="2024-05-10")["claims"]
    assert claim["actor"] == "US military"


@pytest.mark.parametrize(
    "headline",
    [
        "Army Says It Beat Back Rebel Assault on Goma, Dozens of Fighters Killed",
        "Rebels Say They Hold Bria, Army Says Its Men Took It",
        "Rebels Say He And His Guards Killed Three Soldiers In Kidal",
    ],
)
def test_a_pronoun_in_a_headline_stands_as_written(headline: str) -> None:
    text = f"{headline}\n\nIt was early when they said it, and one of his men said he and his guards had fled.\n"
    sentences = tuple(language("en").sentences(text, [Span(start=0, end=len(text))]))
    for found in (*actors(text, sentences, KNOWN), *persons(text, sentences, KNOWN)):
        assert found.text == text[found.start : found.end]
    assert heldby.annotate(text)["claims"]
