"""How long: the stretch of time that a siege, a rule or an operation is said to have gone on, as a figure.

In:     a `Trigger` and the mentions of its sentence.
Out:    a `Quantity` whose unit is days, weeks, months, years or hours.
Never:  a span that only dates ("in the past two years"), nor one of another clause.

"A 10-month siege", "six days of heavy fighting", "the siege lasted for 48 hours", "besieged for three years",
"retaken two weeks after it was seized".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import Mention, MentionKind, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heldby.claim.trigger import Trigger

_LENGTH = re.compile(r"PT?(\d+(?:\.\d+)?)([HDWMY])")
_UNITS = {"H": "hours", "D": "days", "W": "weeks", "M": "months", "Y": "years"}
_UNIT_WORDS = ("hour", "day", "week", "month", "year", "several", "many", "some")
_SMALLER = {("years", "months"): 12, ("weeks", "days"): 7, ("days", "hours"): 24}
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "PUNCT", "VERB"})
_DATING = frozenset({"past", "ago", "coming", "age", "later", "next", "earlier", "since"})
_BOUNDS = frozenset({"over", "under", "about"})
_NEAR, _REACH, _NUMBERED = 4, 14, 2
_KEPT = frozenset({"under", "in"})
_GOING_ON = frozenset({"last", "continue", "drag", "rage", "rag", "persist", "stretch", "go", "run"})
_SINCE = "since"


def lasting(trigger: Trigger) -> Quantity | None:
    """The length the trigger is told to have, None when the sentence gives it none."""
    spans = [m for m in trigger.names.mentions if _is_length(trigger, m)]
    fits = _until if _SINCE in trigger.saying.number else _goes_on
    found = next((m for m in spans if fits(trigger, m)), None)
    if found is None:
        return None
    return _joined(found, next((m for m in spans if 0 < m.start - found.end <= len(" and ")), None))


def _is_for(trigger: Trigger, mention: Mention) -> bool:
    """Whether a length is said to fill all of its time: "for three years", "for the past eight years"."""
    before = trigger.names.text[max(0, mention.start - _NEAR) : mention.start].split()[-1:]
    return "for" in mention.value.split() or [word.lower() for word in before] == ["for"]


def _is_length(trigger: Trigger, mention: Mention) -> bool:
    told = set(mention.value.split()[1:])
    text = mention.text.lower()
    counted = not text.startswith(_UNIT_WORDS) or (text.startswith("some ") and len(text.split()) > _NUMBERED)
    if _is_for(trigger, mention):
        told -= {"past"}  # "has held it for the past eight years"
    return mention.kind is MentionKind.TIME and mention.form == "DURATION" and counted and not told & _DATING


def _goes_on(trigger: Trigger, mention: Mention) -> bool:
    told = (_before, _after, _opens, _between_auxiliaries)
    return any(stands(trigger, mention) for stands in told)


def _between_auxiliaries(trigger: Trigger, mention: Mention) -> bool:
    """ "The army has for four days been attacking the tower"."""
    if trigger.pos != "VERB" or not _is_for(trigger, mention):
        return False
    first = trigger.clause.kids(trigger.index, "aux")[:1]
    tokens = trigger.clause.tokens
    return bool(first) and tokens[first[0]].start < mention.start and mention.end <= tokens[trigger.index].start


def _until(trigger: Trigger, mention: Mention) -> bool:
    """ "Retaken two weeks after it was seized": what began with the trigger had gone on for two weeks."""
    clause = trigger.clause
    marks = clause.kids(trigger.index, "mark", "case")
    after = next((clause.tokens[k] for k in marks if clause.tokens[k].text.lower() == "after"), None)
    if after is None or trigger.names.text[mention.end : after.start].strip():
        return False
    return clause.lemma(clause.tokens[trigger.index].head) in words("en").ends_of_rule or not trigger.saying.only_until


def _opens(trigger: Trigger, mention: Mention) -> bool:
    """ "For five months now the army has been shelling it", "for almost a year it has been on the offensive"."""
    before = [t for t in trigger.clause.tokens if t.end <= mention.start]
    opening = len(before) == 1 and before[0].text.lower() == "for"
    told = trigger.clause.tokens[trigger.index]
    main = told.dep == "root" and (trigger.pos == "VERB" or bool(trigger.clause.kids(told.index, "cop")))
    return opening and main


def _before(trigger: Trigger, mention: Mention) -> bool:
    """ "10-month siege", "six days of heavy fighting"."""
    between = [t for t in trigger.clause.tokens[: trigger.index] if t.start >= mention.end]
    counted = bool(between) and between[0].text.lower() == "of"
    told = trigger.clause.tokens[trigger.index]
    named = trigger.pos == "NOUN" or (counted and told.tag == "VBG")  # "24 hours of fighting the rebels"
    if mention.start >= told.start or len(between) > _NEAR or not named:
        return False
    return all(t.pos in _INSIDE and t.text != "," for t in between[counted:])


def _after(trigger: Trigger, mention: Mention) -> bool:
    """ "The siege of the city lasted for two years", "besieged the city for two years"."""
    between = [t for t in trigger.clause.tokens[trigger.index + 1 :] if t.end <= mention.start]
    if mention.start < trigger.clause.tokens[trigger.index].end or len(between) > _REACH:
        return False
    verbs = [t.lemma.lower() for t in between if t.pos == "VERB" and t.dep not in ("amod", "compound")]
    if any(t.text in (",", ";", ".") for t in between):
        return False
    stated = _is_for(trigger, mention)
    if trigger.pos != "NOUN":
        return stated and not verbs[1:]
    kept = trigger.clause.preposition(trigger.index) in _KEPT and stated and not verbs  # "under siege for a year"
    return kept or (len(verbs) == 1 and verbs[0] in _GOING_ON)


def _joined(first: Mention, second: Mention | None) -> Quantity | None:
    """The figure of a length, and of a second one that it goes on with ("3 years and 2 months" is 38 months)."""
    read = next(_figures(first), None)
    more = next(_figures(second), None) if second else None
    if read is None:
        return None
    number, unit = read
    phrase = first.text
    if second and more and (times := _SMALLER.get((unit, more[1]))):
        number, unit, phrase = number * times + more[0], more[1], f"{first.text} and {second.text}"
    bound = next((b for b in first.value.split() if b in _BOUNDS), "exact")
    return Quantity(
        low=None if bound == "under" else number,
        high=None if bound == "over" else number,
        bound=bound,
        phrase=phrase,
        unit=unit,
    )


def _figures(mention: Mention) -> Iterator[tuple[float, str]]:
    for number, unit in _LENGTH.findall(mention.value):
        yield float(number), _UNITS[unit]
