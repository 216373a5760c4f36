"""Whether a truce is told to be over (it collapsed, was called off, somebody broke it), or only to be wanted.

In:     the tree of a sentence and the word for a truce in it.
Out:    whether the words say that it holds no more; whether they only ask for one, or talk about it.
Never:  that of a truce violated and yet in force, due to end, told of as an earlier one, or that ended a war.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.words import words

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.model import Token

_TOLD = frozenset({"VBD", "VBN", "VBG"})
_OBJECTS = ("obj", "nsubj:pass")
_AIMS = frozenset({"xcomp", "acl", "advcl"})
_STILL_TO_COME = frozenset({"before", "until", "till", "towards", "toward", "to", "near"})


def is_over(clause: Clause, truce: int) -> bool:
    """Whether the words around the truce say that it has ended."""
    small, above = words("en"), clause.tokens[clause.tokens[truce].head]
    said_of = {clause.tokens[k].text.lower() for k in clause.kids(truce, "amod", "compound")}
    if said_of & small.earlier_truces:
        return False
    if said_of & small.broken_truces:
        return True
    if clause.is_dep(truce, "nmod") and clause.preposition(truce) in ("of", "to", "in"):
        ends = clause.lemma(above.index) in small.ends_of_truces
        return ends and clause.preposition(above.index) not in _STILL_TO_COME
    if any(clause.tokens[k].text.lower() in small.negations for k in clause.kids(above.index)):
        return False
    if clause.is_dep(truce, "nsubj"):
        return _ends_itself(clause, above)
    return clause.is_dep(truce, *_OBJECTS) and (_is_ended(clause, above) or _is_called_over(clause, above))


def comes_about(clause: Clause, truce: int) -> bool:
    """Whether the words around the truce tell how it began or was agreed: "took effect", "they signed a truce"."""
    small, verb = words("en"), clause.tokens[clause.tokens[truce].head]
    since = any(clause.tokens[k].text.lower() == "since" for k in clause.kids(verb.index, "mark"))
    if verb.tag not in ("VBD", "VBN") or verb.dep in ("acl", "amod") or since:
        return False
    if clause.is_dep(truce, "nsubj"):
        into = {clause.tokens[k].text.lower() for k in clause.kids(verb.index, "obj", "obl")}
        plain = verb.lemma.lower() in small.beginning
        return bool(_forms(clause, verb) & small.truces_begin) and (plain or bool(into & small.into_effect))
    return clause.is_dep(truce, *_OBJECTS) and bool(_forms(clause, verb) & small.making_truces)


def is_only_wanted(clause: Clause, truce: int) -> bool:
    """ "Called for a truce", "hopes of a truce", "tried to broker one": nobody is told to keep it."""
    small, holder = words("en"), clause.tokens[clause.tokens[truce].head]
    link = clause.preposition(truce)
    wanted = not {clause.lemma(holder.index), holder.text.lower()}.isdisjoint(small.wanting_truces)
    if link in ("for", "of", "on", "about", "over"):
        return holder.index < truce and wanted
    if not clause.is_dep(truce, *_OBJECTS):
        return False
    if clause.lemma(holder.index) in small.seeking_truces:
        return True
    above = clause.tokens[holder.head]
    return holder.tag == "VB" and holder.dep in _AIMS and clause.lemma(above.index) in small.wanting_truces


def _ends_itself(clause: Clause, verb: Token) -> bool:
    """ "The truce collapsed", "has broken down", "is over"; not "ends on Monday", nor "ended the war"."""
    small = words("en")
    if clause.kids(verb.index, "cop"):
        return verb.text.lower() in small.over
    if clause.kids(verb.index, "obj") or not _forms(clause, verb) & small.truces_end:
        return False
    return verb.tag in _TOLD


def _is_ended(clause: Clause, verb: Token) -> bool:
    """ "Ended the truce", "called it off", "broke it"; not "threatened to end it"."""
    return verb.tag in _TOLD and bool(_forms(clause, verb) & words("en").ending_truces)


def _is_called_over(clause: Clause, verb: Token) -> bool:
    """ "Declared the truce over", "pronounced it dead"."""
    said = {clause.tokens[k].text.lower() for k in clause.kids(verb.index, "advmod", "xcomp", "obl", "compound:prt")}
    return clause.lemma(verb.index) in words("en").calling_over and not said.isdisjoint(words("en").over)


def _forms(clause: Clause, verb: Token) -> set[str]:
    """A verb's base form, alone and with its particle: "call", "call off"."""
    own = clause.lemma(verb.index)
    return {own, *(f"{own} {clause.tokens[k].text.lower()}" for k in clause.kids(verb.index, "compound:prt", "advmod"))}
