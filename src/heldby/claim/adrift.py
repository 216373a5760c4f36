"""Subjects and objects that the parser hung elsewhere than on their verb, found by where they stand.

In:     a `Clause` and a verb in it that lacks a subject or an object.
Out:    the words that may be it; none where another reading is as good.
Never:  a second subject or object beside one that the parser found: that is for `arguments` to see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon import words as lexicon

if TYPE_CHECKING:
    from heldby.claim.clause import Clause

_PLACE_NOUNS = lexicon.words("en").place_nouns
# Verbs of the past or present, which need a subject; what hangs right before one without a subject is one.
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SHOWING, _AWAITING = lexicon.words("en").showing_doing, lexicon.words("en").awaiting
_AWAITED_BY = frozenset({"for", "on", "upon"})
_APPEALING = frozenset({"appeal", "plead"})  # "appealed to the youth to join": the youth
_ADRIFT = frozenset({"conj", "appos", "nmod", "obl", "flat"})


def subject_before(clause: Clause, verb: int) -> list[int]:
    """ "On 7 February, rebels launched": the noun before a verb, where the parser hung it on the date."""
    at = verb - 1
    while at > 0 and clause.tokens[at].pos in ("ADV", "AUX"):
        at -= 1
    if at < 1 or clause.tokens[verb].tag not in _FINITE or clause.tokens[at].pos not in ("NOUN", "PROPN"):
        return []
    drifts = clause.is_dep(at, *_ADRIFT) and not clause.preposition(at) and clause.tokens[at].head < at
    return [at] if drifts and any(t.text == "," for t in clause.tokens[clause.tokens[at].head : at]) else []


def shared_object(clause: Clause, verb: int) -> list[int]:
    """ "Surrounded and captured A": what follows both is the object of both, if only "and" stands between them."""
    before = clause.tokens[verb].head
    if clause.is_dep(verb, "conj") and before == verb - 2 and clause.tokens[verb - 1].text.lower() in ("and", "or"):
        return [obj for obj in clause.kids(before, "obj") if obj > verb]
    if verb + 2 >= len(clause.tokens) or clause.tokens[verb + 1].text.lower() not in ("and", "or"):
        return []
    joined = [k for k in clause.kids(verb, "conj") if k == verb + 2 and clause.tokens[k].pos == "VERB"]
    return [obj for k in joined for obj in clause.kids(k, "obj")]


# Words that may stand between a verb and the noun of its object.
_BEFORE_NOUN = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON"})
_PARTS = frozenset({"most", "all", "much", "half", "part", "parts"})
_BOUNDS = frozenset(
    {"at", "least", "more", "than", "up", "to", "about", "nearly", "some", "over", "around", "almost", "-"}
)


# "Retreated to the coast": the way the verb goes, never what it does something to.
_GOING = frozenset({"to", "over", "around"})


def next_phrase(clause: Clause, verb: int) -> list[int]:
    """The noun phrase right after a verb that the parser hung elsewhere: its last noun."""
    last: list[int] = []
    if verb + 1 in clause.kids(verb, "compound:prt"):
        verb += 1  # "have taken over Wad Madani"
    if verb + 1 < len(clause.tokens) and clause.tokens[verb + 1].text.lower() in _PARTS:
        when = clause.is_dep(verb + 1, "det") and clause.is_dep(clause.tokens[verb + 1].head, "obl:unmarked")
        return [] if when else [verb + 1]  # "most of the town", and not "all day"
    if verb + 1 < len(clause.tokens) and clause.tokens[verb + 1].text.lower() in _GOING:
        return []
    for token in clause.tokens[verb + 1 :]:
        bound = token.text.lower() in _BOUNDS and not last
        ground = token.text.lower() in _PLACE_NOUNS
        object_like = token.dep not in ("nsubj", "nsubj:pass") and (ground or token.dep != "obl:unmarked")
        if token.pos in ("NOUN", "PROPN", "PRON") and object_like:
            last = [token.index]
        elif token.pos not in _BEFORE_NOUN and not bound:
            break
    return [] if last and clause.preposition(last[0]) not in ("", "at", "than", "to", "over") else last


def behind_colon(clause: Clause, verb: int) -> list[int]:
    """What a verb is told to have struck behind a colon: "damaging or destroying: 285 positions, 50 routes"."""
    tokens = clause.tokens
    at = verb + 1
    if at + 1 < len(tokens) and tokens[at].text.lower() in ("or", "and") and tokens[at + 1].head == verb:
        at += 2
    if at + 1 >= len(tokens) or tokens[at].text != ":" or tokens[at + 1].dep != "nummod":
        return []
    found: list[int] = []
    for token in tokens[at + 1 :]:
        if token.text in (";", ".") or token.pos in ("ADP", "SCONJ", "AUX"):
            break
        noun = token.head
        if token.dep == "nummod" and noun > token.index and tokens[noun].pos in ("NOUN", "PROPN"):
            found.append(noun)
    return found


def is_seen_doing(clause: Clause, verb: int, whom: list[int]) -> bool:
    """ "Sending troops fleeing", "a video showed civilians leaving the town": what those do who stand right before."""
    above = clause.tokens[verb].head
    return clause.tokens[verb].tag == "VBG" and verb - 1 in whom and clause.lemma(above) in _SHOWING


def of_verb_before(clause: Clause, verb: int) -> list[int]:
    """ "Soldiers resisted then fled, a source said": whose deed stands before; who says it did not do it."""
    early = [k for k in clause.kids(verb, "advcl") if k < verb]
    return clause.kids(early[0], "nsubj") if early else []


def awaited_before(clause: Clause, verb: int) -> list[int]:
    """ "Waited for the army to retake A", "called on the rebels to leave B": the army, the rebels."""
    to = next((m for m in clause.kids(verb, "mark") if clause.tokens[m].text.lower() == "to"), 0)
    noun = clause.tokens[to - 1] if to else None
    if noun is None or noun.pos not in ("NOUN", "PROPN"):
        return []
    above = {clause.lemma(word) for word in (clause.tokens[verb].head, clause.tokens[noun.head].head, noun.head)}
    link = clause.preposition(noun.index)
    asked = (link in _AWAITED_BY and above & _AWAITING) or (link == "to" and above & _APPEALING)
    return [noun.index] if asked else []
