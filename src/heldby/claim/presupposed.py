"""What is only named in passing, and is there whatever is planned, thought or denied: "met to address the fighting".

In:     the tree of a sentence, the trigger word of a claim, the small words of the language.
Out:    whether the words above it say nothing of it.
Never:  what need not be there yet: "the start of the offensive may be put off", "to stop further attacks".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.lexicon.words import Words

_DEFINITE = frozenset({"the", "this", "that", "their", "its", "his"})
_OWNED_UP = frozenset({"responsibility", "involvement", "role", "part", "hand", "blame", "credit"})
_WITHIN = frozenset({"in", "during", "amid", "throughout"})


def is_presupposed(clause: Clause, trigger: int, words: Words) -> bool:
    """Whether a noun only names what is there already."""
    if clause.tokens[trigger].pos != "NOUN":
        return False
    told = (_is_dealt_with, _is_only_named, _is_lasting, _is_where)
    return any(is_there(clause, trigger, words) for is_there in told)


def _is_dealt_with(clause: Clause, trigger: int, words: Words) -> bool:
    """ "Met to address the fighting", "in a bid to stop the offensive": what is only named as the object is so."""
    token = clause.tokens[trigger]
    if token.dep != "obj" or clause.lemma(token.head) not in words.presupposing:
        return False
    beside = {clause.tokens[k].text.lower() for k in clause.kids(trigger, "det", "amod", "nummod")}
    return not beside & words.still_to_come


def _is_only_named(clause: Clause, trigger: int, words: Words) -> bool:
    """ "Those behind the attack should be punished", "the number of victims of the strikes may rise": it was there."""
    token = clause.tokens[trigger]
    if token.dep != "nmod" or clause.tokens[token.head].pos == "VERB":
        return False
    above = clause.lemma(token.head)
    if above in _OWNED_UP or not words.deniers.isdisjoint(map(clause.lemma, clause.governors(trigger))):
        return False  # "denied any responsibility for the attack", "claimed a part in the attack"
    if clause.tokens[token.head].text.lower() in words.rumouring:
        return False  # "talk of the offensive"
    return _is_definite(clause, trigger) and above not in words.governors.keys() | words.fearing | words.still_open


def _is_lasting(clause: Clause, trigger: int, words: Words) -> bool:
    """ "The battle could last for months", "the siege is expected to drag on"."""
    token = clause.tokens[trigger]
    return token.dep == "nsubj" and clause.lemma(token.head) in words.running_on and _is_definite(clause, trigger)


def _is_where(clause: Clause, trigger: int, words: Words) -> bool:
    """ "Are thought to have died in the battle for the town"; but "would take part in the offensive"."""
    token = clause.tokens[trigger]
    verb = clause.lemma(token.head)
    if token.dep != "obl" or clause.preposition(trigger) not in _WITHIN or not _is_definite(clause, trigger):
        return False
    denied = not words.deniers.isdisjoint(map(clause.lemma, clause.governors(trigger)))
    return not denied and verb not in words.joining_in and verb not in words.governors


def _is_definite(clause: Clause, noun: int) -> bool:
    beside = {clause.tokens[k].text.lower() for k in clause.kids(noun, "det", "nmod:poss")}
    return bool(beside & _DEFINITE)
