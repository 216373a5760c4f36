"""Totals of a war: "the five-year conflict has killed 280,000 people" tells of no single day.

In:     the draft of a claim of casualties, the tree of its sentence and the times in it.
Out:    the words that say over what it counts ("five-year conflict", "the war"), None for a loss of some day.
Never:  a start that the words do not give; a toll of what is not called a war.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from heldby.lexicon.times import time_words
from heldby.model import Filler, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft

_LONG = frozenset("YMEC")
_HAVE = frozenset({"have", "has", "'ve", "\u2019ve"})
_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "PART", "PUNCT"})
_NEAR = 5
_BEGINS_AT = 6


def total_of(draft: Draft, clause: Clause, mentions: Sequence[Mention]) -> Filler | None:
    """What a count of victims is a total of: a war with its length where that is told, else the war alone."""
    if draft.saying.kind != "casualty" or not is_perfect(clause, draft.trigger):
        return None
    known = time_words().totals
    nouns = [t.index for t in clause.tokens if t.text.lower() in known.wars | known.fighting and t.dep != "compound"]
    spans = [m for m in mentions if m.kind is MentionKind.TIME and m.form == "DURATION" and _is_long(m)]
    for noun in nouns:
        length = next((m for m in spans if _stands_before(clause, m, noun)), None)
        if length:
            return _words(clause, length.start, clause.tokens[noun].end)
    running = next((m for m in spans if "running" in m.value.split()), None)
    if running and any(clause.tokens[n].end < running.start for n in nouns):
        return _words(clause, running.start, running.end)
    war = next((n for n in nouns if clause.tokens[n].text.lower() in known.wars), None)
    return _words(clause, clause.tokens[war].start, clause.tokens[war].end) if war is not None else None


def is_perfect(clause: Clause, verb: int) -> bool:
    """Whether a verb, or one it is joined to, stands in the perfect of the present: "has killed 300 and wounded 20"."""
    for _ in range(3):
        if any(clause.tokens[k].text.lower() in _HAVE for k in clause.kids(verb, "aux")):
            return True
        if not clause.is_dep(verb, "conj", "xcomp", "amod", "obj"):
            return False
        verb = clause.tokens[verb].head
    return False


def _is_long(mention: Mention) -> bool:
    return mention.value.split()[0][-1:] in _LONG and not {"ago", "past", "coming"} & set(mention.value.split())


def _stands_before(clause: Clause, mention: Mention, noun: int) -> bool:
    """ "Five-year conflict", "three years of brutal civil war"."""
    between = [t for t in clause.tokens[:noun] if t.start >= mention.end]
    if mention.end > clause.tokens[noun].start or len(between) > _NEAR:
        return False
    return all(t.pos in _BETWEEN or t.text.lower() == "of" for t in between)


def _words(clause: Clause, start: int, end: int) -> Filler:
    return Filler(start=start, end=end, text=clause.text[start:end])


def began(mentions: Sequence[Mention], clause: Clause) -> Filler | None:
    """ "Began in 2011", "erupted on 15 April 2023": from the word that says so to the end of the date."""
    opening = time_words().beginnings
    for mention in mentions:
        if mention.form != "DATE" or {"since", "for"} & set(mention.value.split()):
            continue
        before = [t for t in clause.tokens if t.end <= mention.start][-_BEGINS_AT:]
        said = next((t for t in before if t.text.lower() in opening), None)
        if said:
            return Filler(start=said.start, end=mention.end, text=clause.text[said.start : mention.end])
    return None


def since_it_began(draft: Draft, clause: Clause, mentions: Sequence[Mention]) -> Filler | None:
    """ "The offensive, launched on 4 March, has killed 345": the losses are those since that day."""
    if draft.saying.kind != "casualty" or not is_perfect(clause, draft.trigger):
        return None
    dated = [m for m in mentions if m.kind is MentionKind.TIME]
    found = began(dated, clause)
    opened = next((t for t in clause.tokens if found and t.start == found.start), None)
    if opened is None or not opened.dep.startswith("acl") or clause.tokens[opened.head].pos != "NOUN":
        return None
    told = {n for k in clause.kids(draft.trigger, "nsubj", "obl") for n in (k, *clause.kids(k, "nmod", "conj"))}
    return found if opened.head in told else None


def so_far(clause: Clause, trigger: int) -> Filler | None:
    """Words that count up to now from a day of which another sentence tells: "since then", "has since retaken it"."""
    start = clause.sentence.start
    for found in _so_far_words().finditer(clause.text[start : clause.sentence.end]):
        told = Filler(start=start + found.start(), end=start + found.end(), text=found.group())
        if told.text.split()[0].lower() not in _HAVE or _is_of_verb(clause, trigger, told):
            return told
    return None


def _is_of_verb(clause: Clause, trigger: int, told: Filler) -> bool:
    """Whether "has since" belongs to what a trigger tells; not the "since" of "has since 2012 held the town"."""
    after = next((t.index for t in clause.tokens if t.start >= told.end), None)
    if after is None:
        return False
    while clause.tokens[after].pos in ("ADV", "AUX") and after + 1 < len(clause.tokens):
        after += 1
    return clause.tokens[after].tag in ("VBN", "VBD") and after in (trigger, *clause.governors(trigger))


@cache
def _so_far_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(time_words().so_far)})\b", re.IGNORECASE)
