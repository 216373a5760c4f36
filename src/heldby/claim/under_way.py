"""What is still going on when it is told: "clashes have been raging for days", "said that fighting was under way".

In:     the tree of a sentence, the word that tells a claim.
Out:    whether it goes on.
Never:  a past that the author tells himself: "fighting was under way when they arrived" is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.speech import speech
from heldby.lexicon.times import time_words
from heldby.lexicon.words import words

if TYPE_CHECKING:
    from heldby.claim.clause import Clause

_NOW = frozenset({"is", "are", "been", "\u2019s", "'s", "\u2019re", "'re"})
_ARE = frozenset({"is", "are", "\u2019s", "'s", "\u2019re", "'re"})
_THEN = frozenset({"was", "were"})
_BE = frozenset({*_NOW, *_THEN, "be"})
_PRESENT = frozenset({"VBZ", "VBP"})
_FINITE = frozenset({*_PRESENT, "VBD", "VBN"})
_FURTHER = frozenset({"ahead", "on", "forward", "up"})
_KEEPING = frozenset({"keep", "continue"})
_KEPT_SO = frozenset({"remain", "stay"})
_JUST_BEFORE = 2


def goes_on(clause: Clause, trigger: int) -> bool:
    """Whether a verb, or what its noun is told to do, is going on: now, or when somebody said so."""
    token = clause.tokens[trigger]
    if any(is_so(clause, trigger) for is_so in _STILL_SO):
        return True
    if token.dep == "nsubj":
        return _is_under_way(clause, token.head)
    if token.tag in _PRESENT:
        return _moves_on(clause, trigger)
    if token.tag != "VBG":
        return False
    return _is_kept(clause, trigger) or (bool(_beside(clause, trigger) & _THEN) and _is_said(clause, trigger))


def _moves_on(clause: Clause, verb: int) -> bool:
    """ "The army advances on Hit", "troops battle rebels in Goma"; "troops push into Goma" is done."""
    arrived = {clause.preposition(k) for k in clause.kids(verb, "obl", "nmod", "advmod")} & words("en").arriving
    return clause.lemma(verb) in words("en").moving and not arrived


def _is_called_so(clause: Clause, noun: int) -> bool:
    """ "The ongoing battle for the port", "residents flee continuing clashes"; "is ongoing" is told by its verb."""
    if clause.tokens[noun].pos != "NOUN":
        return False
    beside = {clause.tokens[k].text.lower() for k in (*clause.kids(noun, "amod"), *range(max(0, noun - 1), noun))}
    return bool(beside & words("en").still_going)


def _is_habit(clause: Clause, verb: int) -> bool:
    """ "The town is regularly shelled", "rebels often attack the convoys": what is done time and again is not over."""
    token = clause.tokens[verb]
    if not any(clause.tokens[k].text.lower() in time_words().often for k in clause.kids(verb, "advmod")):
        return False
    return token.tag in _PRESENT or (token.tag == "VBN" and bool(_beside(clause, verb) & _ARE))


def _is_being_done(clause: Clause, verb: int) -> bool:
    """ "Are being held", "said that they were being held"."""
    if clause.tokens[verb].tag != "VBN" or "being" not in _beside(clause, verb):
        return False
    return bool(_beside(clause, verb) & _ARE) or _is_said(clause, verb)


def _remains(clause: Clause, word: int) -> bool:
    """ "Remains intact", "said that many remained trapped", "said that they still held the bridge"."""
    token = clause.tokens[word]
    verb = token.head if token.dep == "xcomp" and clause.lemma(token.head) in _KEPT_SO else word
    here = clause.tokens[verb]
    if clause.lemma(verb) in _KEPT_SO and (here.tag in _PRESENT or (here.tag == "VBD" and _is_said(clause, verb))):
        return True
    still = any(clause.tokens[k].text.lower() == "still" for k in clause.kids(verb, "advmod"))
    return still and here.tag in ("VBD", "NN", "NNS") and _is_said(clause, verb)


def _is_engaged(clause: Clause, fight: int) -> bool:
    """ "Are locked in fighting with them", "have been engaged in clashes"."""
    token = clause.tokens[fight]
    into = {clause.tokens[k].text.lower() for k in clause.kids(fight, "case", "mark")}
    if token.head == fight or "in" not in into or clause.lemma(token.head) not in words("en").engaged:
        return False
    return clause.tokens[token.head].tag == "VBN" and bool(_beside(clause, token.head) & _NOW)


def _is_kept(clause: Clause, verb: int) -> bool:
    """ "The rivals keep fighting", "they continue shelling the port"."""
    token = clause.tokens[verb]
    above = clause.tokens[token.head]
    return token.dep == "xcomp" and above.tag in _PRESENT and clause.lemma(token.head) in _KEEPING


def _is_pressed_on(clause: Clause, noun: int) -> bool:
    """ "Continued their advance", "have pressed ahead with the offensive", "clashes continued": not on a day told."""
    token = clause.tokens[noun]
    verb = token.head
    pressing = clause.lemma(verb) in words("en").pressing_on and clause.tokens[verb].tag in _FINITE
    if token.pos != "NOUN" or not pressing or _is_of_a_day(clause, verb):
        return False
    if clause.lemma(verb) == "continue":
        return token.dep in ("obj", "nsubj")
    particles = {clause.tokens[k].text.lower() for k in clause.kids(verb, "compound:prt")}
    if clause.lemma(verb) == "keep" and "up" in particles:
        return token.dep == "obj" and clause.tokens[verb].tag in _PRESENT
    further = {clause.tokens[k].text.lower() for k in clause.kids(verb, "advmod", "compound:prt")} & _FURTHER
    return bool(further) and token.dep == "obl" and clause.preposition(noun) == "with"


def _is_of_a_day(clause: Clause, verb: int) -> bool:
    """ "Continued its operations on Thursday", "the next day"."""
    days = time_words().classes["weekday"]
    told = clause.kids(verb, "obl:tmod", "nmod:tmod", "obl:unmarked", "nmod:unmarked")
    beside = clause.kids(verb, "obl", "nmod")
    return bool(told) or any(clause.tokens[k].text.lower() in days or clause.preposition(k) == "by" for k in beside)


def _stands_there(clause: Clause, noun: int) -> bool:
    """ "Are 6 km from Hit", "are at the gates of Bangui", "is under attack": where somebody stands now."""
    token = clause.tokens[noun]
    there = token.head if token.dep.endswith(":unmarked") else noun  # "are [10 km] from Hit"
    beside = _beside(clause, there)
    said_then = beside & _THEN and _is_said(clause, there) and not _is_of_a_day(clause, there)
    if token.pos not in ("NOUN", "PROPN") or not (beside & _ARE or said_then):
        return False
    before = {clause.tokens[k].text.lower() for k in clause.kids(noun, "case")}
    return bool(before & words("en").standing_at or clause.kids(noun, "nummod"))


def is_unfinished(clause: Clause, trigger: int) -> bool:
    """Whether a verb tells of what is or was not yet done: "is encircling", "being encircled", "all but encircled"."""
    before = [token.text.lower() for token in clause.tokens[max(0, trigger - _JUST_BEFORE) : trigger]]
    beside = _beside(clause, trigger)
    almost = words("en").almost & {*before, " ".join(before[-2:])}
    return bool(almost) or "being" in beside or (clause.tokens[trigger].tag == "VBG" and bool(beside & _BE))


def is_so_now(clause: Clause, verb: int) -> bool:
    """Whether a passive in the present tells how things stand: "is cut"; "has been cut" tells what was done."""
    beside = {clause.tokens[k].text.lower() for k in clause.kids(verb, "aux:pass")}
    return bool(beside & _ARE)


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


_STILL_SO = (_is_pressed_on, _stands_there, _is_called_so, _is_habit, _is_engaged, _remains, _is_being_done)
