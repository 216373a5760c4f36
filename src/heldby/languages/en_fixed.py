"""Phrases that go together whatever the parser makes of them: "the border with A", "due to resume".

In:     the tokens of a sentence.
Out:    the same tokens, some hung elsewhere.
Never:  other words; whether they still are a tree is for `en_trees` to see.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

_BORDERS = frozenset({"border", "borders", "frontier", "boundary", "crossing"})
_LENGTHS = frozenset(
    {
        "km",
        "kms",
        "kilometers",
        "kilometres",
        "kilometer",
        "kilometre",
        "miles",
        "mile",
        "metres",
        "meters",
        "yards",
        "metre",
    }
)
_BEARINGS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_HOW_FAR = frozenset(
    {"away", "off", "further", "farther", "inland", "upstream", "downstream", "only", "just", "or", "so"}
)
_LONGEST = 3
_RANGES = frozenset({"surface", "ground", "air", "land", "sea"})
_MISSILES = frozenset({"missile", "rocket"})


@only_with(*_BORDERS)
def with_borders(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Fighting near the border with A": A is beyond the border, and nobody is fought."""
    for link in tokens[1:-1]:
        border, beyond = tokens[link.index - 1], tokens[link.head]
        if link.text.lower() != "with" or link.dep != "case" or border.text.lower() not in _BORDERS:
            continue
        if beyond.dep == "obl" and 0 < beyond.index - link.index <= _LONGEST and beyond.head != border.index:
            tokens = tuple(replace(t, dep="nmod", head=border.index) if t.index == beyond.index else t for t in tokens)
    return tokens


_TOLD_OF = frozenset({"the", "this", "that"})


@only_with(*_LENGTHS)
def with_distances(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Withdrew to A, 75 km (46 miles) from B": B tells where A lies, and nobody withdrew from there."""
    for link in tokens[3:]:
        start = tokens[link.head]
        if link.text.lower() != "from" or link.dep != "case" or start.index < link.index:
            continue
        unit = _length_before(tokens, link.index - 1)
        noun = _what_lies_there(tokens, unit.index - 1) if unit else None
        if unit is None or noun is None or start.dep not in ("obl", "nmod", "appos"):
            continue
        apposed = start.dep == "appos" and start.head == noun.index  # "the town, 16 km from their stronghold"
        if start.head >= noun.index and start.head != unit.index and not apposed:
            continue
        # "the town, 20 km from B" is told of before; "a hill 20 km from B" is told by that alone
        aside = any(t.head == noun.index and t.text.lower() in _TOLD_OF for t in tokens[: noun.index])
        hung = {
            unit.index: replace(unit, dep="parataxis" if aside else "nmod:unmarked", head=noun.index),
            start.index: replace(start, dep="nmod", head=unit.index),
        }
        tokens = tuple(hung.get(t.index, t) for t in tokens)
    return tokens


def _length_before(tokens: Sequence[Token], at: int) -> Token | None:
    """The counted length that ends at a word, past its bearing and what stands in brackets: "10 km (6 miles) west"."""
    while at > 0 and tokens[at].text.lower().replace("-", "") in _BEARINGS | _HOW_FAR:
        at -= 1
    if tokens[at].text in (")", "]"):
        at = next((t.index for t in reversed(tokens[:at]) if t.text in ("(", "[")), 0) - 1
    unit = tokens[at] if at > 1 else None
    return unit if unit and unit.text.lower() in _LENGTHS else None


def _what_lies_there(tokens: Sequence[Token], at: int) -> Token | None:
    """The noun before a number, past "about" and a comma: "to A, some 75 km"."""
    while (at > 0 and tokens[at].pos in ("NUM", "ADV", "DET")) or tokens[at].text in (",", "("):
        at -= 1
    return tokens[at] if at > 0 and tokens[at].pos in ("NOUN", "PROPN") else None


@only_with("due")
def with_what_is_due(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Talks were due to resume": they are due, and have not resumed."""
    for due in tokens[1:-2]:
        to, verb = tokens[due.index + 1], tokens[due.index + 2]
        if due.text.lower() != "due" or to.text.lower() != "to" or verb.tag != "VB" or due.head != verb.index:
            continue
        above = verb.head if verb.head != verb.index else due.index
        hung = {
            due.index: replace(due, pos="ADJ", tag="JJ", dep=verb.dep, head=above),
            to.index: replace(to, dep="mark", head=verb.index),
            verb.index: replace(verb, dep="xcomp", head=due.index),
        }
        tokens = tuple(hung.get(t.index) or _of_due(t, verb, due) for t in tokens)
    return tokens


def _of_due(token: Token, verb: Token, due: Token) -> Token:
    """What stands before "due" as it would before "scheduled"."""
    if token.head != verb.index or token.index > due.index:
        return token
    return replace(token, head=due.index, dep="nsubj:pass" if token.dep == "nsubj" else token.dep)


@only_with(*_RANGES)
def with_missiles_by_range(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Surface to surface missiles", written without hyphens: three words say which missiles, and nobody surfaces."""
    for to in tokens[1:-2]:
        start, end, noun = tokens[to.index - 1], tokens[to.index + 1], tokens[to.index + 2]
        if to.text.lower() != "to" or noun.lemma.lower() not in _MISSILES:
            continue
        if start.text.lower() not in _RANGES or end.text.lower() not in _RANGES:
            continue
        three = {start.index, to.index, end.index}
        outer = next(t for t in (start, to, end, noun) if t.head not in three | {noun.index} or t.head == t.index)
        above = noun.index if outer.head == outer.index else outer.head
        tokens = tuple(_of_missile(t, three, replace(noun, pos="NOUN", dep=outer.dep, head=above)) for t in tokens)
    return tokens


def _of_missile(token: Token, three: set[int], noun: Token) -> Token:
    """The words before the missile describe it; what hung on them hangs on it."""
    if token.index == noun.index:
        return noun
    if token.index in three:
        return replace(token, pos="NOUN", tag="NN", dep="compound", head=noun.index)
    return replace(token, head=noun.index) if token.head in three else token
