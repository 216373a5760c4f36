"""Attacks that are made in words: "attacked the West for arming them", "in a tweet", "attacks on the peace deal".

In:     a `Trigger` of an event.
Out:    whether what it tells of is said, and no deed.
Never:  an attack whose time, ground or purpose is told so ("for two hours", "over the weekend", "for control of A").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from heldby.claim.trigger import Trigger

_ACTS = frozenset({"attack", "assail", "blast", "slam", "hit", "strike"})
_SPEAKING = frozenset({"critic", "party", "columnist", "senator", "candidate", "nominee", "politician", "outlet"})
_WHERE = frozenset({"in", "during", "on", "with"})


def is_of_words(trigger: Trigger) -> bool:
    """Whether an attack is one of words: by what is attacked, where it is made, or what somebody is blamed for."""
    if trigger.saying.kind != "event" or trigger.clause.lemma(trigger.index) not in _ACTS:
        return False
    if _are_matters(trigger) or _is_spoken(trigger):
        return True
    return trigger.pos == "VERB" and _is_by_one_who_speaks(trigger) and _is_quarrel(trigger)


def _is_quarrel(trigger: Trigger) -> bool:
    """Whether somebody is blamed, or a rival of who speaks: "attacked his opponent"."""
    told = trigger.arguments.get("patient", [])
    rivals = any(trigger.clause.lemma(k) in words("en").opponents for k in told)
    return rivals or _is_blame(trigger) or _is_over(trigger)


def _are_matters(trigger: Trigger) -> bool:
    """ "Attacked the peace agreement", "attacks on his record": what nobody can shell."""
    told = trigger.arguments.get("patient", []) if trigger.pos == "VERB" else trigger.arguments.get("on", [])
    return bool(told) and all(trigger.clause.lemma(k) in words("en").matters for k in told)


def _is_spoken(trigger: Trigger) -> bool:
    """ "Attacked Israel in a speech"."""
    clause = trigger.clause
    beside = clause.kids(trigger.index, "obl", "nmod")
    return any(clause.preposition(k) in _WHERE and clause.lemma(k) in words("en").speeches for k in beside)


def _is_blame(trigger: Trigger) -> bool:
    """ "Attacked the West for arming the rebels"."""
    clause = trigger.clause
    acts = (k for k in clause.kids(trigger.index, "advcl") if clause.tokens[k].tag == "VBG")
    return any(clause.lemma(m) == "for" for k in acts for m in clause.kids(k, "mark"))


def _is_over(trigger: Trigger) -> bool:
    """ "Over defence spending", "as a supporter of terror"; not "over the weekend", "over Syria"."""
    clause = trigger.clause
    for kid in clause.kids(trigger.index, "obl"):
        token = clause.tokens[kid]
        over = clause.preposition(kid) == "over" and not _is_marked(trigger, kid)
        if over or (clause.preposition(kid) == "as" and token.pos == "NOUN"):
            return True
    return False


def _is_marked(trigger: Trigger, word: int) -> bool:
    """Whether a word tells a time or a place."""
    token = trigger.clause.tokens[word]
    marked = (trigger.names.at(kind, token.start, token.end) for kind in (MentionKind.TIME, MentionKind.PLACE))
    return any(m is not None for m in marked)


def _is_by_one_who_speaks(trigger: Trigger) -> bool:
    """ "Mr Assad", "the foreign minister", "critics": who speaks from where he sits."""
    clause = trigger.clause
    for index in trigger.arguments.get("agent", []):
        token = clause.tokens[index]
        if clause.lemma(index) in words("en").seated | _SPEAKING or trigger.names.at(
            MentionKind.PERSON, token.start, token.end
        ):
            return True
    return False
