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
_GIVING = frozenset({"name", "call"})
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
    """Who somebody without a name is said to be: "a commander identified as A", "two men, whom he named as A and B".

    A bare name will do behind the word that gives it: "a teacher named A".
    """
    acts = [k for word in heads for k in clause.kids(word, "acl", "acl:relcl") if clause.lemma(k) in _NAMING]
    return [k for act in acts for k in clause.kids(act, "obl", "xcomp", "obj") if _is_given(clause, act, k)]


def _is_given(clause: Clause, act: int, word: int) -> bool:
    if clause.preposition(word) == "as":
        return clause.is_dep(word, "obl", "xcomp")
    bare = clause.tokens[act].tag == "VBN" and clause.lemma(act) in _GIVING and clause.is_dep(act, "acl")
    return bare and not clause.preposition(word) and clause.tokens[word].pos == "PROPN" and word > act


def said_to_be(clause: Clause, index: int) -> list[int]:
    """Who those are of whom a word tells what befell them: "those killed were A and B", "among the dead was A".

    The parser takes some of these for an odd passive, whose last words are the names.
    """
    told = index if clause.is_dep(index, "nsubj", "nsubj:pass") else clause.tokens[index].head
    those = told == index or (clause.is_dep(index, "acl", "amod", "acl:relcl") and told < index)
    if not those:
        return []
    above = clause.tokens[told].head
    first: list[int] = []
    if clause.is_dep(told, "nsubj") and clause.kids(above, "cop") and above > index:
        first = [above]
    elif clause.is_dep(told, "nsubj:pass", "nsubj") and clause.lemma(above) in _NAMING:
        first = [k for k in clause.kids(above, "obl", "xcomp") if clause.preposition(k) == "as"]
    elif clause.tokens[told].text.lower() == "those" and clause.kids(index, "aux:pass"):
        first = [*clause.kids(told, "parataxis"), *(k for k in clause.kids(index, "obl:agent") if k > index)]
        first = [k for k in first if not clause.preposition(k)]
    return [m for k in first if clause.tokens[k].pos == "PROPN" for m in clause.listed(k)]
