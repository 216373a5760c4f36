"""Places named only to say where somebody speaks or what lies how far off: "the ministry in Khartoum said".

In:     the trees and mentions of a report.
Out:    the scene without those mentions, for what is told without a place.
Never:  where a witness is: "residents of Daraya said shells had hit" tells where they hit.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from heldby.lexicon.quantities import quantity_words
from heldby.lexicon.speech import speech
from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_BASED = re.compile(r"[- ]based\b")
# "Travelling from A to B", "on the way from A to the town of B".
_WAYS = (
    r"(?:way|road|highway|travel\w*|driv\w+|head\w+|flying|journey|en route|convoy|bus|trucks?|train|flight)\s+"
    r"(?:[\w-]+\s+)?from\s+(?:the\s+(?:\w+\s+){1,2}of\s+)?"
)
_FROM = re.compile(rf"\b{_WAYS}$", re.IGNORECASE)
_TO = re.compile(r"\s+(?:to|toward|towards)\s+(?:the\s+(?:\w+\s+){1,3}of\s+)?[A-Z]")
_FROM_TO = re.compile(
    rf"\b{_WAYS}(?-i:[A-Z])[\w'’ -]{{1,25}}\s+(?:to|toward|towards)\s+(?:the\s+(?:\w+\s+){{1,3}}of\s+)?$", re.IGNORECASE
)
_STEPS_UP = 6
# How a name may hang below where somebody is: "in the villages of A and B", "in the eastern districts of A".
_BELOW_A_NAME = frozenset({"nmod", "conj", "compound", "appos", "flat", "nmod:desc", "nmod:poss", "amod"})
_GOAL = re.compile(
    r"\b(?:towards?|bound for|en route to|(?:on|along) (?:the|its|their) way to|head(?:ing|ed) (?:for|to))\s+"
    r"(?:the\s+(?:[\w-]+\s+){1,3}of\s+)?\Z",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"\b(?:c[ao]m(?:e|ing)|arriv(?:ed|ing)|cross(?:ed|ing)|travell?(?:ed|ing)|drove|driving|march(?:ed|ing)|pour(?:ed|ing)"
    r"|infiltrat(?:ed|ing)|descend(?:ed|ing)|flew|flown|return(?:ed|ing)|ridd?(?:en|ing)|rode)\s+"
    r"(?:(?:up|down|over|across|back|in|out|there|here)\s+){0,2}from\s+(?:the\s+(?:[\w-]+\s+){1,3}of\s+)?\Z",
    re.IGNORECASE,
)
_REACH = 80  # characters before a name in which a distance to it stands
_LENGTHS = frozenset({"km", "miles", "metres"})
_AT = frozenset({"in", "at", "from", "of", "to"})
_CALLS = frozenset({"visit", "trip", "tour"})
_OWN = ("nmod:poss", "compound", "amod", "nmod:desc")
_THINK = frozenset({"think", "-"})
_SPEAKING = frozenset({"say", "tell", "speak", "talk", "brief"})


def without_seats(scene: Scene, clauses: Sequence[Clause]) -> Scene:
    """The scene without the places where nothing is told to have happened."""
    lines = tuple(
        tuple(m for m in line if m.kind is not MentionKind.PLACE or not (_is_seat(clause, m) or _is_far(scene.text, m)))
        for line, clause in zip(scene.mentions, clauses, strict=True)
    )
    return replace(scene, mentions=lines)


def _is_seat(clause: Clause, mention: Mention) -> bool:
    word = _head(clause, mention)
    if word is None:
        return False
    while clause.is_dep(word, "conj") and clause.tokens[word].pos == clause.tokens[clause.tokens[word].head].pos:
        word = clause.tokens[word].head  # "protests in A and B"
    token, small = clause.tokens[word], words("en")
    above, link = clause.lemma(token.head), clause.preposition(word)
    if token.dep in _OWN:
        own = " ".join(t.text.lower() for t in clause.tokens[token.head - 1 : token.head + 1])
        sits = above in small.seated | small.signed_there  # "Moscow's ministry", "the Minsk agreements"
        return sits and own not in small.town_bodies  # but of "Ghazni's provincial council" the town is told
    if link == "by" and clause.is_dep(word, "obl"):
        return True  # "blacklisted by Washington"
    if link in _AT and any(clause.lemma(k) in small.reactions for k in clause.kids(token.head, "obj")):
        return True  # "triggered protests in Juba"
    if link == "with":
        return above in small.dealings | small.gatherings  # "talks with Damascus"
    return link in _AT and clause.is_dep(word, "nmod", "obl") and _is_spoken_from(clause, word, above, link)


def _is_spoken_from(clause: Clause, word: int, above: str, link: str) -> bool:
    """ "The ministry in Khartoum", "based in Coventry", "said in Geneva"."""
    small, head = words("en"), clause.tokens[word].head
    thinks = above == "tank" and clause.tokens[head - 1].text.lower() in _THINK
    if above in small.reactions:
        return link != "of"  # "raised concerns in Jakarta"; but "fears of Aleppo" are for it
    if above in small.seated or thinks:
        return link not in ("of", "to") or _speaks(clause, head)
    if link in ("of", "to"):
        return link == "to" and above in _CALLS  # "cancelled a visit to Moscow"
    speaks = clause.is_dep(word, "obl") and above in _SPEAKING and _is_beside(clause, word, head)
    return speaks or above in small.sitting or _gathers(clause, head)


def _gathers(clause: Clause, word: int) -> bool:
    """Whether it is a gathering, or who or what one is of: "a summit of leaders in A", "talks between them in A"."""
    gatherings = words("en").gatherings
    while clause.lemma(word) not in gatherings:
        if not clause.is_dep(word, "nmod", "conj") or clause.tokens[word].head >= word:
            return False
        word = clause.tokens[word].head
    return True


def _is_far(text: str, mention: Mention) -> bool:
    """ "The town is 80 km from Goma", "the Istanbul-based group": of that city no more is told."""
    if _BASED.match(text, mention.end) or _is_end_of_way(text, mention):
        return True
    return _distance().search(text[max(0, mention.start - _REACH) : mention.start]) is not None


def _is_end_of_way(text: str, mention: Mention) -> bool:
    """ "A convoy travelling from A to B was ambushed": at neither."""
    starts = _FROM.search(text[max(0, mention.start - _REACH) : mention.start]) and _TO.match(text, mention.end)
    return bool(starts) or _FROM_TO.search(text[max(0, mention.start - _REACH) : mention.start]) is not None


@cache
def _distance() -> re.Pattern[str]:
    units = "|".join(sorted(unit for unit, name in quantity_words("en").measures.items() if name in _LENGTHS))
    return re.compile(
        rf"\b(?:{units})\s+(?:\([^)]*\)\s+)?(?:away\s+|inland\s+)?(?:(?:to\s+the\s+)?[\w-]+(?<!wards)\s+)?(?:from|of)\s+"
        r"(?:the\s+)?(?:(?:city|town|capital)\s+)?(?:of\s+)?\Z",
        re.IGNORECASE,
    )


def _head(clause: Clause, mention: Mention) -> int | None:
    """The word of a name on which its other words hang."""
    inside = [t for t in clause.tokens if mention.start <= t.start and t.end <= mention.end]
    return next((t.index for t in inside if not mention.start <= clause.tokens[t.head].start < mention.end), None)


def _speaks(clause: Clause, word: int) -> bool:
    token = clause.tokens[word]
    return token.dep == "nsubj" and clause.lemma(token.head) in _SPEAKING


def _is_beside(clause: Clause, word: int, verb: int) -> bool:
    """Whether no clause stands between a verb of speaking and where it was done: "said in Geneva that"."""
    low, high = sorted((word, verb))
    return not any(t.pos in ("VERB", "AUX") for t in clause.tokens[low + 1 : high])


def is_of_meeting(clause: Clause, trigger: int, start: int) -> bool:
    """ "The attack could derail talks with them in A": there they talk, whatever the parser hung the name on."""
    word = next((t.index for t in clause.tokens if t.start >= start), 0)
    case = min((k for k in clause.kids(word, "case") if k < word), default=0)
    for token in reversed(clause.tokens[trigger + 1 : case]):
        if token.pos in ("VERB", "PUNCT"):
            return False
        if token.pos == "NOUN" and clause.lemma(token.index) in words("en").meetings:
            return True
    return False


def is_on_the_way(text: str, mention: Mention) -> bool:
    """ "Drones struck a convoy retreating toward A": not at A, which it had not reached.

    "It began when gunmen came from A": nor at A, which they had left.
    """
    before = text[max(0, mention.start - _REACH) : mention.start]
    return _GOAL.search(before) is not None or _CAME.search(before) is not None


def is_where_from(clause: Clause, mention: Mention) -> bool:
    """ "Rebels positioned in A shelled B, wounding two", "fired from A at B": it was there only if no other is told.

    "Raids on rebels positioned in A" were at A.
    """
    word = _head(clause, mention)
    for _ in range(_STEPS_UP):
        if word is None:
            return False
        token, small = clause.tokens[word], words("en")
        above = clause.tokens[token.head]
        if above.pos == "VERB" and token.dep == "obl":
            if clause.preposition(word) == "from":
                return clause.lemma(above.index) in small.firing
            posted = clause.lemma(above.index) in small.posted and above.dep in ("acl", "acl:relcl")
            return posted and clause.preposition(word) in _AT and _acts(clause, above.head)
        if token.dep not in _BELOW_A_NAME:
            return False
        word = token.head
    return False


def _acts(clause: Clause, noun: int) -> bool:
    """Whether it does something: the subject of an active verb, or what "by" leads to."""
    return clause.is_dep(noun, "nsubj") or (clause.is_dep(noun, "obl") and clause.preposition(noun) == "by")


def is_speakers_place(clause: Clause, mention: Mention) -> bool:
    """ "Activists in Omdurman said ten died in strikes on Wad Madani": there only if no other place is told.

    "Residents of Omdurman" tell of their own.
    """
    token = next((t for t in clause.tokens if t.start >= mention.start), None)
    if token is None or token.dep != "nmod" or clause.preposition(token.index) != "in":
        return False
    speaker = clause.tokens[token.head]
    return speaker.dep.startswith("nsubj") and clause.tokens[speaker.head].text.lower() in speech("en").saying
