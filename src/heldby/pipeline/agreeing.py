"""Victims named in the number in which they are told: of "one civilian was killed and nine were hurt", nine civilians.

In:     the name of the victims of a claim, and the claim.
Out:    the name, its last noun in the plural where more than one of them, or none at all, is told of.
Never:  a noun that is no single person, nor a word of a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.inflect import plural
from heldby.lexicon.quantities import quantity_words
from heldby.model import Basis, Polarity

if TYPE_CHECKING:
    from heldby.model import Claim, Filler


def in_number(named: str, filler: Filler, claim: Claim) -> str:
    """The victims' name by their number: "civilians" of a "civilian toll" of 60, of "no civilian", of "many others"."""
    *before, last = named.split(" ")
    listed = "and" in before  # "a man, a woman and a child"
    if listed or last.lower() not in quantity_words().single or not _are_many(filler, claim):
        return named
    return " ".join([*before, plural(last)])


def _are_many(filler: Filler, claim: Claim) -> bool:
    if claim.polarity is Polarity.DENIED:
        return True
    if claim.quantity is None:
        return False
    told = (claim.quantity.low, claim.quantity.high)
    return told != (1, 1) and (told != (None, None) or filler.basis is Basis.COREFERENT)
