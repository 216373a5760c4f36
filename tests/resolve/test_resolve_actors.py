"""Whom mentions are taken to mean, and when nobody is chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heldby.lexicon.actors import load_actors
from heldby.mark.actors import actors
from heldby.mark.persons import persons
from heldby.model import Link, Report, Sentence, Token
from heldby.resolve.actor_scene import Setting
from heldby.resolve.actors import resolve_actors, text_id

KNOWN = load_actors()


def split(text: str) -> tuple[Sentence, ...]:
    """Sentences by full stop, each word a token; the first noun-like word of a sentence is its subject."""
    found, at = [], 0
    for piece in text.split(". "):
        tokens, offset = [], at
        for index, word in enumerate(piece.split(" ")):
            bare = word.strip(".,")
            pronoun = bare.lower() in ("they", "it", "he", "its")
            last = index == len(piece.split(" ")) - 1
            dep = "nsubj" if index == 0 else "root" if last else "dep"
            tokens.append(
                Token(
                    index=index,
                    start=offset,
                    end=offset + len(bare),
                    text=bare,
                    lemma=bare.lower(),
                    pos="PRON" if pronoun else "NOUN",
                    tag="",
                    dep=dep,
                    head=len(piece.split(" ")) - 1,
                )
            )
            offset += len(word) + 1
        found.append(Sentence(start=at, end=at + len(piece), tokens=tuple(tokens)))
        at += len(piece) + 2
    return tuple(found)


def links(text: str, countries: tuple[str, ...] = ()) -> list[Link]:
    sentences = split(text)
    report = Report(id="r", text=text)
    mentions = [*actors(text, sentences, KNOWN), *persons(text, sentences, KNOWN)]
    found = resolve_actors(report, mentions, sentences, KNOWN, Setting(countries=countries))
    assert len(found) == len({(m.start, m.end, m.kind) for m in mentions})
    assert all(link.name and link.reason for link in found)
    return list(found)


def meant(text: str, words: str, countries: tuple[str, ...] = ()) -> Link:
    (link, *_rest) = [found for found in links(text, countries) if text[found.start : found.end] == words]
    return link


@pytest.mark.parametrize(
    ("text", "words", "countries", "expected"),
    [
        ("The army entered the town.", "army", ("SY",), "forces.sy"),
        ("The army entered the town.", "army", ("NG",), "forces.ng"),
        ("Rebels shelled the base.", "Rebels", ("SY",), "rebels.sy"),
        ("Rebels shelled the base.", "Rebels", ("YE",), "houthis"),
        ("The coalition bombed it.", "coalition", ("YE",), "saudi_coalition"),
        ("The coalition bombed it.", "coalition", ("IQ",), "us_coalition"),
        ("Kurdish forces took it.", "Kurdish forces", ("SY",), "sy_kurd_forces"),
        ("Kurdish forces took it.", "Kurdish forces", ("IQ",), "iq_kurd_forces"),
        ("Russian air strikes hit it.", "Russian", ("SY",), "state.ru"),
        ("Syrian air strikes hit it.", "Syrian", ("SY",), "forces.sy"),
        ("A military source said so.", "military source", ("SY",), "military_source.sy"),
        ("U.S.-backed forces took it.", "U.S.-backed forces", ("SY",), "backed.us"),
        ("ADF killed nine.", "ADF", ("CD",), "adf"),
        ("ADF killed nine.", "ADF", ("CM",), "ambazonia"),
    ],
)
def test_by_country(text: str, words: str, countries: tuple[str, ...], expected: str) -> None:
    assert meant(text, words, countries).id == expected


def test_without_countries_the_text_tells() -> None:
    text = "In Yemen the front is quiet. Government forces in Yemen dug in."
    assert meant(text, "Government forces").id == "forces.ye"


def test_the_militants_are_those_in_sight() -> None:
    text = "Islamic State seized Palmyra. The militants then dug in."
    link = meant(text, "militants", ("SY",))
    assert (link.id, link.name) == ("is", "Islamic State")


def test_two_that_fit_alike_are_left_open_with_both_named() -> None:
    text = "Boko Haram and al-Shabaab struck. The militants then fled."
    link = meant(text, "militants", ("NG",))
    assert link.id is None
    assert {rival.id for rival in link.rivals} == {"boko_haram", "al_shabaab"}
    assert "alike" in link.reason


def test_a_group_without_a_forerunner_is_left_open() -> None:
    assert meant("The group dug in.", "group", ("SY",)).id is None


def test_an_unknown_name_is_the_same_everywhere() -> None:
    text = "The Valley Liberation Front (VLF) attacked. Later VLF withdrew."
    found = links(text, ("NG",))
    assert {link.id for link in found} == {text_id("the Valley Liberation Front")} == {"text:valley-liberation-front"}
    assert found[0].reason == "known only from the text"


def test_they_is_the_one_subject_near() -> None:
    text = "Houthis shelled it. They then left."
    assert meant(text, "They", ("YE",)).id == "houthis"


def test_they_without_anybody_is_left_open() -> None:
    assert meant("They left.", "They", ("YE",)).id is None


def test_the_observatory_is_the_monitor_named() -> None:
    text = "The monitor said nine died. The Syrian Observatory for Human Rights relies on a network."
    assert meant(text, "monitor", ("SY",)).id == "sohr"


def test_persons_join_on_the_fullest_name() -> None:
    text = "“No,” said Michael Arden, an analyst. Later Arden agreed."
    found = links(text)
    assert [link.id for link in found if link.name == "Michael Arden"] == ["person:michael-arden"] * 2


def test_two_of_one_surname_are_left_open() -> None:
    text = "Michael Arden met Peter Arden. Then Arden left."
    assert meant(text, "Arden").id is None


def test_the_place_near_tells_whose_army() -> None:
    text = "The army shelled Homs. The army also took Mosul."
    places = tuple((at, iso) for at, iso in ((text.index("Homs"), "SY"), (text.index("Mosul"), "IQ")) for _ in "12")
    sentences = split(text)
    found = resolve_actors(
        Report(id="r", text=text),
        actors(text, sentences, KNOWN),
        sentences,
        KNOWN,
        Setting(countries=("SY", "IQ"), places=places),
    )
    assert [link.id for link in found] == ["forces.sy", "forces.iq"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("US-led strikes killed nine.", "US-led", "us_coalition"),
        ("Western air strikes hit it.", "Western", "us_coalition"),
        ("Russian warplanes hit it.", "Russian warplanes", "state.ru"),
        ("Russian-backed government forces took it.", "Russian-backed government forces", "forces.sy"),
        ("Turkish-backed rebels took Bizaah. Later the rebels left it.", "rebels", "backed_rebels.tr"),
        ("Syria and its Russian allies met.", "Russian allies", "state.ru"),
        ("Fighters of Ansar Dine fled.", "Fighters", "ansar_dine"),
        ("US-backed SDF units fought. A US-backed force took it.", "US-backed force", "sdf"),
    ],
)
def test_who_stands_behind(text: str, words: str, expected: str) -> None:
    assert meant(text, words, ("SY",)).id == expected


@pytest.mark.parametrize("words", ["fighters", "allied forces", "other groups", "gunmen"])
def test_nobody_in_particular_is_left_open(words: str) -> None:
    assert meant(f"Hamas and {words} took it.", words, ("SY",)).id is None


_PAIR = st.sampled_from(
    [
        ("Ahrar al-Sham", "Jaish al-Islam"),
        ("Boko Haram", "Ansar Dine"),
        ("Hamas", "Fatah"),
        ("M23", "FDLR"),
        ("Houthis", "Taliban"),
    ]
)
_SENTENCES = st.lists(
    st.sampled_from(
        [
            "{a} seized the town",
            "{b} fled",
            "The militants dug in",
            "They left",
            "The group denied it",
            "{a} and {b} clashed",
            "The army shelled {b}",
            "Rebels joined {a}",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(pair=_PAIR, sentences=_SENTENCES)
def test_swapping_two_sides_swaps_their_links_and_nothing_else(pair: tuple[str, str], sentences: list[str]) -> None:
    """Framing must not sway the reading: only the names change places."""
    one, other = pair
    ids = {KNOWN.find(one)[0].id: KNOWN.find(other)[0].id, KNOWN.find(other)[0].id: KNOWN.find(one)[0].id}
    said = ". ".join(s.format(a=one, b=other) for s in sentences)
    swapped = ". ".join(s.format(a=other, b=one) for s in sentences)
    first, second = links(said, ("SY",)), links(swapped, ("SY",))
    assert [ids.get(link.id or "", link.id) for link in first] == [link.id for link in second]
    assert [link.reason.split(" ")[-2:] for link in first] == [link.reason.split(" ")[-2:] for link in second]
