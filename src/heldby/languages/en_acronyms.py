"""Letters that stand for a body and that a parser takes for a verb: "fell to M23", "was lost to ISM".

In:     the tokens of a sentence.
Out:    the same tokens; the letters are a name behind a preposition.
Never:  a heading in capitals throughout, where verbs have them too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token


@only_with("to")
def with_letters_as_names(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Fell to M23 on Sunday": a name, and Sunday is when it fell."""
    for to in tokens[1:-1]:
        name = tokens[to.index + 1]
        if to.text != "to" or name.tag != "VB" or to.head != name.index or not _is_letters(tokens, name):
            continue
        above = tokens[name.head]
        if above.index >= to.index or above.pos not in ("VERB", "AUX"):
            continue
        found = list(tokens)
        found[to.index] = replace(to, pos="ADP", tag="IN", dep="case")
        found[name.index] = replace(name, pos="PROPN", tag="NNP", dep="obl", lemma=name.text)
        for below in tokens[name.index + 1 :]:
            if below.head == name.index:
                found[below.index] = replace(below, head=above.index)
        tokens = found
    return tokens


def _is_letters(tokens: Sequence[Token], word: Token) -> bool:
    """Whether a word is written in capitals, perhaps with figures, among words that are not."""
    around = [t for t in tokens if t.index != word.index and t.text.isalpha() and len(t.text) > 1]
    plain = sum(not t.text.isupper() for t in around)
    return len(word.text) > 1 and word.text.isupper() and 2 * plain > len(around)
