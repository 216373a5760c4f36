"""Who tells it, where another word is nearer: "fighters battling the army say they have taken the town".

In:     a clause, and the word right before the verb of telling, or one that may be of those it is according to.
Out:    the noun of those who are busy; whether a word belongs to "according to".
Never:  who they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heldby.claim.clause import Clause


def busy_before(clause: Clause, index: int) -> int | None:
    """The noun before the participle that the word `index` belongs to ("rebels fighting the army")."""
    tokens = clause.tokens
    at = index
    while tokens[at].head < at:
        at = tokens[at].head
        if tokens[at].dep == "acl" and tokens[at].tag == "VBG":
            noun = tokens[at].head
            described = noun < at and tokens[noun].pos in ("NOUN", "PROPN")
            return noun if described and not clause.kids(at, "mark") else None  # not "in two days of fighting"
        if tokens[at].pos == "VERB":
            return None
    return None


def is_according_to(clause: Clause, index: int) -> bool:
    """Whether a word is of "according to officials in the town": they tell of the dead."""
    while True:
        if any(clause.tokens[k].text.lower() == "according" for k in clause.kids(index, "case", "advmod", "fixed")):
            return True
        above = clause.tokens[index].head
        if above == index or clause.tokens[index].dep not in ("nmod", "appos", "conj", "compound"):
            return False
        index = above
