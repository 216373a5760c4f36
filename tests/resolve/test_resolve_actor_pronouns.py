"""Whom its, their, they and it mean, in sentences read by the parser that ships with heldby."""

from __future__ import annotations

import pytest

from heldby.languages.en import English
from heldby.lexicon.actors import load_actors
from heldby.mark.actors import actors
from heldby.model import Link, Report, Span
from heldby.resolve.actor_scene import Setting
from heldby.resolve.actors import resolve_actors

KNOWN = load_actors()
ENGLISH = English()


def links(text: str, setting: Setting) -> list[Link]:
    sentences = tuple(ENGLISH.sentences(text, [Span(start=0, end=len(text))]))
    return list(resolve_actors(Report(id="r", text=text), actors(text, sentences, KNOWN), sentences, KNOWN, setting))


def meant(text: str, words: str, *countries: str, nth: int = 0) -> Link:
    found = [x for x in links(text, Setting(countries=countries or ("SY",))) if text[x.start : x.end] == words]
    return found[nth]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Syrian army cut off the Houthis' supply road to their stronghold in Raqqa.", "their", "houthis"),
        ("Russia said its troops had taken full control of Kherson.", "its", "state.ru"),
        ("Russia said its troops had taken full control of Kherson.", "troops", "forces.ru"),
        ("Ahrar al-Sham and its allies captured three villages.", "its", "ahrar"),
        ("In its own stronghold Islamic State is losing ground.", "its", "is"),
        ("Hezbollah announced that it had captured four villages.", "it", "hezbollah"),
        ("The YPG held the areas that they had captured in June.", "they", "ypg"),
    ],
)
def test_a_pronoun_follows_the_grammar(text: str, words: str, expected: str) -> None:
    assert meant(text, words).id == expected


def test_the_monitor_quoted_captures_nothing() -> None:
    text = "Islamic State attacked at night. The Syrian Observatory for Human Rights said they had captured the town."
    assert meant(text, "they").id == "is"


def test_a_monitor_alone_is_nobody_who_fights() -> None:
    text = "The Syrian Observatory for Human Rights said they had captured the town."
    assert meant(text, "they").id is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army shelled Aleppo and its countryside.", "its"),
        ("The army retook Palmyra. It is a World Heritage site.", "It"),
        ("Islamic State fought the army. They have been forced to retreat.", "They"),
    ],
)
def test_what_may_be_a_place_or_either_side_stays_open(text: str, words: str) -> None:
    assert meant(text, words).id is None


def test_nobody_destroys_his_own_tanks() -> None:
    text = "The Syrian army attacked the Houthis, destroying their tanks."
    assert meant(text, "their").id == "houthis"
