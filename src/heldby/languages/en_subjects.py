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


def with_noun_before_adjective(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Forces loyal to the government have taken X": the forces are the subject, not "loyal"."""
    for noun, adjective in pairwise(tokens):
        said_of = (
            noun.pos == "NOUN"
            and noun.head == adjective.index
            and (noun.dep.startswith("nsubj") or (noun.dep == "compound" and adjective.dep.startswith("nsubj")))
        )
        if adjective.pos != "ADJ" or not said_of or adjective.dep in ("root", "conj"):
            continue  # "15 were killed and dozens wounded" says it of the dozens
        if any(t.head == adjective.index and t.dep in ("cop", "aux") for t in tokens):
            continue
        found = list(tokens)
        found[noun.index] = replace(noun, dep=adjective.dep, head=adjective.head)
        found[adjective.index] = replace(adjective, dep="amod", head=noun.index)
        tokens = tuple(found)
    return tokens


def with_subject_of_auxiliary(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "The rebels did, however, take the town": who stands before "did" is the subject of "take"."""
    hung = [t for t in tokens if t.dep.startswith("nsubj") and tokens[t.head].dep.startswith("aux")]
    if not hung:
        return tokens
    found = list(tokens)
    for noun in hung:
        verb = tokens[noun.head].head
        if not any(t.head == verb and t.dep.startswith(("nsubj", "csubj", "expl")) for t in tokens):
            found[noun.index] = replace(noun, head=verb)
    return found


def has_agent(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a participle says by whom: "held by the army"."""
    below = any(t.index > verb.index and t.head == verb.index and t.dep == "obl:agent" for t in tokens)
    return below or any(t.text.lower() == "by" and t.index == verb.index + 1 for t in tokens)


def with_subject_before_aim(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Rebels fighting to topple the junta took X": the rebels took it, and the junta is whom they mean to topple."""
    for noun, doing, to in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if doing.tag != "VBG" or to.tag != "TO" or noun.pos not in ("NOUN", "PROPN"):
            continue
        aim = tokens[to.head]
        verb = _verb_after(tokens, doing, aim)
        if aim.tag != "VB" or aim.head != doing.index or verb is None:
            continue
        found = list(tokens)
        if noun.head == doing.index and noun.dep == "nsubj":
            found = _parted_from(found, noun, doing, verb)
        strays = [t for t in tokens if t.head == verb.index and t.dep == "nsubj" and aim.index < t.index < verb.index]
        for stray in strays:
            found[stray.index] = replace(stray, dep="obj", head=aim.index)
        if found != list(tokens):
            return tuple(found)
    return tokens


def _verb_after(tokens: Sequence[Token], doing: Token, aim: Token) -> Token | None:
    """The finite verb that what is said of the subject is read beside, with no "and" or comma between."""
    for token in tokens[aim.index + 1 :]:
        if token.pos in ("CCONJ", "SCONJ") or token.text in (",", ";", ":"):
            return None
        if token.tag in ("VBD", "VBZ", "VBP") and token.dep not in ("aux", "aux:pass", "cop"):
            beside = (
                token.index == doing.head
                or token.head == doing.index
                or any(t.head == token.index and t.dep == "nsubj" and t.index < doing.index for t in tokens)
            )
            return token if beside else None
    return None


def _parted_from(found: list[Token], noun: Token, doing: Token, verb: Token) -> list[Token]:
    """The tokens with the noun as the verb's subject and the participle said of the noun."""
    if any(t.head == verb.index and t.dep.startswith("nsubj") and t.index < doing.index for t in found):
        return found
    top = doing.head == doing.index
    if not top and doing.head != verb.index:
        return found
    found[noun.index] = replace(noun, head=verb.index)
    found[doing.index] = replace(doing, dep="acl", head=noun.index)
    if top:
        found[verb.index] = replace(verb, dep=doing.dep, head=verb.index)
    return found
