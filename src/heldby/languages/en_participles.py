"""Participles before a noun that a parser takes for verbs of their own: "fled besieged Homs", "marched to besieged A".

In:     the tokens of a sentence.
Out:    the same tokens, some hung elsewhere.
Never:  a verb with a subject, an auxiliary or a conjunction of its own, nor one with an article behind it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

_BESIDE = frozenset({"advcl", "xcomp", "ccomp"})
_OWN = frozenset({"nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "cop", "cc", "csubj"})
_CLAUSES = frozenset({"ccomp", "conj", "parataxis"})
_IN_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PUNCT"})
_LIGHT = frozenset({"be", "have", "get", "become", "keep", "go", "come"})


def with_participles_as_adjectives(tokens: Sequence[Token]) -> Sequence[Token]:
    """Hang a participle that stands right behind a verb on the noun after it, which is that verb's object."""
    doubted = [
        t
        for t in tokens
        if t.dep in _BESIDE and t.index == t.head + 1 and t.tag in ("VBD", "VBN") and t.text.endswith("ed")
    ]
    for word in doubted:
        tokens = _as_adjective(tokens, word)
    for word in [t for t in tokens if t.text.endswith("ed") and _is_no_infinitive(tokens, t)]:
        tokens = _as_goal(tokens, word)
    return tokens


@only_with("is", "are", "was", "were", "be", "been")
def with_fates_of_predicates(tokens: Sequence[Token]) -> Sequence[Token]:
    """Hang "held" of "A is the last city in B held by C" on the city, where a parser hangs it on B."""
    found = list(tokens)
    for word in tokens:
        name = tokens[word.head]
        noun = tokens[name.head]
        if word.dep != "acl" or word.tag != "VBN" or name.dep != "nmod" or name.pos != "PROPN" or noun.pos != "NOUN":
            continue
        parted = any(t.text == "," for t in tokens[name.index : word.index])
        if not parted and noun.index < name.index < word.index and any(_is_copula(t, noun) for t in tokens):
            found[word.index] = replace(word, head=noun.index)
    return found


def _is_copula(word: Token, noun: Token) -> bool:
    return word.dep == "cop" and word.head == noun.index


def _is_no_infinitive(tokens: Sequence[Token], word: Token) -> bool:
    """Whether a word in "ed" is a participle behind "to": "to besieged"; "to need" is none."""
    to = tokens[word.index - 1] if word.index else word
    inflected = word.tag in ("VB", "VBD", "VBN") and word.lemma != word.text.lower()
    return inflected and to.text.lower() == "to" and to.head == word.index


def _as_goal(tokens: Sequence[Token], word: Token) -> Sequence[Token]:
    """The tokens with "to besieged Homs" as where somebody goes."""
    below = [t for t in tokens if t.head == word.index and t.index not in (word.index, word.index - 1)]
    objects = [t for t in below if t.dep == "obj" and t.index > word.index]
    if word.head == word.index or len(objects) != 1:
        return tokens
    noun = objects[0]
    if any(t.pos not in _IN_PHRASE for t in tokens[word.index + 1 : noun.index]):
        return tokens
    found = list(tokens)
    for other in below:
        found[other.index] = replace(other, head=word.head)
    to = tokens[word.index - 1]
    found[to.index] = replace(to, head=noun.index, dep="case", pos="ADP", tag="IN")
    found[noun.index] = replace(noun, head=word.head, dep="obl")
    found[word.index] = replace(word, head=noun.index, dep="amod", tag="VBN")
    return found


def _as_adjective(tokens: Sequence[Token], word: Token) -> Sequence[Token]:
    verb = tokens[word.head]
    below = [t for t in tokens if t.head == word.index and t.index != word.index]
    objects = [t for t in below if t.dep == "obj" and t.index > word.index]
    taken = any(t.dep == "obj" and t.head == verb.index for t in tokens)
    if verb.pos != "VERB" or verb.lemma in _LIGHT or taken or len(objects) != 1:
        return tokens
    if any(t.dep in _OWN or (t.dep in _CLAUSES and t.pos == "VERB") for t in below):
        return tokens
    noun = objects[0]
    if any(t.pos not in _IN_PHRASE for t in tokens[word.index + 1 : noun.index]):
        return tokens
    found = list(tokens)
    for other in below:
        found[other.index] = replace(other, head=verb.index)
    found[word.index] = replace(word, head=noun.index, dep="amod", tag="VBN")
    return found
