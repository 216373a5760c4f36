"""What a modal verb says of the verb beside it: "may take the town", "may have been killed", "so that aid could come".

In:     the tree of a sentence, a modal verb in it, the small words of the language.
Out:    the status and the certainty that it gives; None where it gives neither.
Never:  the words above the verb ("fears that it may fall"); those are `mood`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.speech import speech
from heldby.model import Certainty, Status

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.lexicon.words import Words

_ABLE = frozenset({"can", "could"})
_TO_COME = frozenset({"will", "'ll", "\u2019ll", "would", "'d", "\u2019d", "shall"})
_PAST_OF_WILL = frozenset({"would", "'d", "\u2019d"})
_NOT = frozenset({"not", "n't", "n\u2019t"})
_US = frozenset({"we", "i"})
_THEM = frozenset({"it", "they", "he", "she", "we", "i"})
_THEIRS = frozenset({"its", "their", "his", "her", "our", "my"})


def modal(clause: Clause, aux: int, words: Words) -> tuple[Status | None, Certainty] | None:
    """What a modal says of its verb."""
    lower, verb = clause.tokens[aux].text.lower(), clause.tokens[aux].head
    beside = {clause.tokens[k].text.lower() for k in clause.kids(verb)}
    unable = beside & _NOT and not _is_conditional(clause, verb, words)
    if lower in _ABLE and (unable or _is_sensed(clause, verb, words)):
        return None  # "gunfire could be heard"; "the police could not enter the town": what "not" says is enough
    status, certainty = words.modals[lower]
    if lower in _TO_COME:
        return _to_come(clause, verb, words, status, past=lower in _PAST_OF_WILL), certainty
    if certainty is Certainty.CERTAIN:
        return status, certainty
    if "have" in beside:
        return None, certainty  # "may have been killed": it is over, one way or the other
    if _is_conditional(clause, verb, words):
        return Status.HYPOTHETICAL, certainty
    return (Status.PLANNED, Certainty.CERTAIN) if _is_aim(clause, verb) else (status, certainty)


def _is_sensed(clause: Clause, verb: int, words: Words) -> bool:
    """ "Gunfire could be heard", "we can still hear shooting": it is there."""
    return clause.lemma(verb) in words.sensing and (clause.lemma(verb) == "hear" or bool(clause.kids(verb, "aux:pass")))


def _is_conditional(clause: Clause, verb: int, words: Words) -> bool:
    """ "If Goma falls, they could march on Bukavu"."""
    sides = clause.kids(verb, "advcl")
    marks = [clause.tokens[m].text.lower() for side in (verb, *sides) for m in clause.kids(side, "mark", "aux")]
    return any(mark in words.conditions for mark in marks)


def _is_aim(clause: Clause, verb: int) -> bool:
    """ "They bombed the road so that troops could enter the town": what it was for."""
    marks = {clause.tokens[m].text.lower() for m in clause.kids(verb, "mark", "advmod")}
    first = min([verb, *clause.kids(verb, "mark", "nsubj", "nsubj:pass", "det")])
    before = clause.tokens[first - 1].text.lower() if first else ""
    return clause.is_dep(verb, "advcl", "ccomp", "xcomp") and ("so" in marks or before == "so")


def _to_come(clause: Clause, verb: int, words: Words, status: Status | None, *, past: bool) -> Status | None:
    """ "We will attack", "said it would withdraw": who tells what he will do himself plans it; else it is foreseen."""
    if status is None or _is_conditional(clause, verb, words):
        return Status.HYPOTHETICAL if past and status else status
    said = _is_said(clause, verb)
    if not said and (past or not _is_first_person(clause, verb)):
        return status
    return Status.PLANNED if _wills(clause, verb, said=said, words=words) else Status.EXPECTED


def _is_said(clause: Clause, verb: int) -> bool:
    """Whether somebody says so: the clause hangs on a verb of saying, or is quoted before one."""
    token = clause.tokens[verb]
    while token.dep == "conj" and clause.tokens[token.head].pos == "VERB":
        token = clause.tokens[token.head]
    return token.dep in ("ccomp", "parataxis") and clause.tokens[token.head].text.lower() in speech("en").saying


def _is_first_person(clause: Clause, verb: int) -> bool:
    return any(clause.tokens[k].text.lower() in _US for k in clause.kids(verb, "nsubj"))


def _wills(clause: Clause, verb: int, *, said: bool, words: Words) -> bool:
    """Whether the speaker, or who is his, does it of his own will: "said it would leave", "its men would attack"."""
    if clause.lemma(verb) in words.befalling:
        return False
    for subject in clause.kids(verb, "nsubj"):
        owners = {clause.tokens[k].text.lower() for k in clause.kids(subject, "nmod:poss")}
        if said and (clause.tokens[subject].text.lower() in _THEM or owners & _THEIRS):
            return True
        if clause.tokens[subject].text.lower() in _US:
            return True
    return False
