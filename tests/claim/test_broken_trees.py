"""Trees that no sentence should have: the reading of victims ends all the same."""

from __future__ import annotations

import pytest

from heldby.claim.clause import Clause
from heldby.claim.filling import Names
from heldby.claim.victims import people
from heldby.model.syntax import Sentence, Token

TEXT = "Dozens of Scores of"


def clause(*heads: int) -> Clause:
    words = TEXT.split()
    tokens, start = [], 0
    for index, (word, head) in enumerate(zip(words, heads, strict=True)):
        dep = "case" if word == "of" else "nmod"
        pos = "ADP" if word == "of" else "NOUN"
        end = start + len(word)
        tokens.append(
            Token(index=index, start=start, end=end, text=word, lemma=word.lower(), pos=pos, tag="", dep=dep, head=head)
        )
        start = end + 1
    return Clause(Sentence(start=0, end=len(TEXT), tokens=tuple(tokens)), TEXT)


@pytest.mark.parametrize("heads", [(0, 2, 0, 0), (2, 2, 0, 0), (0, 0, 0, 0), (2, 0, 2, 2)])
def test_an_of_that_leads_back_is_not_followed(heads: tuple[int, ...]) -> None:
    assert people(clause(*heads), Names(text=TEXT, mentions=()), 0) is None
