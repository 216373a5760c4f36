"""Who tells it, run together with those of whom it is told: "killing four civilians residents said".

In:     the tokens of a sentence without its commas.
Out:    the same tokens; the counted people are the verb's object, and the noun before "said" is who says it.
Never:  a noun that only describes the next ("12 arms dealers said"): those counted are people, and more than one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

_SAYS = frozenset({"said", "says", "say", "reported", "told", "added", "announced"})
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "many"})
_COUNTED = frozenset(
    {"people", "civilians", "children", "women", "men", "soldiers", "fighters", "rebels", "militants", "villagers"}
    | {"volunteers", "policemen", "officers", "troops", "insurgents", "gunmen", "jihadists", "terrorists", "guards"}
    | {"workers", "students", "pupils", "worshippers", "refugees", "patients", "passengers", "farmers", "persons"}
    | {"militiamen", "recruits", "girls", "boys", "medics", "doctors", "nurses", "protesters", "others", "residents"}
)
_BETWEEN = 2  # "people police officials said"
_BEFORE = frozenset({"NUM", "ADJ", "ADV", "NOUN", "PROPN"})


@only_with(*_SAYS)
def with_tellers_apart(tokens: Sequence[Token]) -> Sequence[Token]:
    """Part "killing four civilians" from "residents said", where the parser took them for one noun."""
    for said in tokens[3:]:
        teller = tokens[said.index - 1]
        if said.text.lower() not in _SAYS or teller.tag != "NNS":
            continue
        run = [t for t in tokens[max(0, teller.index - _BETWEEN) : teller.index] if t.text.lower() in _COUNTED]
        counted = run[0] if run else None
        if counted is None or counted.dep != "compound" or counted.head != teller.index:
            continue
        verb = _verb_of(tokens, counted)
        if verb is not None:
            tokens = _apart(tokens, verb, counted, teller, said)
    return tokens


def _verb_of(tokens: Sequence[Token], counted: Token) -> Token | None:
    """The verb whose object they are, with their number between; None where nothing counts them."""
    number = False
    for token in reversed(tokens[: counted.index]):
        if token.pos == "VERB" and token.tag != "VBN":
            return token if number else None
        number = number or token.pos == "NUM" or token.text.lower() in _MANY
        if token.pos not in _BEFORE and token.tag not in ("IN", "RB", "VBN"):
            return None
    return None


def _apart(tokens: Sequence[Token], verb: Token, counted: Token, teller: Token, said: Token) -> Sequence[Token]:
    found = []
    for token in tokens:
        if token.index == counted.index:
            found.append(replace(token, dep="obj", head=verb.index))
        elif token.index == teller.index:
            found.append(replace(token, dep="nsubj", head=said.index))
        elif token.index == said.index and said.head == teller.index:
            found.append(replace(token, dep="parataxis", head=verb.index, pos="VERB", tag="VBD"))
        elif token.head == teller.index and token.index < counted.index:
            found.append(replace(token, head=counted.index))
        else:
            found.append(token)
    return tuple(found)
