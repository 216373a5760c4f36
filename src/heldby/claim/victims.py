"""Who the dead and wounded are: the noun that names them, without numbers and what else hangs on it.

In:     a clause and the words of a casualty's phrase; the drafts of a report in order.
Out:    a `Filler` for the people meant; "others" and "35" taken up from the figure told before.
Never:  a guess at who somebody unnamed was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import Basis, Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.filling import Names

_BEFORE = frozenset({"amod", "compound", "nmod:desc", "nmod:poss", "flat"})
_BACK = 2


def people(clause: Clause, names: Names, word: int) -> Filler | None:
    """The noun of a phrase with its adjectives ("militants" of "at least 15 militants in Idlib"); None for nobody."""
    small = words("en")
    token = clause.tokens[word]
    if token.text.lower() in small.counting_nouns:
        below = [k for k in clause.kids(word, "nmod") if clause.preposition(k) in ("of", "from", "among")]
        return people(clause, names, below[0]) if below else None
    if token.pos not in ("NOUN", "PROPN", "ADJ") or token.text.lower() in small.nobody:
        return None
    first = last = word
    while first and _belongs(clause, names, first - 1, word):
        first -= 1
    for kid in clause.kids(word, "nmod"):
        inside = clause.phrase(kid)
        start, end = clause.bounds(inside)
        if clause.preposition(kid) in ("of", "from") and names.within(MentionKind.ACTOR, start, end):
            last = max(last, *inside)
    start, end = clause.tokens[first].start, clause.tokens[last].end
    return Filler(start=start, end=end, text=names.text[start:end])


def _belongs(clause: Clause, names: Names, index: int, word: int) -> bool:
    token = clause.tokens[index]
    number = names.at(MentionKind.QUANTITY, token.start, token.end)
    related = token.dep in _BEFORE and (token.head == word or clause.tokens[token.head].head == word)
    return related and not number and token.text.lower() not in words("en").nobody


def taken_up(drafts: Sequence[Draft]) -> list[Draft]:
    """Casualties told without a noun ("21 others were wounded") take the people of the figure told just before."""
    done: list[Draft] = []
    for draft in drafts:
        if draft.saying.kind == "casualty" and not draft.roles.get("victims"):
            done.append(_with_people(draft, done))
        else:
            done.append(draft)
    return done


def _with_people(draft: Draft, before: Sequence[Draft]) -> Draft:
    near = [
        filler
        for other in before
        if other.saying.kind == "casualty" and 0 <= draft.sentence - other.sentence <= _BACK
        for filler in other.roles.get("victims", ())
    ]
    if not near:
        return draft
    return replace(draft, roles={**draft.roles, "victims": (replace(near[-1], basis=Basis.COREFERENT),)})
