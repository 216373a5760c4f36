"""The people who open a sentence, where the parser took them, or what describes them, for its verb.

In:     the tokens of a sentence.
Out:    the same tokens, the people a subject and the word for what they did the verb.
Never:  a second verb on top; whether the words still are a tree is for `en_trees` to see.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
# Words for people that the parser may take for verbs at the head of a sentence.
_PEOPLE = frozenset(
    {
        "separatists",
        "fighters",
        "rebels",
        "militants",
        "insurgents",
        "troops",
        "soldiers",
        "militias",
        "guerrillas",
        "paramilitaries",
        "gunmen",
        "loyalists",
        "jihadists",
        "islamists",
        "extremists",
        "terrorists",
        "marines",
    }
)


def with_people_as_nouns(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Southern separatists wrested control of X" read with the control as what the separatists do."""
    for people in tokens[:-1]:
        verb = tokens[people.index + 1]
        if people.text.lower() not in _PEOPLE or verb.tag not in _PARTICIPLES:
            continue
        thing = tokens[verb.head]
        if thing.head != people.index or thing.dep != "obj":
            continue
        tokens = tuple(_under_people(token, people, verb) for token in tokens)
    return tokens


def _under_people(token: Token, people: Token, verb: Token) -> Token:
    if token.index == people.index:
        return replace(token, pos="NOUN", tag="NNS", dep="nsubj", head=verb.index)
    if token.index == verb.index:
        above = verb.index if people.head == people.index else people.head
        return replace(token, pos="VERB", tag="VBD", dep=people.dep, head=above)
    if token.index == verb.head:
        return replace(token, dep="obj", head=verb.index)
    return replace(token, head=verb.index) if token.head == people.index and token.index > verb.index else token


def with_noun_before_adjective(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Forces loyal to the government have taken X": the forces are the subject, not "loyal"."""
    for noun, adjective in pairwise(tokens):
        said_of = (
            noun.pos == "NOUN"
            and noun.head == adjective.index
            and (noun.dep.startswith("nsubj") or (noun.dep == "compound" and adjective.dep.startswith("nsubj")))
        )
        if adjective.pos != "ADJ" or not said_of or adjective.dep == "root":
            continue
        if any(t.head == adjective.index and t.dep in ("cop", "aux") for t in tokens):
            continue
        found = list(tokens)
        found[noun.index] = replace(noun, dep=adjective.dep, head=adjective.head)
        found[adjective.index] = replace(adjective, dep="amod", head=noun.index)
        tokens = tuple(found)
    return tokens


def with_verb_after_adjective(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Fighters loyal to him took X" read as a clause about "loyal" with a side clause: the verb is on top."""
    for noun, adjective in pairwise(tokens):
        about = noun.pos in _NOMINAL and noun.head == adjective.index and noun.dep.startswith("nsubj")
        below = [t for t in tokens if t.head == adjective.index]
        if not about or adjective.pos != "ADJ" or any(t.dep in ("cop", "aux", "cc") for t in below):
            continue
        verb = next((t for t in below if t.index > adjective.index + 1 and _lacks_subject(tokens, t)), None)
        verb = verb or next((t for t in tokens if _ends_description(tokens, adjective, t)), None)
        if verb is not None:
            tokens = tuple(_above_adjective(token, noun, adjective, verb) for token in tokens)
    return tokens


def _ends_description(tokens: Sequence[Token], adjective: Token, verb: Token) -> bool:
    """ "Forces loyal to the government rolled into X": a participle right behind whom they are loyal to, no "by"."""
    noun = tokens[verb.head]
    behind = verb.dep == "acl" and verb.index == noun.index + 1 and noun.head == adjective.index
    if not behind or verb.tag not in ("VBN", "VBD") or adjective.dep != "root" or has_agent(tokens, verb):
        return False
    return not any(t.tag in _FINITE and t.index not in (verb.index, adjective.index) for t in tokens)


def _lacks_subject(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a finite verb opens its clause: nobody and nothing ("and", "when") stands for it before it."""
    if (
        verb.pos != "VERB"
        or verb.tag not in _FINITE | {"VBN"}
        or verb.dep not in ("advcl", "conj", "parataxis", "ccomp")
    ):
        return False
    before = (t.dep for t in tokens if t.head == verb.index and t.index < verb.index)
    return not any(dep.startswith(("nsubj", "mark", "cc", "punct", "aux")) for dep in before)


def _above_adjective(token: Token, noun: Token, adjective: Token, verb: Token) -> Token:
    if token.index == verb.index:
        top = adjective.head == adjective.index
        return replace(token, dep=adjective.dep, head=token.index if top else adjective.head, tag="VBD")
    if token.index == adjective.index:
        return replace(token, dep="amod", head=noun.index)
    if token.index == noun.index:
        return replace(token, head=verb.index)
    outside = token.head == adjective.index and (token.index > verb.index or token.index < noun.index)
    return replace(token, head=verb.index) if outside else token


def has_agent(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a participle says by whom: "held by the army"."""
    below = any(t.index > verb.index and t.head == verb.index and t.dep == "obl:agent" for t in tokens)
    return below or any(t.text.lower() == "by" and t.index == verb.index + 1 for t in tokens)
