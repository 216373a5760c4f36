"""Sentence ends without a mark, as letters and posts have them: learned, and used in loose prose only."""

from __future__ import annotations

import pytest

from heldby.languages.en_boundaries import Word, margins
from heldby.languages.en_sentences import Prose, lines, prepare
from heldby.languages.loading import load

# "|" marks where what was learned is sure that a sentence begins.
LETTERS = {
    "a greeting after a header": "Sent by Oleksandr 03/22/2022 10:15 AM |Hello Iryna, the bridge at Irpin is down.",
    "a small letter after marks": "thanks for the map of Goma!! |can you send it again? |hope you are safe",
    "thanks at the end": "Please see the list of Gao. |Thanks",
}


@pytest.mark.parametrize("case", LETTERS.values(), ids=LETTERS.keys())
def test_letters_begin_sentences_without_marks_or_capitals(case: str) -> None:
    text = case.replace("|", "")
    doc = prepare(load("en_ewt"), text, Prose.LOOSE)
    starts = [token.idx for token in doc if token.is_sent_start]
    pieces = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert pieces == [piece.strip() for piece in case.split("|")]


def test_edited_prose_asks_nothing_of_it() -> None:
    text = LETTERS["a greeting after a header"].replace("|", "")
    doc = prepare(load("en_ewt"), text)
    assert [token.text for token in doc if token.is_sent_start is not False] == ["Sent"]


def test_a_place_within_a_clause_is_far_less_likely_than_one_after_a_mark() -> None:
    doc = load("en_ewt").make_doc("The army left Marib. It took the guns along.\n\nNobody stayed")
    odds = margins(lines(doc), {})
    by_word = {token.text: odds.get(token.idx) for token in doc}
    assert by_word["The"] is by_word["Nobody"] is None  # they open their lines
    assert by_word["It"] > 0 > by_word["left"]


def test_the_same_words_have_the_same_odds() -> None:
    line = [Word(start=0, text="Regards"), Word(start=7, text=","), Word(start=9, text="Amina")]
    assert margins([line], {}) == margins([line], {})
    assert set(margins([line], {})) == {7, 9}
    assert margins([], {}) == {}
