"""The few words of a claim that change what it does to a place: "the last districts of", "recaptured".

In:     a told claim and data/state/words.toml.
Out:    whether it is about the whole place, and whether it says that the gainer held it before.
Never:  who did it, or whether it is so; "liberated" and "captured" are one to it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from heldby.lexicon.tables import data_path, table

if TYPE_CHECKING:
    from heldby.model.told import Told

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def is_whole(told: Told) -> bool:
    """Whether the claim is about all of the place, or all that was left of it."""
    part = told.part
    if not part:
        return True
    said = set(_WORD.findall(part.casefold()))
    if said & _words("about"):
        return False
    whole = _words("whole") - _words("left") if told.claim.trait("change") == "held" else _words("whole")
    return bool(said & whole)


def is_again(told: Told) -> bool:
    """Whether the claim's own words say that the gainer held the place before ("recaptured", "retook")."""
    starts = tuple(_words("again"))
    return any(word.startswith(starts) for word in _WORD.findall(told.claim.quote.casefold()))


@cache
def _words(sort: str) -> frozenset[str]:
    """The words of a sort in every language."""
    listed = table(data_path("state", "words.toml"))
    return frozenset(word for language in listed.values() for word in language[sort])
