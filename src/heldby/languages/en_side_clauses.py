"""Side clauses whose subject a participle describes taken for their verb: "after troops based there left".

In:     the tokens of a sentence.
Out:    the same tokens; the participle hangs on its noun, and the verb behind it is the clause's own.
Never:  two verbs with a comma, a conjunction or a subject between them, nor a first one with an object or auxiliary.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

_OPENS = frozenset({"after", "before", "when", "as", "because", "while", "since", "until", "once", "although"})
_PAST = frozenset({"VBD", "VBN"})
_STRAY = frozenset({"conj", "parataxis", "advcl"})
_OWN = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "cc", "mark", "aux", "aux:pass", "cop"})
_NOT_OF_PARTICIPLE = frozenset({"obj", "iobj", "aux", "aux:pass", "cop", "cc", "ccomp", "xcomp"})
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "obl"})


@only_with(*_OPENS)
def with_verb_behind_participle(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make the second of two past verbs in a row the clause's own, and the first what its subject is known by."""
    for opening in tokens:
        if opening.text.lower() not in _OPENS or opening.dep not in ("mark", "case", "advmod"):
            continue
        noun = _subject(tokens, opening)
        participle = _participle(tokens, noun) if noun else None
        verb = _verb(tokens, participle) if participle else None
        if noun and participle and verb:
            return _turned(tokens, opening, noun, participle, verb)
    return tokens


def _subject(tokens: Sequence[Token], opening: Token) -> Token | None:
    """The noun of the clause: the verb's that the opening word hangs on, or, of "after troops", that noun itself."""
    above = tokens[opening.head]
    if opening.dep == "case":
        return above if above.dep == "obl" and above.index > opening.index else None
    kids = (t for t in tokens if t.head == above.index and t.dep in _SUBJECT and t.dep != "obl")
    return next((t for t in kids if opening.index < t.index < above.index), None)


def _participle(tokens: Sequence[Token], noun: Token) -> Token | None:
    """The past verb right behind the noun and what is listed with it, if it has nothing that only a finite verb has."""
    found = next((t for t in tokens[noun.index + 1 :] if t.tag in _PAST or t.pos in ("VERB", "AUX", "PUNCT")), None)
    if found is None or found.tag not in _PAST or not any(t is found for t in tokens):
        return None
    between = tokens[noun.index + 1 : found.index]
    own = (t for t in tokens if t.head == found.index)
    listed = all(t.dep in ("cc", "conj", "amod", "compound", "det", "flat", "nummod") for t in between)
    tied = found.head == noun.index or noun.head == found.index
    return found if listed and tied and not any(t.dep in _NOT_OF_PARTICIPLE for t in own) else None


def _verb(tokens: Sequence[Token], participle: Token) -> Token | None:
    """The finite verb behind it that has no subject of its own, with nothing but its phrases between."""
    for token in tokens[participle.index + 1 :]:
        if token.text in (",", ";", ":", "-", "\u2014", "\u2013") or token.dep == "cc":
            return None
        if token.pos in ("VERB", "AUX"):
            own = [t for t in tokens if t.head == token.index and t is not token]
            stray = token.tag == "VBD" and token.dep in _STRAY and not any(t.dep in _OWN for t in own)
            return token if stray else None
    return None


def _turned(tokens: Sequence[Token], opening: Token, noun: Token, participle: Token, verb: Token) -> Sequence[Token]:
    tops = {noun.index, participle.index, verb.index}
    above = next(t.head for t in (noun, participle, verb) if t.head not in tops)
    found = list(tokens)
    found[verb.index] = replace(verb, head=above, dep="advcl")
    found[noun.index] = replace(noun, head=verb.index, dep="nsubj")
    found[participle.index] = replace(participle, head=noun.index, dep="acl", tag="VBN")
    found[opening.index] = replace(opening, head=verb.index, dep="advmod" if opening.dep == "advmod" else "mark")
    return found
