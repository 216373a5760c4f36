"""What is told as a state and is a change: "the town is back in the army's hands", "was in our hands by noon".

In:     the tree of a sentence, the noun that tells who holds a place.
Out:    whether it tells that he has come to hold it.
Never:  how long he has: "still under control", "by 2016 the group ruled".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.words import words

if TYPE_CHECKING:
    from heldby.claim.clause import Clause

_AROUND = 2  # words before a phrase, and behind it, among which "back" or "again" stands
_STEPS_UP = 3
_THEN = frozenset({"was", "were", "had"})
_ENDING = frozenset({"end", "wind"})


def is_come_about(clause: Clause, noun: int) -> bool:
    """Whether somebody has a place back, came to have it, or had it by a time of the day told."""
    return _came_to(clause, noun) or (_was(clause, noun) and _is_back(clause, noun)) or _was_so_by(clause, noun)


def _came_to(clause: Clause, word: int) -> bool:
    """ "Came to control the town", "ended up in control of it"."""
    above = clause.tokens[word].head
    if clause.is_dep(word, "xcomp"):
        return clause.lemma(above) == "come"
    up = any(clause.tokens[k].text.lower() == "up" for k in clause.kids(above, "compound:prt", "advmod"))
    return clause.is_dep(word, "obl") and clause.lemma(above) in _ENDING and up


def _is_back(clause: Clause, noun: int) -> bool:
    """ "Back in their hands", "once again under", "under their control again"; no comma stands between."""
    first = min(clause.kids(noun, "case"), default=noun)
    before = [t.text.lower() for t in clause.tokens[max(0, first - _AROUND) : first]]
    behind = [t.text.lower() for t in clause.tokens[noun + 1 : noun + 1 + _AROUND]]
    back = words("en").back_again
    return (
        any(word in back for word in (*before[-1:], *behind[:1]))
        or " ".join(before) in back
        or " ".join(behind) in back
    )


def _was(clause: Clause, noun: int) -> bool:
    """Whether it is told of the past: "was under their control again"; "a town back in their hands" is so now."""
    above = clause.tokens[noun].head  # "were back in their hands": of "were", or of "back"
    beside = {clause.tokens[k].text.lower() for w in (noun, above) for k in clause.kids(w, "cop", "aux")}
    return bool((beside | {clause.tokens[above].text.lower()}) & _THEN) or _is_headline(clause, noun)


def _is_headline(clause: Clause, noun: int) -> bool:
    """ "Kupiansk back in Ukrainian hands": no verb at all."""
    return bool(clause.kids(noun, "nsubj")) and not clause.kids(noun, "cop", "aux")


def _was_so_by(clause: Clause, noun: int) -> bool:
    """ "By noon we had the town under our control", "was in our hands by about noon": told of the past alone."""
    here = [noun, *list(clause.governors(noun))[:_STEPS_UP]]
    times = (kid for word in here for kid in clause.kids(word, "obl", "nmod") if clause.preposition(kid) == "by")
    if not any(clause.tokens[kid].text.lower() in words("en").times_of_day for kid in times):
        return False
    beside = {clause.tokens[k].text.lower() for word in here for k in clause.kids(word, "cop", "aux")}
    return bool(beside & _THEN) or any(clause.tokens[word].tag == "VBD" for word in here)
