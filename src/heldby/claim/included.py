"""Who is named among those a verb tells of: "killed eight rebels, including their leader A", "a man identified as B".

In:     a `Clause` and a verb in it.
Out:    the words that head such names.
Never:  whose supporters or relatives they are, who tells of them, or anybody behind another verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heldby.claim.clause import Clause

_REACH = 20
_NAMING = frozenset({"name", "identify", "know", "call"})
_PARTS_OF_NAMES = ("flat", "compound", "nmod:poss", "nsubj", "nsubj:pass", "nmod:desc")
_STOPS = frozenset({".", ";", ":", "(", '"'})


def included(clause: Clause, verb: int) -> list[int]:
    """The heads of the names behind "including" or "among them", up to the next verb."""
    opened = _opened(clause, verb)
    if opened is None:
        return []
    found = []
    for token in clause.tokens[opened + 1 : opened + _REACH]:
        if token.text in _STOPS or token.pos in ("VERB", "AUX"):
            break
        own = token.pos == "PROPN" and not clause.is_dep(token.index, *_PARTS_OF_NAMES)
        if own and clause.preposition(token.index) in ("", *words("en").among):
            found.append(token.index)
    return found


def _opened(clause: Clause, verb: int) -> int | None:
    """Where those included begin: the first such word behind the verb with no other verb between."""
    for token in clause.tokens[verb + 1 : verb + _REACH]:
        if token.text.lower() in words("en").among:
            return token.index
        if token.text in _STOPS or token.pos == "VERB":
            return None
    return None


def named_as(clause: Clause, heads: Iterable[int]) -> list[int]:
    """Who somebody without a name is said to be: "a commander identified as A", "two men, whom he named as A and B"."""
    acts = [k for word in heads for k in clause.kids(word, "acl", "acl:relcl") if clause.lemma(k) in _NAMING]
    return [k for act in acts for k in clause.kids(act, "obl", "xcomp") if clause.preposition(k) == "as"]
