"""Who is said to have done a deed: who is blamed for it, who was responsible for it, whom somebody holds responsible.

In:     a clause and the noun of the deed, or the adjective that says so.
Out:    the words that name who.
Never:  somebody who denies it, or of whom it is denied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.arguments import CHARGED_WITH
from heldby.claim.passives import is_passive
from heldby.lexicon.words import words

if TYPE_CHECKING:
    from heldby.claim.clause import Clause

_HOLD = "hold"  # "held the army responsible": the parser may take it for "the responsible army"
_DENYING = frozenset({"not", "n't", "n\u2019t", "never", "nt"})


def blamed(clause: Clause, noun: int) -> list[int]:
    """Who is said to have done it: "blamed A for the attack", "the attack was attributed to A", "blamed it on A"."""
    small, token = words("en"), clause.tokens[noun]
    verb, whom = token.head, list[int]()
    if token.dep == "nmod" and clause.is_dep(token.head, "obj", "nsubj:pass"):
        verb, whom = clause.tokens[token.head].head, [token.head]
    if token.dep in ("obl", "nmod") and clause.lemma(verb) in small.accusing:
        if clause.preposition(noun) not in CHARGED_WITH:
            return []
        return whom or clause.kids(verb, "nsubj:pass" if is_passive(clause, verb) else "obj")
    if token.dep in ("obj", "nsubj:pass") and clause.lemma(verb) in small.attributing:
        below = [*clause.kids(verb, "obl", "obl:agent"), *(clause.kids(noun, "nmod") if token.dep == "obj" else [])]
        return [k for k in below if k > verb and clause.preposition(k) in small.attributed_to][-1:]
    return []


def is_answered_for(clause: Clause, noun: int) -> bool:
    """Whether somebody is responsible for what a noun names."""
    token = clause.tokens[noun]
    by_word = token.dep in ("nmod", "obl") and clause.tokens[token.head].text.lower() in words("en").answerable
    return by_word and clause.preposition(noun) == "for"


def answerable(clause: Clause, adjective: int) -> list[int]:
    """Whom it is said of, by "is" or by a verb above: "the army was responsible", "held the army responsible"."""
    if any(clause.tokens[k].text.lower() in _DENYING for k in clause.kids(adjective, "advmod")):
        return []
    above = clause.tokens[adjective].head
    if clause.kids(adjective, "cop"):
        denied = clause.lemma(above) in words("en").deniers and clause.is_dep(adjective, "ccomp", "xcomp")
        return [] if denied else clause.kids(adjective, "nsubj")
    if clause.is_dep(adjective, "xcomp"):
        return clause.kids(above, "obj", "nsubj:pass")
    held = clause.is_dep(above, "obj") and clause.lemma(clause.tokens[above].head) == _HOLD
    return [above] if held else []
