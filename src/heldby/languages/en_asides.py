"""What stands behind a relative clause between commas, hung on the verb before it.

In:     the tokens of a sentence.
Out:    the same tokens, some hung elsewhere.
Never:  a phrase taken out of a clause that no comma closes.

"Troops captured a rebel, who planned attacks, during a raid in Jos on Sunday" is often read as attacks planned during
the raid: the comma closes what is said of the rebel.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.model import Token

_WHO = frozenset({"who", "which", "whom", "whose", "where"})
_OPENING = frozenset({"during", "in", "on", "at", "near", "after", "before", "outside", "along", "together"})
_BEHIND = frozenset({"obl", "obl:unmarked", "nmod", "advmod"})
_UP = 6


@only_with(*_WHO)
def with_phrases_after_asides(tokens: Sequence[Token]) -> Sequence[Token]:
    """Hang "during a raid" on "captured" in "captured a rebel, who planned attacks, during a raid"."""
    found: list[Token] | None = None
    for relative in tokens:
        if relative.dep not in ("acl:relcl", "advcl:relcl") or not _is_aside(tokens, relative):
            continue
        above = _verb_above(tokens, relative)
        if above is None:
            continue
        for phrase in _after_comma(tokens, relative):
            found = found or list(tokens)
            found[phrase.index] = replace(phrase, head=above, dep="obl" if phrase.dep == "nmod" else phrase.dep)
    return found or tokens


def _is_aside(tokens: Sequence[Token], relative: Token) -> bool:
    """Whether a comma stands before the "who" of a clause, or before what it tells of: "Abu Ali, a man who ...,"."""
    opened = [t.index for t in tokens[: relative.index] if t.text.lower() in _WHO and t.index > relative.head]
    if not opened:
        return False
    told = tokens[relative.head]
    beside = [t.text for t in tokens[: told.index] if t.head == told.index] if told.dep == "appos" else []
    return tokens[opened[-1] - 1].text == "," or "," in beside


def _verb_above(tokens: Sequence[Token], relative: Token) -> int | None:
    """The verb that those told of in passing hang on, before the clause."""
    here = tokens[relative.head]
    for _ in range(_UP):
        if here.pos == "VERB" and here.index < relative.index:
            return here.index
        if here.head == here.index:
            return None
        here = tokens[here.head]
    return None


def _after_comma(tokens: Sequence[Token], relative: Token) -> Iterator[Token]:
    """The phrases of a clause from the comma that closes it on: a preposition stands right behind that comma."""
    commas = [t.index for t in tokens[relative.index + 1 : -1] if t.text == ","]
    closing = next((c for c in commas if tokens[c + 1].text.lower() in _OPENING), None)
    if closing is None or any(t.pos == "VERB" and t.head == relative.index for t in tokens[closing + 1 :]):
        return
    inside = _subtree(tokens, relative.index)
    opener = tokens[closing + 1]
    if opener.dep != "case" or opener.index not in inside:
        return
    for token in tokens[closing + 1 :]:
        hangs_before = token.index in inside and token.head < closing
        if hangs_before and token.dep in _BEHIND and token.pos in ("NOUN", "PROPN", "ADV", "NUM"):
            yield token


def _subtree(tokens: Sequence[Token], top: int) -> set[int]:
    found = {top}
    for _ in range(_UP):
        more = {t.index for t in tokens if t.head in found} - found
        if not more:
            break
        found |= more
    return found
