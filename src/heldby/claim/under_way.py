"""What is still going on when it is told: "clashes have been raging for days", "said that fighting was under way".

In:     the tree of a sentence, the word that tells a claim.
Out:    whether it goes on.
Never:  a past that the author tells himself: "fighting was under way when they arrived" is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.speech import speech
from heldby.lexicon.words import words

if TYPE_CHECKING:
    from heldby.claim.clause import Clause

_NOW = frozenset({"is", "are", "been", "\u2019s", "'s", "\u2019re", "'re"})
_THEN = frozenset({"was", "were"})
_BE = frozenset({*_NOW, *_THEN, "be"})
_JUST_BEFORE = 2


def goes_on(clause: Clause, trigger: int) -> bool:
    """Whether a verb, or what its noun is told to do, is going on: now, or when somebody said so."""
    token = clause.tokens[trigger]
    if token.dep == "nsubj":
        return _is_under_way(clause, token.head)
    if token.tag != "VBG":
        return False
    return bool(_beside(clause, trigger) & _THEN) and _is_said(clause, trigger)


def is_unfinished(clause: Clause, trigger: int) -> bool:
    """Whether a verb tells of what is or was not yet done: "is encircling", "being encircled", "all but encircled"."""
    before = [token.text.lower() for token in clause.tokens[max(0, trigger - _JUST_BEFORE) : trigger]]
    beside = _beside(clause, trigger)
    almost = words("en").almost & {*before, " ".join(before[-2:])}
    return bool(almost) or "being" in beside or (clause.tokens[trigger].tag == "VBG" and bool(beside & _BE))


def _is_under_way(clause: Clause, predicate: int) -> bool:
    """ "Are continuing", "have been raging", "are under way"; "were continuing" only where somebody says so."""
    if not {clause.lemma(predicate), clause.tokens[predicate].text.lower()} & words("en").going:
        return False
    beside = _beside(clause, predicate)
    moving = clause.tokens[predicate].tag == "VBG" or bool(clause.kids(predicate, "cop"))
    return moving and bool(beside & _NOW or (beside & _THEN and _is_said(clause, predicate)))


def _beside(clause: Clause, word: int) -> set[str]:
    return {clause.tokens[k].text.lower() for k in clause.kids(word, "aux", "aux:pass", "cop")}


def _is_said(clause: Clause, predicate: int) -> bool:
    """Whether somebody says so: the clause hangs on a verb of saying."""
    token = clause.tokens[predicate]
    return token.dep in ("ccomp", "parataxis") and clause.tokens[token.head].text.lower() in speech("en").saying
