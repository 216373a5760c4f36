"""Tolls told place by place: "54 civilians were killed, including nine in Taiz and eight in Hodeidah".

In:     a `Trigger` that counts the people of a casualty, and its first figure.
Out:    the bare figures after it, each with the place that follows it.
Never:  a figure with a noun of its own ("two schools in Taiz"), a date, an age, or one behind the next verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import Filler, Mention, MentionKind, Quantity
from heldby.model.quantity_of import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.claim.trigger import Trigger
    from heldby.model import Token

_IN = frozenset({"in", "at", "near", "outside", "around"})
_BEFORE = frozenset({"PUNCT", "CCONJ", "NOUN", "PROPN", "PART"})
_OPENERS = frozenset({"another", "with", "plus", "at", "least", "some", "about", "more", "than"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth"})
_OF_THEM = (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])
_ONE, _EACH = "one", "each"
_REACH, _SPAN = 40, 7
_YEARS = range(1900, 2101)
_SINGLE = Quantity(low=1.0, high=1.0, bound="exact", phrase="one", unit="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of them, or so many more, at a place; `is_part` when the first figure counts them too."""

    quantity: Quantity
    place: Filler
    is_part: bool


def shares(trigger: Trigger, whole: Quantity | None) -> list[Share]:
    """The figures by place after a trigger, in the order of the text; none without a figure for it to begin with."""
    if trigger.saying.kind != "casualty" or whole is None:
        return []
    found = list(_found(trigger))
    loose = [s for s, firm in found if not firm]
    if loose and (len(found) == 1 or not _within([s for s, _ in found], whole)):
        found = [(s, firm) for s, firm in found if firm]
    told = [s for s, _ in found]
    part = _opened(trigger) or _makes_up(told, whole)
    return [Share(quantity=s.quantity, place=s.place, is_part=part) for s in told]


def _found(trigger: Trigger) -> Iterator[tuple[Share, bool]]:
    """Each share, and whether a comma, "and" or "including" stands before it."""
    tokens, first = trigger.clause.tokens, trigger.index + 1
    for token in tokens[first : first + _REACH]:
        if _ends(token) and tokens[token.index - 1].tag != "IN":  # "in shelling in Kharkiv"
            return
        figure = _figure(trigger, token)
        if figure is None:
            continue
        quantity, last = figure
        firm = _is_firm(tokens, token.index)
        if firm is None:
            continue
        for place in _places(trigger, last + 1):
            yield Share(quantity=quantity, place=place, is_part=False), firm


def _ends(token: Token) -> bool:
    lower = token.text.lower()
    return (token.pos in ("VERB", "AUX") and lower not in words("en").among) or lower in words("en").fates


def _figure(trigger: Trigger, token: Token) -> tuple[Quantity, int] | None:
    """A bare figure that opens at a word, with the index of its last word: "9", "another six", "a second"."""
    lower, tokens = token.text.lower(), trigger.clause.tokens
    if lower in _ORDINALS and token.index and tokens[token.index - 1].text.lower() == "a":
        return _SINGLE, token.index
    if lower == _ONE and token.pos == "NUM":
        return _SINGLE, token.index
    found = trigger.names.at(MentionKind.QUANTITY, token.start, token.end)
    if found is None or found.start != token.start or _dates(trigger, found):
        return None
    last = max(t.index for t in tokens if t.start < found.end)
    return quantity_of(found), last


def _dates(trigger: Trigger, number: Mention) -> bool:
    """Whether a number is a day or a year, or measures something."""
    figure = quantity_of(number)
    if trigger.names.at(MentionKind.TIME, number.start, number.end) or figure.low in _YEARS:
        return True
    return figure.unit != ""


def _is_firm(tokens: Sequence[Token], at: int) -> bool | None:
    """Whether a list's own sign stands before a figure; None where none may stand ("on 15 in", "aged 15 in")."""
    before = at - 1
    while before > 0 and tokens[before].text.lower() in _OPENERS | {"a"}:
        before -= 1
    word = tokens[before]
    if word.text.lower() in words("en").among or word.pos in ("PUNCT", "CCONJ"):
        return True
    return False if word.pos in _BEFORE else None


def _places(trigger: Trigger, at: int) -> list[Filler]:
    """The place named behind the preposition at a word, all that are listed behind "each in"; none without one."""
    tokens = trigger.clause.tokens
    told = [t.text.lower() for t in tokens[at : at + 2]]
    if told in _OF_THEM:
        at += 2
        told = [t.text.lower() for t in tokens[at : at + 2]]
    each = _EACH in told and bool(set(told) & _IN)
    if not told or not (each or told[0] in _IN):
        return []
    end = at + (_REACH if each else _SPAN)
    found: list[Filler] = []
    for token in tokens[at + 1 : end]:
        if token.pos in ("VERB", "AUX") or (not each and (token.pos == "NUM" or token.text == ",")):
            break
        place = trigger.names.at(MentionKind.PLACE, token.start, token.end)
        if place and place.start == token.start and place.form != "demonym":
            found.append(Filler(start=place.start, end=place.end, text=place.text))
    return found if each else found[:1]


def _within(told: Sequence[Share], whole: Quantity) -> bool:
    """Whether all together are no more than the first figure counts."""
    most = whole.high or whole.low
    return most is not None and sum(s.quantity.low or 0 for s in told) <= most


def _makes_up(told: Sequence[Share], whole: Quantity) -> bool:
    return bool(told) and whole.low is not None and sum(s.quantity.low or 0 for s in told) == whole.low


def _opened(trigger: Trigger) -> bool:
    """Whether "including" opens what follows."""
    after = trigger.clause.tokens[trigger.index + 1 : trigger.index + _REACH]
    return any(t.text.lower() in words("en").among for t in after)
