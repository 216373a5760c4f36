"""Who does what a verb tells, where the parser hung him on the noun before.

In:     the tokens of a sentence.
Out:    the same tokens, a subject or an agent hung on its verb.
Never:  a second subject or agent; whether the words still are a tree is for `en_trees` to see.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_OPENS_CLAUSE = frozenset({"after", "before", "since", "until"})
_UNITS = frozenset({"year", "month", "week", "day", "hour", "minute", "decade"})
_PLACES = ("obl", "nmod")
_IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "PART"})
_SHORTEST = 4
_CAUSES = frozenset(
    (
        "force",
        "forces",
        "forced",
        "forcing",
        "compel",
        "compels",
        "compelled",
        "compelling",
        "oblige",
        "obliged",
        "pushed",
    )
)


def with_subject_of_side_clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make "group" the subject in "a year after the group seized it", not a part of the year."""
    for verb in tokens[1:]:
        if verb.tag not in _FINITE or _has_subject(tokens, verb, but=_UNITS):
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


def with_infinitive_of_causer(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Forced the rebels to withdraw": it is the rebels who withdraw; the infinitive is no part of their name."""
    for verb in tokens:
        noun = tokens[verb.head]
        above = tokens[noun.head]
        if verb.dep != "acl" or verb.tag != "VB" or noun.dep != "obj" or above.pos != "VERB":
            continue
        to = any(t.head == verb.index and t.tag == "TO" for t in tokens)
        if to and above.text.lower() in _CAUSES and noun.index > above.index:
            moved = replace(verb, dep="xcomp", head=above.index)
            tokens = tuple(moved if t.index == verb.index else t for t in tokens)
    return tokens


def _has_subject(tokens: Sequence[Token], verb: Token, but: frozenset[str] = frozenset()) -> bool:
    told = [t for t in tokens if t.head == verb.index and t.dep.startswith(("nsubj", "expl", "csubj"))]
    return any(t.lemma not in but for t in told)


def with_agent_of_passive(tokens: Sequence[Token]) -> Sequence[Token]:
    """Hang "by the army" of "were forced out of Lyman by the army" on the verb: nobody made Lyman."""
    found = list(tokens)
    for agent in tokens:
        place = tokens[agent.head]
        verb = tokens[place.head]
        if agent.dep != "nmod" or place.pos != "PROPN" or place.dep not in _PLACES or verb.tag not in ("VBN", "VBD"):
            continue
        kids = [t for t in tokens if t.head == verb.index]
        passive = any(t.dep in ("aux:pass", "nsubj:pass") for t in kids) or verb.dep.startswith("acl")
        by = any(t.head == agent.index and t.dep == "case" and t.text.lower() == "by" for t in tokens)
        if by and passive and agent.index > place.index and not any(t.dep == "obl:agent" for t in kids):
            found[agent.index] = replace(agent, dep="obl:agent", head=verb.index)
    return found if found != list(tokens) else tokens


def with_main_clause_after_participle(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make "moved" the verb of "After taking the town, rebels moved north", not "taking" with the rebels as a town."""
    root = next((t for t in tokens if t.head == t.index), None)
    commas = [t.index for t in tokens if root and t.text == "," and t.index > root.index]
    if root is None or not commas or not _opens_with(tokens, root):
        return tokens
    first = commas[0] + 1
    verb = next((t for t in tokens[first:] if t.pos not in _IN_PHRASE or _looks_past(tokens, t, first)), None)
    if verb is None or verb.index - first < 1 or not (verb.tag in _FINITE or _looks_past(tokens, verb, first)):
        return tokens
    subject = tokens[verb.index - 1]
    if subject.pos not in _NOMINAL or _has_subject(tokens, verb):
        return tokens
    return [_under(t, root, subject, verb, first) for t in tokens]


def _opens_with(tokens: Sequence[Token], root: Token) -> bool:
    """Whether the word on top is the participle that the sentence opens with: "After taking", "Having taken"."""
    opens = tokens[0].text.lower()
    if root.tag == "VBG":
        return root.index == 0 or (root.index == 1 and tokens[0].dep in ("mark", "case"))
    return opens == "having" and root.index == 1 and root.tag in ("VBN", "VBD")


def _looks_past(tokens: Sequence[Token], token: Token, first: int) -> bool:
    """Whether a word taken for an adjective may be the past of a verb: it follows its noun ("troops advanced")."""
    after_noun = token.index > first and tokens[token.index - 1].pos in _NOMINAL
    return after_noun and token.tag in ("JJ", "VBN") and token.text.endswith("ed") and len(token.text) > _SHORTEST


def _under(token: Token, root: Token, subject: Token, verb: Token, first: int) -> Token:
    if token.index == verb.index:
        return replace(token, dep="root", head=verb.index, pos="VERB", tag=token.tag if token.tag in _FINITE else "VBD")
    if token.index == root.index:
        return replace(token, dep="advcl", head=verb.index)
    if token.index == subject.index:
        return replace(token, dep="nsubj", head=verb.index)
    if first <= token.index < subject.index and not first <= token.head <= subject.index:
        return replace(token, dep="compound", head=subject.index)
    if token.index > verb.index and token.head < verb.index:
        return replace(token, head=verb.index)
    return replace(token, head=verb.index) if token.index == first - 1 else token
