"""Parties that share a noun for their people: "ISIS and Nusra fighters", "70 regime and rebel fighters".

In:     a clause, the names in it, and the word that a noun for people stands at.
Out:    where the words for all of them begin and end.
Never:  parties that each have a noun of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.people_nouns import is_people
from heldby.model import MentionKind

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.claim.filling import Names
    from heldby.model import Mention

_MANY, _REACH = 2, 6


def joined_before(clause: Clause, names: Names, first: int) -> int:
    """Where the parties begin whose people open at a word: "ISIS and Nusra fighters", "French and Malian soldiers"."""
    while first >= _MANY and clause.tokens[first - 1].text.lower() == "and":
        other = _side_at(clause, names, first - _MANY) if _side_at(clause, names, first, alone=False) else None
        if _named_at(clause, names, first):
            other = _named_at(clause, names, first - _MANY) or other
        if other is None:
            break
        first = next(t.index for t in clause.tokens if t.end > other.start)
    return first


def joined_after(clause: Clause, names: Names, word: int) -> int:
    """Where they end when the parser took the first party for all: "20 Taliban and al-Qaeda fighters"."""
    tokens = clause.tokens
    if word + _MANY >= len(tokens) or tokens[word + 1].text.lower() != "and":
        return word
    if tokens[word].pos != "PROPN":
        return _joined_by_side(clause, names, word)
    other = _named_at(clause, names, word + _MANY) if _named_at(clause, names, word) else None
    following = [t for t in tokens if other and t.start >= other.start and t.index <= word + _REACH]
    people_noun = next((t for t in following if t.pos != "PROPN"), None)
    return people_noun.index if people_noun and people_noun.tag == "NNS" and is_people(people_noun.text) else word


def _joined_by_side(clause: Clause, names: Names, word: int) -> int:
    """The people noun of "70 regime and rebel fighters", whose first word is no noun for people."""
    after = clause.tokens[word + _MANY]
    other = _side_at(clause, names, word + _MANY, alone=False)
    if other is None or _side_at(clause, names, word) is None:
        return word
    last = next(t for t in clause.tokens[word + _MANY :] if t.end >= other.end)
    return last.index if last.tag == "NNS" and last.index > after.index else word


def _side_at(clause: Clause, names: Names, index: int, *, alone: bool = True) -> Mention | None:
    """The side told of at a word without its name; alone it is no noun for people ("regime" of "regime and rebel")."""
    token = clause.tokens[index]
    found = names.at(MentionKind.ACTOR, token.start, token.end)
    if found is None or found.form != "description":
        return None
    return found if not alone or not (found.text.endswith("s") or " " in found.text) else None


def _named_at(clause: Clause, names: Names, index: int) -> Mention | None:
    """The party or nation named at a word: a name or an adjective of one, no description."""
    token = clause.tokens[index]
    found = names.at(MentionKind.ACTOR, token.start, token.end) or names.at(MentionKind.PLACE, token.start, token.end)
    return found if found and found.form in ("name", "demonym") and not found.text.islower() else None
