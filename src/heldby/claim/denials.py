"""What is denied by words further off than a "not": "called reports of its fall false", "refuted claims of taking A".

In:     the tree of a sentence, the trigger word of a claim.
Out:    whether those words say that it is not so.
Never:  a deed that was there already and that somebody only did not do ("did not carry out the attack").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.lexicon.words import Words

_TOLD = frozenset({"claim", "report", "rumour", "rumor", "allegation", "suggestion", "news", "announcement"})
_REFUTING = frozenset({"refute", "deny", "dismiss", "reject", "rebut", "debunk"})
_CALLING = frozenset({"call", "brand", "label", "describe", "deem", "find", "prove"})
_SCORING = frozenset({"make", "gain", "score", "achieve", "win", "register"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def is_denied_from_afar(clause: Clause, trigger: int, words: Words) -> bool:
    """Whether a report of it is told to be false, or a verb that would bring it about is negated."""
    return _is_told_falsely(clause, trigger, words) or _is_not_scored(clause, trigger, words)


def _is_told_falsely(clause: Clause, trigger: int, words: Words) -> bool:
    """ "Called reports of the fall of A false", "refuted claims of winning back A"."""
    told = next((w for w in clause.governors(trigger) if clause.lemma(w) in _TOLD), None)
    if told is None or not clause.is_dep(told, "obj"):
        return False
    verb = clause.tokens[told].head
    if any(clause.tokens[k].text.lower() in words.negations for k in clause.kids(verb, "advmod")):
        return False
    if clause.lemma(verb) in _REFUTING:
        return True
    behind = (k for k in clause.kids(trigger, "amod") if k > trigger)  # "the fall of A false", as the parser hangs it
    as_what = (*clause.kids(verb, "xcomp", "obl"), *clause.kids(told, "amod"), *behind)
    return clause.lemma(verb) in _CALLING and any(clause.lemma(k) in words.falsehoods for k in as_what)


def _is_not_scored(clause: Clause, trigger: int, words: Words) -> bool:
    """ "Did not make gains in A", "has scored no victory": of an object without an article, or with "any"."""
    verb = clause.tokens[trigger].head
    if clause.tokens[trigger].pos != "NOUN" or not clause.is_dep(trigger, "obj") or clause.lemma(verb) not in _SCORING:
        return False
    beside = {clause.tokens[k].text.lower() for k in clause.kids(trigger, "det", "nmod:poss")}
    negated = any(clause.tokens[k].text.lower() in words.negations for k in clause.kids(verb, "advmod"))
    return negated and not beside & _DEFINITE
