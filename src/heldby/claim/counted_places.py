"""Places that are counted and named in one breath: "captured three cities, A, B and C", "freed A and B, two villages".

In:     a `Trigger` that tells what was taken, and its figure.
Out:    whether the places counted are named beside the count; the places without the one that all of them lie in.
Never:  a place that only tells where they lie ("five villages in Raqqa, Syria").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.model import MentionKind
from heldby.model.quantity_of import quantity_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.filling import Names
    from heldby.claim.trigger import Trigger
    from heldby.model import Mention, Quantity

_JOINS = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+)(?:the\s+)?")
_OPENS = re.compile(r"\s*(?:,|:|\(|-|–|—|including|namely|such as|called)?[\s,:]*(?:including|namely|such as)?\s*\Z")
_WHERE = re.compile(r"\s*(?:of|in|near|around)\s+(?:the\s+)?\Z")
_LYING = re.compile(r"\s+(?:[\w-]+\s+){1,3}(?:of|in|near|around)\s+(?:the\s+)?(?:[\w-]+\s+of\s+)?")
_PAIR = 2
_ASIDE = re.compile(r",\s*\Z")


def are_named(trigger: Trigger, figure: Quantity) -> bool:
    """Whether the places that a figure counts have their names beside it."""
    names, clause = trigger.names, trigger.clause
    number = next((m for m in names.mentions if m.kind is MentionKind.QUANTITY and m.text == figure.phrase), None)
    if number is None:
        return False
    places = [m for m in names.mentions if m.kind is MentionKind.PLACE and m.form not in ("country", "demonym")]
    noun = next((t for t in clause.tokens if t.start >= number.end and t.pos == "NOUN"), None)
    if noun is None or not places:
        return False
    before = [m for m in places if m.end <= number.start]
    if before and _ASIDE.fullmatch(names.text[before[-1].end : number.start]):
        return len(_run(names.text, before[::-1])) == figure.low
    after = [m for m in places if m.start >= noun.end]
    if after and _WHERE.fullmatch(names.text[noun.end : after[0].start]):
        lying, after = after[0], after[1:]
        named = bool(after) and _is_named_behind(names.text, lying.end, after)
        return named and len(_run(names.text, after)) == figure.low
    return bool(after) and _is_named_behind(names.text, noun.end, after)


def without_where_they_lie(names: Names, places: Sequence[Mention]) -> Sequence[Mention]:
    """ "Captured two villages in A, B and C": B and C, where the count is of those behind the first."""
    if len(places) <= _PAIR:
        return places
    where, *listed = places
    numbers = (m for m in names.mentions if m.kind is MentionKind.QUANTITY and m.end <= where.start)
    number = max(numbers, default=None)
    if number is None or not _LYING.fullmatch(names.text, number.end, where.start):
        return places
    if quantity_of(number).low != len(listed) or len(_run(names.text, listed)) != len(listed):
        return places
    return listed if _ASIDE.fullmatch(names.text, where.end, listed[0].start) else places


def _is_named_behind(text: str, end: int, places: Sequence[Mention]) -> bool:
    between = text[end : places[0].start]
    return bool(between.strip()) and _OPENS.fullmatch(between) is not None


def _run(text: str, places: Sequence[Mention]) -> list[Mention]:
    """The places of one list, from the first on, whichever way it is walked."""
    run = [places[0]]
    for place in places[1:]:
        first, second = sorted((run[-1], place))
        if not _JOINS.fullmatch(text[first.end : second.start]):
            break
        run.append(place)
    return run
