"""What is told to be in somebody's hands, where the parser hung the words on something else beside it.

In:     the tree of a sentence, a noun such as "hands" or "control" with "in" or "under" before it.
Out:    the words for what it is told of: "A, still in rebel hands", "a port in their hands", "back in rebel hands".
Never:  who holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.words import words

if TYPE_CHECKING:
    from heldby.claim.clause import Clause

_ASIDE = frozenset({"in", "under"})  # "A, still in rebel hands, ..."
_STAYING = frozenset({"remain", "stay", "become"})


def what_is_in_hand(clause: Clause, noun: int) -> list[int]:
    """What the words are told of, beside what they hang on."""
    if clause.preposition(noun) not in _ASIDE:
        return []
    return _name_before(clause, noun)


def said_to_be(clause: Clause, noun: int) -> list[int]:
    """ "A is the last city in their hands", "A remained a port in them", "leaves A as the only one": what that is."""
    if clause.lemma(noun) not in words("en").place_nouns:
        return []
    if clause.kids(noun, "cop"):
        return clause.kids(noun, "nsubj")
    above = clause.tokens[noun].head
    if clause.is_dep(noun, "obj", "xcomp") and clause.lemma(above) in _STAYING:
        return clause.kids(above, "nsubj")
    is_as = clause.preposition(noun) == "as" and clause.tokens[above].pos == "VERB"
    return clause.kids(above, "obj") if is_as else []


def _name_before(clause: Clause, noun: int) -> list[int]:
    """A of "A, still in rebel hands, ...", and of "with A in rebel hands"."""
    first = min(clause.phrase(noun))
    if first < len(_ASIDE):
        return []
    beside, before = clause.tokens[first - 1], clause.tokens[first - 2]
    if beside.text == ",":
        return [first - 2] if before.pos == "PROPN" else []
    return [first - 1] if beside.pos == "PROPN" and before.text.lower() == "with" else []
