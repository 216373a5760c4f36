"""Headlines without a verb: "Rebels in control of A, residents say", "B back in army hands", "Army at the gates of C".

In:     the tokens of a sentence.
Out:    the same tokens: what is told of somebody stands on top, and he is its subject, as if "are" stood between.
Never:  a change where a verb tells of him ("Rebels in control of A fled").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

# Where somebody or a place is said to be, or what it is in: nouns that tell as much as a verb does.
_STANDINGS = frozenset(
    {"control", "charge", "command", "possession", "hand", "hands", "grip", "siege", "occupation", "rule"}
    | {"outskirts", "edge", "gate", "gates", "door", "doorstep", "wall", "walls", "patrol", "centre", "center"}
)
_WHERE = frozenset({"in", "under", "on", "at"})
_BETWEEN = frozenset({"back", "again", "still", "now", "once", "already"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBAL = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SAYING = frozenset(
    {"say", "report", "claim", "tell", "confirm", "announce", "warn", "admit", "concede", "insist", "deny"}
)


@only_with(*_STANDINGS)
def with_subject_of_headline(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make what the headline tells its predicate."""
    if not any(t.text.lower() in _STANDINGS and t.dep in ("nmod", "obl") for t in tokens):
        return tokens
    told = next((t for t in tokens if _is_told(t, tokens)), None)
    if told is None:
        return tokens
    who = _who(told, tokens)
    if who is None or not _has_no_verb(who, told, tokens):
        return tokens
    above = (
        replace(told, dep="root", head=told.index) if who.dep == "root" else replace(told, dep="ccomp", head=who.head)
    )
    hung = {told.index: above, who.index: replace(who, dep="nsubj", head=told.index)}
    for t in tokens:
        if t.head in (who.index, told.head) and t.index not in hung and t.index > who.index and _goes_along(t, told):
            hung[t.index] = replace(t, head=told.index)
    if told.head != who.index:
        hung[told.head] = replace(tokens[told.head], dep="advmod", head=told.index)
    return [hung.get(t.index, t) for t in tokens]


def _is_told(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether it is "in control", "at the gates": with one of a few words before it, and hung on a noun before it."""
    cases = {t.text.lower() for t in tokens if t.head == token.index and t.dep == "case"}
    return token.text.lower() in _STANDINGS and token.dep in ("nmod", "obl") and bool(cases & _WHERE)


def _who(told: Token, tokens: Sequence[Token]) -> Token | None:
    """The noun before it that it hangs on, or that "back" between them does."""
    above = tokens[told.head]
    if above.text.lower() in _BETWEEN and above.pos == "ADV":
        above = tokens[above.head]
    return above if above.pos in _NOMINAL and above.index < told.index else None


def _has_no_verb(who: Token, told: Token, tokens: Sequence[Token]) -> bool:
    """Whether no verb tells of him, but one of saying that has a subject of its own."""
    if who.dep == "root":
        return not any(t.tag in _VERBAL and t.dep not in ("parataxis", "advcl", "acl:relcl") for t in tokens)
    verb = tokens[who.head]
    others = [t for t in tokens if t.head == verb.index and t.dep == "nsubj" and t.index > told.index]
    says = verb.pos == "VERB" and verb.lemma.lower() in _SAYING and bool(others)
    between = (t for t in tokens if told.index < t.index < verb.index)
    return says and who.dep == "nsubj" and any(t.text == "," for t in between)


def _goes_along(token: Token, told: Token) -> bool:
    """Whether what hung on him belongs to what is told: a comma, "back", "after a battle"."""
    return token.index != told.index and token.dep in ("advmod", "punct", "advcl", "parataxis", "obl")


def with_sides_of_verb(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make a verb of what is tagged as one and called a noun, and the army its subject: "Army recaptures El Fasher"."""
    verb = next((t for t in tokens if t.dep == "root" and t.tag in _FINITE and t.pos in _NOMINAL), None)
    if verb is None:
        return tokens
    found = list(tokens)
    found[verb.index] = replace(verb, pos="VERB")
    own = [t for t in tokens if t.head == verb.index and t is not verb]
    before = next((t for t in own if t.index < verb.index and t.dep == "compound"), None)
    if before is not None and not any(t.dep.startswith(("nsubj", "csubj")) for t in own):
        found[before.index] = replace(before, dep="nsubj")
    return found
