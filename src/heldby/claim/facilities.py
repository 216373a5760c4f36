"""What a town has that is a place of its own: the airport, the barracks, the palace.

In:     a word of the tree, words that stand for a place, a name.
Out:    whether it is such a facility; whether a name tells whose seat one is.
Never:  which facility it is, and what it is called; that is `resolve`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.gazetteer import place_words
from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.claim.filling import Names
    from heldby.model import Filler

_SEAT = "seat"


def is_facility(clause: Clause, word: int) -> bool:
    """Whether a noun is what a town has, one of it: "airport", "cement plant"; not "bases"."""
    noun = clause.tokens[word].pos in ("NOUN", "PROPN")
    return noun and bool(place_words("en").facility([t.text for t in clause.tokens[: word + 1]])[0])


def tells_of_facility(told: str) -> bool:
    """Whether words tell of one: "its airport", "the base of the brigade"."""
    said, ends = told.lower().split(), words("en").ends_noun
    end = next((i for i, word in enumerate(said) if i and word in ends), len(said))
    return bool(place_words("en").facility(said[:end])[0])


def names_a_seat(names: Names, filler: Filler) -> bool:
    """Whether a name only tells whose seat it is: that of a unit within "the headquarters of the Western Command"."""
    around = names.at(MentionKind.PLACE, filler.start, filler.end)
    if around is None or _SEAT not in around.value.split("|"):
        return False
    return around.start < filler.start and filler.end <= around.end
