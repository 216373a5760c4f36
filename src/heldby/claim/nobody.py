"""Whom it is told to have befallen where it befell nobody: "no one was hurt", "nobody died in the blast".

In:     a clause and a word in it.
Out:    whether the word stands for nobody.
Never:  "no soldier", "none of the miners": those have a noun that names them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heldby.claim.clause import Clause

_NOBODY, _ONE, _NO = frozenset({"nobody", "noone"}), frozenset({"one", "body"}), "no"
_BEFELL = ("nsubj:pass", "nsubj", "obj")


def is_nobody(clause: Clause, word: int) -> bool:
    """Whether a word is "nobody", or the "one" of "no one"."""
    token = clause.tokens[word]
    if token.text.lower() in _NOBODY:
        return True
    return token.text.lower() in _ONE and word > 0 and clause.tokens[word - 1].text.lower() == _NO


def befell_nobody(clause: Clause, verb: int) -> bool:
    """Whether the subject or object of a verb is nobody, or that of the verb it is joined to."""
    here = verb
    while not clause.kids(here, *_BEFELL) and clause.is_dep(here, "conj"):
        here = clause.tokens[here].head
    return any(is_nobody(clause, k) for k in clause.kids(here, *_BEFELL))
