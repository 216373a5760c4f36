"""Words that hang loosely in plain and unpunctuated sentences, put where their order says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heldby.languages import en_loose, language
from heldby.languages.en_trees import is_tree
from heldby.model import Span, Token

Hung = tuple[str, str, str]


def hung(text: str) -> set[Hung]:
    """Each word with its label and what it hangs on, as read."""
    english = language("en")
    assert english
    return told(english.sentences(text, [Span(start=0, end=len(text))])[0].tokens)


def told(tokens: tuple[Token, ...]) -> set[Hung]:
    return {(t.text, t.dep, tokens[t.head].text) for t in tokens}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "A bomber struck a wedding killing 32 people and wounding dozens a medical source said.",
            ("source", "nsubj", "said"),
        ),
        (
            "Yesterday in continued attacks on the city 18 civilians have been killed.",
            ("civilians", "nsubj:pass", "killed"),
        ),
        ("Air strikes have killed between 229 and 425 civilians overall.", ("civilians", "obj", "killed")),
        ("The group has reported hundreds of civilians killed in the war.", ("killed", "acl", "hundreds")),
        ("Six children were killed in regime shelling on the town.", ("shelling", "obl", "killed")),
        ("Bombing in Nigeria", ("Nigeria", "nmod", "Bombing")),
        ("A suicide bomber killed at least 16 in Hasakah.", ("bomber", "nsubj", "killed")),
        ("The raid left dozens of villagers dead in Djibo.", ("dead", "amod", "dozens")),
        (
            "Troops shelled it, killing one insurgent and forcing others to flee.",
            ("insurgent", "obj", "killing"),
        ),
        ("The force then detained the driver and one additional suspected smuggler.", ("smuggler", "conj", "driver")),
        ("A man, a woman and a child died in Aleppo.", ("woman", "conj", "man")),
        ("The militants took 900 civilians hostage in Manbij.", ("hostage", "xcomp", "took")),
        ("The army attacked Hezbollah and Islamic State captured Saraqib.", ("Hezbollah", "obj", "attacked")),
    ],
)
def test_words_hang_where_their_order_says(text: str, wanted: Hung) -> None:
    assert wanted in hung(text)


def token(index: int, text: str, tag: str, dep: str, head: int) -> Token:
    pos = {"N": "NOUN", "V": "VERB", "I": "ADP", "C": "NUM"}.get(tag[0], "X")
    return Token(
        index=index,
        start=index * 9,
        end=index * 9 + len(text),
        text=text,
        lemma=text,
        pos=pos,
        tag=tag,
        dep=dep,
        head=head,
    )


def test_who_tells_is_not_whom_it_befell() -> None:
    tokens = (
        token(0, "wounding", "VBG", "ccomp", 3),
        token(1, "dozens", "NNS", "obj", 0),
        token(2, "witnesses", "NNS", "obj", 0),
        token(3, "said", "VBD", "root", 3),
    )
    better = tuple(en_loose.with_who_tells(tokens))
    assert is_tree(better)
    assert ("witnesses", "nsubj", "said") in told(better)
    alone = tuple(replace(t, dep="nmod") if t.text == "dozens" else t for t in tokens)
    assert en_loose.with_who_tells(alone) is alone


def test_an_act_behind_a_preposition_is_a_noun() -> None:
    tokens = (
        token(0, "Soldiers", "NNS", "nsubj:pass", 2),
        token(1, "were", "VBD", "aux:pass", 2),
        token(2, "killed", "VBN", "root", 2),
        token(3, "by", "IN", "mark", 4),
        token(4, "shelling", "VBG", "advcl", 2),
        token(5, "Marib", "NNP", "obl", 4),
    )
    better = tuple(en_loose.with_acts_as_nouns(tokens))
    assert is_tree(better)
    assert {("shelling", "obl:agent", "killed"), ("by", "case", "shelling")} <= set(told(better))
    aimed = tuple(replace(t, dep="obj") if t.text == "Marib" else t for t in tokens)  # "began by shelling Marib"
    assert en_loose.with_acts_as_nouns(aimed) is aimed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The colonel fled, handing the rebels the city of Gao.", ("rebels", "iobj", "handing")),
        ("The truce ended, handing the rebels control of Gao.", ("rebels", "iobj", "handing")),
        ("The RSF launched an offensive southwards along the White Nile.", ("offensive", "obj", "launched")),
        ("The RSF captured a village about 7 km to the east of Sennar.", ("east", "nmod", "village")),
    ],
)
def test_who_is_given_a_thing_and_where_it_lies(text: str, wanted: Hung) -> None:
    assert wanted in hung(text)
