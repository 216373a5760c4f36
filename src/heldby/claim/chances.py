"""What is told only as a chance, or as no success: "the chances of rebels retaking A", "failed in retaking A".

In:     the tree of a sentence, a verb in "-ing" that tells a claim, the small words of the language.
Out:    the noun that makes it no more than a chance; whether it is told as what did not come off.
Never:  what somebody got done by it: "seized the chance to enter A", "succeeded in taking A".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.denials import is_no

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.lexicon.words import Words
    from heldby.model import Token

_DOING = "VBG"
_OF, _IN, _LITTLE = "of", frozenset({"in", "at"}), "little"


def chance_of(clause: Clause, verb: int, words: Words) -> Token | None:
    """ "The chances of the rebels retaking A", "no prospect of holding A": the noun; None beside any other verb."""
    token = clause.tokens[verb]
    if token.tag != _DOING or token.dep != "acl":
        return None
    noun = clause.tokens[token.head]
    if noun.text.lower() not in words.chances and clause.preposition(noun.index) == _OF:
        noun = clause.tokens[noun.head]  # the parser hung it on who would do it
    of = any(t.text.lower() == _OF for t in clause.tokens[noun.index + 1 : verb])
    return noun if of and noun.text.lower() in words.chances else None


def came_to_nothing(clause: Clause, verb: int, words: Words) -> bool:
    """ "Failed in retaking A", "had no success in retaking A"."""
    token = clause.tokens[verb]
    marks = {clause.tokens[k].text.lower() for k in clause.kids(verb, "mark", "case")}
    if token.tag != _DOING or not marks & _IN:
        return False
    above = clause.tokens[token.head]
    if above.pos == "VERB":
        return clause.lemma(above.index) in words.failing
    own = clause.kids(above.index, "det", "amod")
    denied = any(is_no(clause, k, words) or clause.lemma(k) == _LITTLE for k in own)
    return denied and clause.lemma(above.index) in words.successes
