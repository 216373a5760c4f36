"""Trees that no sentence should have: the reading of victims ends all the same."""

from __future__ import annotations

import pytest

from heldby.claim.arguments import engaged
from heldby.claim.clause import Clause
from heldby.claim.filling import Names
from heldby.claim.standing_for import _is_told_of
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


def test_a_circle_has_an_end() -> None:
    tree = clause(2, 2, 0, 0)
    assert tree.subtree(0) == tree.phrase(0) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "told", [["half", "of", "the", "town"], ["the", "north", "of", "it", "of"], ["part", "of", "of"]]
)
def test_an_of_at_the_end_has_nothing_behind(told: list[str]) -> None:
    assert _is_told_of(told) is (told[-1] == "town" or told[0] == "the")


def test_a_preposition_that_hangs_elsewhere_names_nobody() -> None:
    assert engaged(clause(2, 2, 2, 2), 0) == []
