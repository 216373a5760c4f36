"""Who does what a verb tells, where the parser hung him on the noun before.

In:     the tokens of a sentence.
Out:    the same tokens, a subject or an agent hung on its verb.
Never:  a second subject or agent; whether the words still are a tree is for `en_trees` to see.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_OPENS_CLAUSE = frozenset({"after", "before", "since", "until"})
_UNITS = frozenset({"year", "month", "week", "day", "hour", "minute", "decade"})
_PLACES = ("obl", "nmod")
_GROUND = frozenset({"town", "city", "village", "area", "district", "province", "region", "camp", "base"})


@only_with(*_OPENS_CLAUSE)
def with_subject_of_side_clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make "group" the subject in "a year after the group seized it", not a part of the year."""
    for verb in tokens[1:]:
        if verb.tag not in _FINITE or verb.dep in ("aux", "aux:pass", "amod") or _has_subject(tokens, verb, but=_UNITS):
            continue
        noun = tokens[verb.index - 1]
        while noun.pos == "ADV" and noun.index:
            noun = tokens[noun.index - 1]
        opens = [t for t in tokens if t.head == noun.index and t.dep == "case" and t.text.lower() in _OPENS_CLAUSE]
        if noun.pos not in _NOMINAL or noun.dep not in ("nmod", "obl") or not opens:
            continue
        above = tokens[noun.head]
        counted = above.head == verb.index and above.dep.startswith("nsubj")
        if _has_subject(tokens, verb) and not counted:
            continue
        found = list(tokens)
        found[noun.index] = replace(noun, dep="nsubj", head=verb.index)
        found[opens[0].index] = replace(opens[0], dep="mark", head=verb.index)
        if counted:
            found[above.index] = replace(above, dep="obl:unmarked")
        elif above is not verb:
            found[verb.index] = replace(verb, dep="advcl", head=noun.head)
        return found
    return tokens


@only_with(*_OPENS_CLAUSE)
def with_subject_of_side_passive(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make "pockets" the subject in "took it after the last pockets were eliminated", not when it was taken."""
    for verb in tokens[1:]:
        if verb.tag != "VBN" or verb.dep not in ("conj", "acl", "parataxis"):
            continue
        helpers = [t for t in tokens[: verb.index] if t.head == verb.index and t.dep in ("aux", "aux:pass")]
        joined = any(t.head == verb.index and t.dep in ("cc", "mark") for t in tokens)
        if not helpers or joined:
            continue
        before = helpers[0].index - 1
        noun = _above_all(tokens, tokens[before], verb) if before > 0 else None
        if noun is None or noun.dep != "obl" or _has_subject(tokens, verb):
            continue
        opens = [t for t in tokens if t.head == noun.index and t.dep == "case" and t.text.lower() in _OPENS_CLAUSE]
        if opens:
            found = list(tokens)
            found[noun.index] = replace(noun, dep="nsubj:pass", head=verb.index)
            found[opens[0].index] = replace(opens[0], dep="mark", head=verb.index)
            found[verb.index] = replace(verb, dep="advcl", head=noun.head)
            return found
    return tokens


def _above_all(tokens: Sequence[Token], word: Token, verb: Token) -> Token:
    """The noun that a phrase before a verb hangs on: "pockets" of "the last pockets of rebels"."""
    while word.dep in ("nmod", "flat", "compound", "conj", "amod") and word.head not in (word.index, verb.index):
        word = tokens[word.head]
    return word


def _has_subject(tokens: Sequence[Token], verb: Token, but: frozenset[str] = frozenset()) -> bool:
    told = [t for t in tokens if t.head == verb.index and t.dep.startswith(("nsubj", "expl", "csubj"))]
    return any(t.lemma not in but for t in told)


@only_with("by")
def with_agent_of_passive(tokens: Sequence[Token]) -> Sequence[Token]:
    """Hang "by the army" of "were forced out of Lyman by the army" on the verb: nobody made Lyman, or "the town"."""
    found = list(tokens)
    for agent in tokens:
        place = tokens[agent.head]
        verb = tokens[place.head]
        is_place = (place.pos == "PROPN" or place.text.lower() in _GROUND) and place.dep in _PLACES
        if agent.dep != "nmod" or not is_place or verb.tag not in ("VBN", "VBD"):
            continue
        kids = [t for t in tokens if t.head == verb.index]
        passive = any(t.dep in ("aux:pass", "nsubj:pass") for t in kids) or verb.dep.startswith("acl")
        by = any(t.head == agent.index and t.dep == "case" and t.text.lower() == "by" for t in tokens)
        if by and passive and agent.index > place.index and not any(t.dep == "obl:agent" for t in kids):
            found[agent.index] = replace(agent, dep="obl:agent", head=verb.index)
    return found if found != list(tokens) else tokens
