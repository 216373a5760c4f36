"""Who does a thing with its doer, told by "together with", "along with" or "alongside" and no "and".

In:     a `Clause`, the words that head a doer, and the verb.
Out:    the words that head those beside it.
Never:  those caught together with somebody ("took the village, along with six soldiers"); whom the words count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heldby.claim.clause import Clause

_WITH = "with"
_BEHIND = 2  # words of "together with"


def in_company(clause: Clause, heads: Iterable[int], verb: int) -> list[int]:
    """ "The army, along with militias, took A", "the army took A together with militias": militias."""
    beside = [k for head in heads for k in clause.kids(head, "nmod") if head < k < verb and _is_joined(clause, k)]
    return beside or [k for k in clause.kids(verb, "obl") if k > verb and _is_behind(clause, k)]


def _is_joined(clause: Clause, word: int) -> bool:
    cases = [clause.tokens[k] for k in clause.kids(word, "case")]
    if any(token.text.lower() in words("en").alongside for token in cases):
        return True
    link = next((t.index for t in cases if t.text.lower() == _WITH and t.index), 0)
    return bool(link) and clause.tokens[link - 1].text.lower() in words("en").together


def _is_behind(clause: Clause, word: int) -> bool:
    """Behind the verb, without a comma and without a figure: with those the doer did it."""
    link = next((k for k in clause.kids(word, "case") if clause.tokens[k].text.lower() == _WITH), 0)
    if link < _BEHIND or clause.tokens[link - 1].text.lower() not in words("en").together:
        return False
    return clause.tokens[link - _BEHIND].text != "," and not clause.kids(word, "nummod", "nmod:poss")
