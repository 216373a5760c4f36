"""What a small word before a clause says of it: "if the army takes it", "whether it fell", "until it has left".

In:     the tree of a sentence, a small word in it, the small words of the language.
Out:    whether the clause is only supposed.
Never:  what a headline tells in the present: "jets bomb the port after the army enters the city".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.lexicon.words import Words

_PRESENT = ("VBZ", "VBP")
_PERFECT = frozenset({"has", "have", "'ve", "\u2019ve"})
_AFTER, _WHETHER = "after", "whether"
_TO_BLAME = frozenset({"behind", "responsible"})  # the attack was, whoever did it


def supposes(clause: Clause, mark: int, words: Words) -> bool:
    """ "If the army takes it", "until its own army has entered it"."""
    token = clause.tokens[mark]
    lower = token.text.lower()
    if token.dep == "mark" and lower in words.conditions:
        blamed = {clause.lemma(token.head), clause.preposition(token.head)} & _TO_BLAME
        return not (lower == _WHETHER and blamed)
    if token.dep == "mark" and lower in words.to_come and clause.tokens[token.head].tag in _PRESENT:
        above = clause.tokens[token.head].head
        told = _is_told_as_news(clause, above) or (lower == _AFTER and _is_headless(clause, above))
        return not told  # "how to govern the city after it falls"
    if clause.tokens[token.head].dep == "root":
        return False  # "once a hub of trade, the city is divided"
    return token.dep in ("mark", "advmod") and lower in words.not_yet and _is_present(clause, token.head)


def _is_told_as_news(clause: Clause, verb: int) -> bool:
    """ "Jets bomb the port after the army enters the city": a headline, all of which has happened."""
    return clause.tokens[verb].tag in _PRESENT and clause.tokens[verb].dep == "root" and not clause.kids(verb, "aux")


def _is_present(clause: Clause, verb: int) -> bool:
    """ "Until its army has entered it", "once the army takes it": a present tense for what is to come."""
    auxiliaries = {clause.tokens[k].text.lower() for k in clause.kids(verb, "aux", "aux:pass")}
    return clause.tokens[verb].tag in _PRESENT or bool(auxiliaries & (_PERFECT | {"is", "are"}))


def _is_headless(clause: Clause, word: int) -> bool:
    """ "Minister visits A after the army retakes it": a headline whose verb was taken for a noun, so it has none."""
    token = clause.tokens[word]
    return token.dep == "root" and token.tag == "NNS" and not clause.kids(word, "cop", "aux", "nsubj")
