"""What is denied: by "not" and "no longer", or by words further off: "called reports of its fall false".

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
_BOUNDING = frozenset({"more", "fewer", "less"})
_LONGER = "longer"
_RULE, _OUT = "rule", "out"
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
    return clause.lemma(verb) in _CALLING and any(
        clause.lemma(w) in words.falsehoods for k in as_what for w in clause.listed(k)
    )


def _is_not_scored(clause: Clause, trigger: int, words: Words) -> bool:
    """ "Did not make gains in A", "has scored no victory": of an object without an article, or with "any"."""
    verb = clause.tokens[trigger].head
    if clause.tokens[trigger].pos != "NOUN" or not clause.is_dep(trigger, "obj") or clause.lemma(verb) not in _SCORING:
        return False
    beside = {clause.tokens[k].text.lower() for k in clause.kids(trigger, "det", "nmod:poss")}
    negated = any(clause.tokens[k].text.lower() in words.negations for k in clause.kids(verb, "advmod"))
    return negated and not beside & _DEFINITE


def is_no(clause: Clause, word: int, words: Words) -> bool:
    """Whether a word is "no" or "not"; "no fewer than 30 were killed" denies nothing."""
    bound = [t.text.lower() for t in clause.tokens[word + 1 : word + 3]]
    only_bounds = bound[1:] == ["than"] and bound[0] in _BOUNDING
    return clause.tokens[word].text.lower() in words.negations and not only_bounds


def denies(clause: Clause, word: int, words: Words) -> bool:
    """ "Not", "never", "out of"; "no longer", which the parser hangs one below the other."""
    token = clause.tokens[word]
    if token.dep == "case":
        return token.text.lower() in words.excluding
    if token.dep in ("advmod", "det", "cc:preconj", "mark") and is_no(clause, word, words):
        return True
    before = clause.tokens[word - 1].text.lower() if word else ""
    return token.dep == "advmod" and token.text.lower() == _LONGER and before in words.negations


def is_ruled_out(clause: Clause, word: int) -> bool:
    """ "Ruled out signing a truce", "ruled out a withdrawal": what somebody says that he will not do."""
    above = clause.tokens[word].head
    apart = any(clause.tokens[k].text.lower() == _OUT for k in clause.kids(above, "compound:prt", "advmod"))
    return (
        apart and clause.lemma(above) == _RULE and clause.is_dep(word, "obj", "xcomp", "ccomp", "advcl", "nsubj:pass")
    )


def is_unwilled(clause: Clause, above: int, words: Words) -> bool:
    """ "Were not planning to stay", "has no intention of leaving": the plan itself is denied."""
    return any(is_no(clause, k, words) for k in clause.kids(above, "advmod", "det"))


def acts_on_another(clause: Clause, word: int, verb: int) -> bool:
    """ "Closed the crossings in parallel to the capture": the verb, and not "close to"."""
    return clause.tokens[verb].pos == "VERB" and any(k != word for k in clause.kids(verb, "obj", "nsubj:pass"))
