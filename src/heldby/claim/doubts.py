"""What is told as no more than thought: "suspected rebels", "an estimated 900", "a bombing blamed on the group".

In:     the tree of a sentence, the word that tells a claim, the small words of the language.
Out:    how sure it is, with the word that says so.
Never:  doubt about something else of the sentence: "bombed a suspected hideout" leaves the bombing sure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.model import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heldby.claim.clause import Clause
    from heldby.lexicon.words import Words
    from heldby.model import Token

_REACH = 14
_QUOTES = frozenset({'"', "\u201c", "``", "''"})
_DOERS = ("nsubj", "obl", "obl:agent", "nmod")
_HELD_TO = frozenset({"blamed", "pinned", "attributed"})
_CLOSING = frozenset({",", ";", ":", "."})

_Doubt = tuple[Certainty, "Token"]


def doubts(clause: Clause, trigger: int, words: Words) -> Iterator[_Doubt]:
    """How sure what a word tells is, by the words around it that doubt what or who it was."""
    yield from _thought(clause, trigger, words)
    yield from _called(clause, trigger, words)
    yield from _by_suspects(clause, trigger, words)


def gauged(clause: Clause, noun: int, words: Words) -> Iterator[_Doubt]:
    """ "An estimated 900 civilians": the number is a guess."""
    for kid in clause.subtree(noun):
        token = clause.tokens[kid]
        follows = clause.tokens[kid + 1].text if kid + 1 < len(clause.tokens) else ""
        if token.text.lower() in words.gauged and (follows[:1].isdigit() or follows.lower() in ("more", "over")):
            yield words.gauged[token.text.lower()], token


def _thought(clause: Clause, word: int, words: Words) -> Iterator[_Doubt]:
    """ "Jets believed to be American struck": what they did is no surer than who they are."""
    for token in reversed(clause.tokens[max(1, word - _REACH) : word + 2]):
        if token.text in _CLOSING:
            return
        lower = token.text.lower()
        before = clause.tokens[token.index - 1]
        to = [t.text.lower() for t in clause.tokens[token.index + 1 : token.index + 3]]
        of_deed = to[:1] == ["to"] and to[1:] and clause.tokens[token.index + 2].pos in ("VERB", "AUX", "ADV")
        if lower in words.doubted and of_deed and (before.pos in ("NOUN", "PROPN") or before.text in _QUOTES):
            yield words.doubted[lower], token


def _called(clause: Clause, trigger: int, words: Words) -> Iterator[_Doubt]:
    """ "The reported massacre", "a suspected air strike", "a bombing blamed on the group"."""
    if clause.tokens[trigger].pos not in ("NOUN", "PROPN"):
        return
    for kid in clause.kids(trigger, "amod", "acl", "compound"):
        token = clause.tokens[kid]
        before, lower = kid < trigger, token.text.lower()
        if before and lower in words.suspect:
            yield words.suspect[lower], token
        elif not before and lower in _HELD_TO and token.tag == "VBN":
            yield Certainty.PROBABLE, token
        elif not before and token.tag == "VBN":
            yield from _hedged(clause, kid, words)


def _by_suspects(clause: Clause, trigger: int, words: Words) -> Iterator[_Doubt]:
    """ "Suspected rebels stormed the camp", "died in strikes reportedly carried out by the army"."""
    for doer in clause.kids(trigger, *_DOERS):
        if clause.is_dep(doer, "nsubj") or clause.preposition(doer) == "by":
            named = [doer, *clause.kids(doer, "compound", "flat")]
            for kid in (k for name in named for k in clause.kids(name, "amod")):
                token = clause.tokens[kid]
                if token.text.lower() in words.suspect:
                    yield words.suspect[token.text.lower()], token
        elif clause.preposition(doer) == "in":
            for deed in clause.kids(doer, "acl"):
                yield from _hedged(clause, deed, words)


def _hedged(clause: Clause, deed: int, words: Words) -> Iterator[_Doubt]:
    """ "Strikes reportedly carried out by the army", "strikes suspected to have been carried out by it"."""
    if clause.tokens[deed].text.lower() in words.doubted and clause.kids(deed, "xcomp"):
        yield words.doubted[clause.tokens[deed].text.lower()], clause.tokens[deed]
    for kid in clause.kids(deed, "advmod"):
        token = clause.tokens[kid]
        if token.text.lower() in words.hedges:
            yield words.hedges[token.text.lower()], token
