"""Figures told of a number: 320 of "put the number of soldiers killed at 320", "the number of dead has passed 40".

In:     a clause and the word of a fate in it ("killed", "dead", "displaced").
Out:    the word of the figure; none where the number that is told of is not of that fate.
Never:  a figure of days, places or parts that stands between the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.arguments import verb_arguments
from heldby.lexicon.quantities import quantity_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.model import Token

_BACK, _ON = 9, 16
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PRON", "ADV", "PART"})
_COMMA = ","


def amount_told(clause: Clause, word: int) -> list[int]:
    """How many: 45 of "the number of deaths rose to 45", "put the number of dead at 45", "the number killed"."""
    return _by_the_tree(clause, word) or _by_order(clause, word)


def _by_the_tree(clause: Clause, word: int) -> list[int]:
    number = clause.tokens[clause.tokens[word].head]
    if not clause.is_dep(word, "nmod", "acl"):
        return []
    reached = [k for k in clause.kids(word, "obl") if clause.tokens[k].pos == "NUM" and _leads_to(clause, k)]
    if reached and clause.is_dep(word, "acl"):
        return reached  # "raises the number killed in Gaza to 120": nobody is killed to a number
    if clause.is_dep(word, "acl") and clause.is_dep(number.index, "nmod"):
        number = clause.tokens[number.head]  # "the number of people killed"
    if number.lemma.lower() != "number" or clause.tokens[number.head].pos != "VERB":
        return []
    upper = verb_arguments(clause, number.head)
    if number.dep == "obj":
        return [*upper["to"], *upper["at"]]
    return [*upper["to"], *upper["at"], *upper["patient"]] if number.dep.startswith("nsubj") else []


def _leads_to(clause: Clause, word: int) -> bool:
    """ "To 120", "down to 18"."""
    return any(clause.tokens[k].text.lower() == "to" for k in clause.kids(word, "case"))


def _by_order(clause: Clause, word: int) -> list[int]:
    """The figure by the order of the words: a parser hangs "at 320" on "killed", or takes "stands" for a noun."""
    if not _is_counted(clause, word):
        return []
    known, tokens = quantity_words("en"), clause.tokens
    changes = any(t.text.lower() in known.changing for t in tokens[max(0, word - _BACK) : word])
    for index in range(word + 1, min(word + _ON, len(tokens))):
        token = tokens[index]
        changes = changes or token.text.lower() in known.changing
        before = changes and tokens[index - 1].text.lower() == known.changing_from  # "rose from 12 to 19"
        counts = token.pos == "NUM" and not before and not _counts_a_thing(clause, token)
        if counts and _is_reached(tokens, index):
            return [_last_of(tokens, index)]
        if token.text.lower() in known.breaks or token.text == ";":
            return []
    return []


def _is_counted(clause: Clause, word: int) -> bool:
    """Whether "the number of" stands before a fate, and nothing with a figure of its own; a toll is a number."""
    known, tokens = quantity_words("en"), clause.tokens
    if tokens[word].text.lower() in known.tolls or _is_put(clause, word):
        return True
    for index in range(word - 1, max(-1, word - _BACK), -1):
        token = tokens[index]
        if token.text.lower() in known.tallies:
            after = tokens[index + 1]
            return after.index == word or after.text.lower() == "of"
        if token.pos not in _INSIDE and token.tag not in ("VBN", "VBD", "CC"):
            return False
    return False


def _is_put(clause: Clause, word: int) -> bool:
    """ "Put the dead at 15", "the injured were put at 120"."""
    token = clause.tokens[word]
    put = token.dep in ("obj", "nsubj:pass", "xcomp") and clause.lemma(token.head) in quantity_words("en").putting
    return put and token.index > 0 and clause.tokens[word - 1].text.lower() == "the"


def _counts_a_thing(clause: Clause, token: Token) -> bool:
    """ "At 3 sites", "was one of the highest": a figure with a noun of its own behind it."""
    if token.text.lower() == "one" or token.dep == "nummod":
        noun = clause.tokens[token.head]
        return token.text.lower() == "one" or (noun.pos in ("NOUN", "PROPN") and noun.index > token.index)
    return False


def _is_reached(tokens: Sequence[Token], index: int) -> bool:
    """Whether a figure hangs on "at", "is", "passed", with what bounds it between ("at more than", "is now about")."""
    known = quantity_words("en")
    for before in reversed(tokens[:index]):
        if before.text.lower() in known.reaching:
            return True
        if before.text.lower() not in known.bounding:
            return False
    return False


def _last_of(tokens: Sequence[Token], index: int) -> int:
    """ "Million" of "1.2 million"."""
    after = tokens[index + 1 : index + 2]
    return index + 1 if after and after[0].text.lower() in quantity_words("en").multipliers else index
