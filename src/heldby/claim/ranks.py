"""How many a place makes that fell: "the tenth provincial capital to fall", "the third town seized by the rebels".

In:     a `Trigger` that tells a change of hands.
Out:    a `Quantity` in places, from the ordinal that stands before the noun for the place.
Never:  the rank of a size ("the second-largest city to fall"), nor "the first" and "the last", which count nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.lexicon.quantities import quantity_words
from heldby.model import Quantity

if TYPE_CHECKING:
    from heldby.claim.trigger import Trigger

_DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)")
_MANY = 2


def rank(trigger: Trigger) -> Quantity | None:
    """The ordinal of the place that the trigger tells of, None where it has none."""
    clause = trigger.clause
    for noun in _places(trigger):
        for kid in clause.kids(noun, "amod", "nummod", "compound"):
            number = _place_of(clause.tokens[kid].text.lower())
            following = clause.tokens[kid + 1].text.lower()
            largest = following == "-" or following.endswith("est") or following in ("most", "biggest")
            if number >= _MANY and not largest:
                unit = clause.tokens[noun].text.lower()
                return Quantity(low=number, high=number, bound="exact", phrase=clause.tokens[kid].text, unit=unit)
    return None


def _places(trigger: Trigger) -> list[int]:
    """The nouns that may have an ordinal: what the trigger describes, or is told of ("became the third city to")."""
    found = [*trigger.arguments.get("head", []), *trigger.arguments.get("patient", []), *trigger.arguments["agent"]]
    return [k for k in found if trigger.clause.tokens[k].pos == "NOUN"]


def _place_of(word: str) -> float:
    """The number that an ordinal names, 0 for any other word."""
    digits = _DIGITS.fullmatch(word)
    return float(digits[1]) if digits else quantity_words("en").ordinals.get(word, 0)
