"""Words by which a claim of no day went on over a stretch: "six days of shelling", "several times".

In:     the draft of a claim that no date reaches, the tree of its sentence and the times in it.
Out:    the words that say so, None where the claim may be of one day.
Never:  a start or an end; those are counted once the day of publication is known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from heldby.claim.nearness import head_of
from heldby.claim.totals import is_perfect
from heldby.lexicon.times import time_words
from heldby.lexicon.words import words
from heldby.model import Filler, Mention, MentionKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_COUNTED, _LASTED = frozenset({"event", "casualty"}), frozenset({"event", "indicator"})
_LENGTHS = "_length"  # what indicators of "how long" are measured as
_DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "PUNCT", "PART"})
_PLACED = frozenset({"ago", "past", "coming", "later", "earlier", "after", "before", "since", "running", "for"})
_COUNTED_OFF = _PLACED - {"since"}
_KEPT_UP = frozenset({"battle", "airstrike", "shelling", "missile_strike", "bombing", "attack"})
_LASTING = frozenset({"since", "for"})
_COUNTED_LENGTH = re.compile(r"P\d")
_NEAR, _REACH, _ABOVE = 4, 10, 3


def stretch_words(draft: Draft, clause: Clause, mentions: Sequence[Mention]) -> Filler | None:
    """The words that tell over what stretch a claim without a date went on."""
    if draft.saying.traits.get("measure", "").endswith(_LENGTHS):
        return _length(draft, clause, _of_days(mentions))
    if draft.saying.kind not in _COUNTED:
        return None
    return _length(draft, clause, mentions) or time_and_again(draft, clause) or _since_event(draft, clause, mentions)


def ended_stretch(draft: Draft, clause: Clause, mentions: Sequence[Mention]) -> Filler | None:
    """ "After weeks of heavy fighting", "ending a 10-month occupation": how long it had lasted by then."""
    noun = draft.trigger
    if draft.saying.kind not in _LASTED or not _is_noun(clause, noun):
        return None
    mentions = _of_days(mentions)
    length = _told_of(clause, noun, mentions)
    if length is None and clause.is_dep(noun, "conj"):  # "after weeks of clashes and air strikes"
        length = _told_of(clause, clause.tokens[noun].head, mentions)
    if length is None:
        return None
    before = [t for t in clause.tokens[:noun] if t.end <= length.start and t.pos != "DET"]
    if before and before[-1].text.lower() in time_words().ending:
        return _words(clause, before[-1].start, length.end)
    verb = clause.tokens[clause.tokens[noun].head]
    closes = clause.is_dep(noun, "nsubj") and verb.text.lower() in time_words().ending and verb.pos == "VERB"
    return _words(clause, length.start, verb.end) if closes else None  # "a ten-day siege of Kidal ended on Friday"


def _of_days(mentions: Iterable[Mention]) -> list[Mention]:
    """The times but for lengths in hours, which are of the day."""
    return [m for m in mentions if not m.value.startswith("PT")]


def still_going(drafts: Iterable[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts, with fire that is told to have lasted until now as going on: "have shelled it since May"."""
    return [_kept_up(draft, clauses[draft.sentence], scene.mentions[draft.sentence]) for draft in drafts]


def so_old(drafts: Iterable[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts, with a war or a battle that is told to be so old as going on: "the five-year-old war"."""

    def lasts(draft: Draft) -> bool:
        told = draft.mood is not None and draft.mood.status is Status.HAPPENED and draft.saying.kind == "event"
        return told and _is_so_old(draft.trigger, clauses[draft.sentence], scene.mentions[draft.sentence])

    return [
        replace(draft, mood=replace(draft.mood, status=Status.ONGOING)) if draft.mood and lasts(draft) else draft
        for draft in drafts
    ]


def _kept_up(draft: Draft, clause: Clause, mentions: Sequence[Mention]) -> Draft:
    told, verb = draft.mood, _verb_of(draft.trigger, clause)
    lasts = draft.saying.kind == "route" or draft.saying.traits.get("type") in _KEPT_UP
    if told is None or told.status is not Status.HAPPENED:
        return draft
    if clause.tokens[draft.trigger].tag == "NNS" and clause.is_dep(draft.trigger, "nsubj"):
        verb = clause.tokens[draft.trigger].head if _opens_with_length(clause, mentions) else verb
    if not lasts or not is_perfect(clause, verb) or not _is_for_long(verb, clause, mentions):
        return draft
    return replace(draft, mood=replace(told, status=Status.ONGOING))


def _is_for_long(verb: int, clause: Clause, mentions: Sequence[Mention]) -> bool:
    """ "Since May", "for weeks": beside a verb, or opening the sentence whose verb it is."""
    if clause.is_dep(verb, "root") and _opens_with_length(clause, mentions):
        return True
    told = [m for m in mentions if m.kind is MentionKind.TIME and _LASTING & set(m.value.split())]
    return any(clause.tokens[head].head == verb for m in told if (head := head_of(clause, m)) is not None)


def _opens_with_length(clause: Clause, mentions: Sequence[Mention]) -> bool:
    """ "Since April air strikes have targeted the port", "for three weeks": at the head of a sentence."""
    first = clause.tokens[0]
    opening = [m for m in mentions if m.kind is MentionKind.TIME and m.start in (first.start, first.end + 1)]
    if first.text.lower() not in _LASTING:
        return False
    return any(m.form == "DATE" or _COUNTED_LENGTH.match(m.value) for m in opening)


def _is_so_old(noun: int, clause: Clause, mentions: Sequence[Mention]) -> bool:
    """ "The five-year-old war", "the two-week-old battle for the town": it goes on as this is told."""
    spans = [
        m
        for m in mentions
        if m.kind is MentionKind.TIME and m.form == "DURATION" and m.end <= clause.tokens[noun].start
    ]
    found = next((m for m in spans if _is_noun(clause, noun) and _stands_before(clause, m, noun)), None)
    return found is not None and "old" in clause.text[found.start : clause.tokens[noun].start].replace("-", " ").split()


def _verb_of(trigger: int, clause: Clause) -> int:
    """What tells of an act: "has waged an offensive", "war has raged", "has been in the grip of a war"."""
    if clause.tokens[trigger].pos not in ("NOUN", "PROPN"):
        return trigger
    above = clause.tokens[trigger].head
    if clause.is_dep(trigger, "obj", "obl"):
        return above
    if clause.is_dep(trigger, "nmod") and clause.kids(above, "cop"):
        return above
    goes_on = clause.lemma(above) in words("en").going or bool(clause.kids(above, "cop"))
    return above if clause.is_dep(trigger, "nsubj") and goes_on else trigger


def _length(draft: Draft, clause: Clause, mentions: Sequence[Mention]) -> Filler | None:
    """ "The two-week battle", "six days of shelling have killed 30": the length with the noun that has it."""
    nouns = [draft.trigger] if _is_noun(clause, draft.trigger) else _subjects(clause, draft.trigger)
    return next((told for noun in nouns if (told := _told_of(clause, noun, mentions))), None)


def _told_of(clause: Clause, noun: int, mentions: Sequence[Mention]) -> Filler | None:
    """The length that stands right before a noun, with the noun."""
    spans = [m for m in mentions if m.kind is MentionKind.TIME and m.form == "DURATION"]
    spans = [m for m in spans if not _PLACED & set(m.value.split())]
    found = next((m for m in spans if _stands_before(clause, m, noun)), None)
    return _words(clause, found.start, clause.tokens[noun].end) if found else None


def _is_noun(clause: Clause, word: int) -> bool:
    """Whether a word is a noun, or one in "-ing" that stands as such: "days of fighting with the army"."""
    token = clause.tokens[word]
    of = word > 0 and {t.text.lower() for t in clause.tokens[max(0, word - 2) : word]} & {"of"}
    return token.pos == "NOUN" or (token.tag == "VBG" and bool(of))


def _subjects(clause: Clause, verb: int) -> list[int]:
    """The nouns that do what a verb tells: of "six days of shelling" both."""
    while clause.is_dep(verb, "conj") and clause.tokens[verb].head < verb and not clause.kids(verb, "nsubj"):
        verb = clause.tokens[verb].head
    told = [k for k in clause.kids(verb, "nsubj") if clause.tokens[k].pos == "NOUN"]
    return [*told, *(n for k in told for n in clause.kids(k, "nmod", "acl"))]


def _stands_before(clause: Clause, mention: Mention, noun: int) -> bool:
    """ "Two-week-old battle", "six days of heavy shelling"; nothing but what describes the noun between."""
    between = [t for t in clause.tokens[:noun] if t.start >= mention.end]
    if mention.end > clause.tokens[noun].start or len(between) > _NEAR:
        return False
    counted = bool(between) and between[0].text.lower() == "of"
    return all(t.pos in _DESCRIBING and t.text != "," for t in between[counted:])


def time_and_again(draft: Draft, clause: Clause) -> Filler | None:
    """ "Has attacked the town several times": the words for how often, behind a verb in a perfect tense."""
    verb = draft.trigger
    had = any(clause.tokens[k].text.lower() == "had" for k in clause.kids(verb, "aux"))
    if not (had or is_perfect(clause, verb)):
        return None
    start = end = clause.tokens[verb].end
    for token in clause.tokens[verb + 1 : verb + 1 + _REACH]:
        if token.text in (",", ";", ":") or token.pos in ("VERB", "AUX"):
            break
        end = token.end
    found = _times().search(clause.text[start:end])
    return _words(clause, start + found.start(), start + found.end()) if found else None


def _since_event(draft: Draft, clause: Clause, mentions: Sequence[Mention]) -> Filler | None:
    """ "Have been killed since peace talks broke down": the clause of "since", where nothing dates it."""
    if not is_perfect(clause, draft.trigger):
        return None
    for verb in clause.kids(draft.trigger, "advcl"):
        marks = [k for k in clause.kids(verb, "mark") if clause.tokens[k].text.lower() == "since"]
        if marks and draft.trigger < marks[0]:
            start, end = clause.tokens[marks[0]].start, clause.tokens[max(clause.subtree(verb))].end
            dated = any(m.kind is MentionKind.TIME and start <= m.start < end for m in mentions)
            return None if dated else _words(clause, start, end)
    return None


def since_dated(draft: Draft, clause: Clause, mentions: Sequence[Mention]) -> Filler | None:
    """ "Has held it since driving out the army in 2014", "since a war that ended in 1994": since the date in there."""
    dates = [
        m
        for m in mentions
        if m.kind is MentionKind.TIME and m.form == "DATE" and not _COUNTED_OFF & set(m.value.split())
    ]
    if not dates:
        return None
    above = [draft.trigger, *clause.governors(draft.trigger)]
    below = [n for n, word in enumerate(above) if clause.is_dep(word, "nsubj", "nsubj:pass")]
    for verb in above[: min([_ABOVE, *(n + 1 for n in below)])]:  # not "forces backed by Iran have held it since"
        for kid in clause.kids(verb, "advcl", "obl", "nmod"):
            signs = [k for k in clause.kids(kid, "mark", "case") if clause.tokens[k].text.lower() == "since"]
            if not signs or signs[0] < draft.trigger:
                continue
            start, end = clause.tokens[signs[0]].start, clause.tokens[max(clause.subtree(kid))].end
            inside = [m for m in dates if start < m.start < end]
            if len(inside) == 1:
                return _words(clause, start, inside[0].end)
    return None


def _words(clause: Clause, start: int, end: int) -> Filler:
    return Filler(start=start, end=end, text=clause.text[start:end])


@cache
def _times() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(time_words().repeated)})\b", re.IGNORECASE)
