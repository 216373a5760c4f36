"""Whom a word right beside a name describes: "A-aligned B", "pro-A B", "B, the channel run by A", "A and allied B".

In:     a `Trigger`.
Out:    mentions: who is so described, or whom that names.
Never:  a name across a verb, a full stop or a semicolon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.in_order import actor_at, actors_at, first_of, past, word_at, word_before
from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from heldby.claim.trigger import Trigger
    from heldby.model import Mention

_JOINING = frozenset({"and", "&"})
_ANYBODY = frozenset({"forces", "troops", "groups", "factions", "units"})
_NEAR = 9


def glossed_as(trigger: Trigger) -> list[Mention]:
    """ "A, an alliance of", "A a B-backed alliance of", "A, the news channel run by": whom the noun says what it is."""
    tokens = trigger.clause.tokens
    own = tokens[trigger.index]
    noun = own.head if own.dep == "amod" else own.index - (trigger.pos != "NOUN")
    opened = next((i for i in range(noun - 1, max(-1, noun - _NEAR), -1) if tokens[i].tag == "DT"), -1)
    inside = range(opened + 1, noun)
    if opened < 1 or any(tokens[i].pos not in ("NOUN", "ADJ", "PROPN", "PUNCT", "VERB", "NUM") for i in inside):
        return []
    if word_at(trigger, opened) not in ("a", "an") and not trigger.clause.is_dep(noun, "appos"):
        return []
    named = actor_at(trigger, word_before(trigger, opened - 1))
    return [named] if named and named.form in ("name", "source") else []


def alliance(trigger: Trigger) -> list[Mention]:
    """ "A, a C-backed alliance of B and others": A, not those it is made of."""
    noun = trigger.clause.tokens[trigger.index].head
    return glossed_as(trigger) if trigger.clause.tokens[noun].text.lower() in words("en").unions else []


def owned(trigger: Trigger) -> list[Mention]:
    """ "The A-run B news agency": B, if it has a name or speaks; not what lies in a place that A runs."""
    return [m for m in described_next(trigger) if m.form == "name" or (m.form == "source" and m.candidates)]


def with_allies(trigger: Trigger) -> list[Mention]:
    """ "A and allied tribesmen": A; "A and allied forces" are anybody."""
    at = trigger.index - 1
    if word_at(trigger, at) not in _JOINING or word_at(trigger, trigger.index + 1) in _ANYBODY:
        return []
    found = actors_at(trigger, word_before(trigger, at - 1))
    return [] if found and word_at(trigger, first_of(trigger, found[0]) - 1) == "," else found  # "C, A and allied B"


def unit(trigger: Trigger) -> list[Mention]:
    """ "The 3rd Brigade of A": the name that the trigger ends."""
    own = trigger.clause.tokens[trigger.index]
    named = actor_at(trigger, trigger.index)
    return [named] if named and named.form == "name" and named.end == own.end else []


def described_next(trigger: Trigger) -> list[Mention]:
    """Whom a compound describes: the first name or group after it, by its name if that follows; no other of a list."""
    for token in trigger.clause.tokens[trigger.index + 1 : trigger.index + 5]:
        if token.pos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
            return []
        if found := actor_at(trigger, token.index):
            return [_called(trigger, found)]
    return []


def _called(trigger: Trigger, group: Mention) -> Mention:
    """The name that follows a group without one: "the A-backed group, B", "the monitoring group the Observatory"."""
    if group.candidates:
        return group
    at = past(trigger, group)
    at += word_at(trigger, at) == ","
    after = actor_at(trigger, at + (word_at(trigger, at) == "the"))
    return after if after and after.candidates and after.form == "name" else group


def side(trigger: Trigger) -> list[Mention]:
    """Whose side the trigger names: Iran of "pro-Iran militias", the opposition of "the opposition Congress Party"."""
    tokens, at = trigger.clause.tokens, trigger.index
    last = at + 2 if word_at(trigger, at + 1) == "-" and at + 2 < len(tokens) else at
    hits = trigger.names.within(MentionKind.ACTOR, tokens[at].start, tokens[last].end)
    return [min(hits, key=lambda m: (m.end - m.start, m.start))] if hits else []
