"""What only says where a town told of before lies: "the town, 70 km north of Goma", "the city on the lake".

In:     the tree of a sentence, a noun for a town.
Out:    the words below the noun that are not the town itself.
Never:  words that tell which town is meant: "the town of Kobo", "the largest city in Kachin", "a village near Gao".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from heldby.lexicon.quantities import quantity_words
from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Collection

    from heldby.claim.clause import Clause

_TOWNS = frozenset({"city", "town", "township", "village", "settlement", "hamlet", "port"})
_KNOWN = frozenset({"the", "this", "that"})
_GREATEST = frozenset({"largest", "biggest", "smallest", "nearest", "closest", "oldest"})
_WHICH = frozenset({"main", "only", "chief", "principal", "other", "next", "first", "second", "third", "capital"})
_BEHIND = ("nmod*", "obl*", "advmod", "amod")
_SPANS = frozenset({"km", "miles", "metres"})


def where_it_lies(clause: Clause, word: int) -> Collection[int]:
    """The words below "the town" that say where it lies: "north of Goma", "60 km from Timbuktu", "in Cauca"."""
    token = clause.tokens[word]
    if token.text.lower() not in _TOWNS or not _is_known(clause, word):
        return ()
    return [k for k in clause.kids(word) if k > word and _says_where(clause, k)]


def _is_known(clause: Clause, word: int) -> bool:
    before = [clause.tokens[k] for k in clause.kids(word) if k < word]
    if not any(t.dep == "det" and t.text.lower() in _KNOWN for t in before):
        return False
    return not any(is_told_apart(t.text.lower()) for t in before)


def is_told_apart(word: str) -> bool:
    """ "The main town in the district", "its largest city": one told apart, which nobody need have told of before."""
    return word in words("en").last_of_all or word in _WHICH | _GREATEST


def _says_where(clause: Clause, kid: int) -> bool:
    if clause.is_dep(kid, *_BEHIND):
        return clause.preposition(kid) != "of"
    token = clause.tokens[kid]
    return token.dep == "appos" and (token.pos == "ADV" or token.text.lower() in _lengths())


@cache
def _lengths() -> frozenset[str]:
    return frozenset(unit for unit, name in quantity_words("en").measures.items() if name in _SPANS)
