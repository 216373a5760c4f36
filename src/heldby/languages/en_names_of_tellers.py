"""Who tells it, by office and name between commas: "..., the country's president, Felix Tshisekedi, has announced".

In:     the tokens of a sentence with its commas.
Out:    the same tokens; the office is who says it, or whom it is according to, and the name stands beside the office.
Never:  names in a list ("according to the UN, Human Rights Watch and the mayor").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

_SAYS = frozenset({"said", "says", "announced", "confirmed", "claimed", "declared", "reported", "told", "stated"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_LOOSE = frozenset({"conj", "appos", "nmod", "parataxis", "dep", "obl:unmarked", *_SUBJECTS})
_HAVING = frozenset({"has", "have", "had", "also", "later", "earlier"})
_OFFICE_AND_COMMA = 2
_LISTED = frozenset({"and", "or", "who", "which", "whose"})


@only_with(*_SAYS)
def with_named_tellers(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give "announced" the office before the name as its subject, where the parser hung it on what is told."""
    for said in tokens[4:]:
        if said.text.lower() not in _SAYS or any(t.head == said.index and t.dep in _SUBJECTS for t in tokens):
            continue
        last = said.index - 1
        while last > 0 and tokens[last].text.lower() in _HAVING:
            last -= 1
        if tokens[last].text != ",":
            continue
        first = _name(tokens, last)
        office = tokens[first - 2]
        if first == last or first < _OFFICE_AND_COMMA or tokens[first - 1].text != ",":
            continue
        if office.tag != "NN" or office.dep not in _LOOSE:
            continue
        tokens = _beside(tokens, first, last, office.index)
        return tuple(replace(t, dep="nsubj", head=said.index) if t.index == office.index else t for t in tokens)
    return tokens


@only_with("according")
def with_those_it_is_according_to(tokens: Sequence[Token]) -> Sequence[Token]:
    """Hang "Marwan Sultan" of "according to the director, Marwan Sultan, 30 people died" on the director."""
    for token in tokens[:-5]:
        if token.text.lower() != "according" or tokens[token.head].tag != "NN":
            continue
        office = tokens[token.head]
        comma = next((t.index for t in tokens[office.index :] if t.text == ","), 0)
        last = comma + 1
        while comma and last < len(tokens) - 1 and tokens[last].pos == "PROPN":
            last += 1
        if last < comma + 3 or tokens[last].text != "," or _goes_on(tokens, last):
            continue
        if any(tokens[i].dep in _LOOSE for i in range(comma + 1, last)):
            tokens = _beside(tokens, comma + 1, last, office.index)
    return tokens


def _name(tokens: Sequence[Token], end: int) -> int:
    """Where the name that ends before `end` begins."""
    first = end
    while first > 0 and tokens[first - 1].pos == "PROPN":
        first -= 1
    return first


def _goes_on(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a list or a clause on the name follows its comma: "..., Abel Matata, and the mayor"."""
    after = tokens[comma + 1]
    return after.text.lower() in _LISTED or any(
        t.text.lower() in _LISTED for t in tokens[comma + 1 : comma + 5] if after.pos == "PROPN"
    )


def _beside(tokens: Sequence[Token], first: int, last: int, office: int) -> Sequence[Token]:
    """The name as one run of words beside the office."""
    found = []
    for token in tokens:
        if token.index == first:
            found.append(replace(token, dep="appos", head=office))
        elif first < token.index < last:
            found.append(replace(token, dep="flat", head=first))
        else:
            found.append(token)
    return tuple(found)
