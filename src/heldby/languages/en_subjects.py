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
