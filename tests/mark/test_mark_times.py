"""Times are found where TimeML finds them, with what they say; look-alikes are left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heldby.lexicon.times import time_words
from heldby.mark.times import times, times_and_ages
from heldby.mark.times_patterns import Patterns
from heldby.mark.times_words import Vocabulary
from heldby.model import MentionKind, Sentence


def one(text: str) -> tuple[Sentence, ...]:
    return (Sentence(start=0, end=len(text), tokens=()),)


def told(text: str) -> list[tuple[str, str, str]]:
    return [(m.text, m.form, m.value) for m in times_and_ages(text, one(text))]


@pytest.mark.parametrize("say", time_words().says, ids=lambda say: say.pattern)
def test_every_pattern_finds_its_own_example(say) -> None:
    assert (say.finds, say.form, say.means) in told(say.example)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 27/03/2016", "2016-03-27"),
        ("on 10/30/2016", "2016-10-30"),
        ("on 2016-03-27", "2016-03-27"),
        ("Wed 05 Apr 2017", "2017-04-05"),
        ("Sunday 27 March", "XXXX-03-27 wd7"),
        ("late last month", "M-1 end"),
        ("earlier this month", "M+0 sofar"),
        ("the end of next year", "Y+1 end"),
        ("nearly a year ago", "P1Y ago under"),
        ("late 2014", "2014 end"),
        ("mid-2016", "2016 mid"),
        ("early March", "XXXX-03 start"),
        ("the last week of May", "XXXX-05 end"),
        ("the opening days of March 2022", "2022-03 start"),
        ("since January 2015", "2015-01 since"),
        ("until 3 May", "XXXX-05-03 until"),
        ("for two weeks", "P2W for"),
        ("over two weeks", "P2W over"),
        ("a week after the operation began", "P1W after"),
        ("two weeks after the operation began", "P2W after"),
        ("the 81-year-old man", "P81Y age"),
        ("the nine-year-old civil war", "P9Y"),
        ("killed since the truce took hold on 27 February", "XXXX-02-27 since"),
        ("killed since the council passed a resolution last year", "Y-1 since"),
        ("the 1996 siege", "1996"),
        ("since mid-2015", "2015 mid since"),
        ("in 24 hours", "PT24H in"),
        ("It will resume on Monday", "XXXX-WXX-1 ahead"),
        ("the last twenty-four hours", "PT24H past"),
        ("forty five days", "P45D"),
        ("nineteen ninety-six", "1996"),
        ("twenty fourteen", "2014"),
        ("2 1/2 years", "P2.5Y"),
        ("the fall of last year", "Y-1"),
        ("decades-long", "PXE"),
    ],
)
def test_what_a_phrase_says(text: str, value: str) -> None:
    assert [m[2] for m in told(text)] == ([value])


def test_both_ends_of_a_range_know_each_other() -> None:
    assert told("between 3 and 5 May 2016") == [
        ("3", "DATE", "2016-05-03 to 2016-05-05"),
        ("5 May 2016", "DATE", "2016-05-05 from 2016-05-03"),
    ]
    assert [m[2] for m in told("from May to July 2016")] == ["2016-05 to 2016-07", "2016-07 from 2016-05"]
    assert [m[0] for m in told("March 3-5")] == ["March 3", "5"]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town.",
        "May they rest in peace.",
        "The second man left.",
        "Tu-22M bombers and T-72 tanks",
        "under Resolution 2254",
        "some 2000 people fled",
        "2000 fighters left",
        "as soon as possible",
        "the sun set",
        "They fled after the fall of Mosul.",
        "Martonyi of Hungary and Jan Kavan signed.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_an_age_is_no_time() -> None:
    assert times("the 2,000-year-old theatre", one("the 2,000-year-old theatre")) == ()


def test_a_year_earlier_beside_a_quarter_is_that_quarter() -> None:
    assert told("Exports fell in the third quarter from a year earlier.")[1][2] == "P1Y earlier quarter"


def test_an_age_is_marked_as_one() -> None:
    assert told("the 2,000-year-old theatre") == [("2,000-year-old", "DURATION", "P2000Y age")]


@given(st.text(alphabet="Mayrch 0123456789-/:,.'ofthelstwkn\n", max_size=80))
def test_any_text_gives_mentions_that_quote_it_in_order(text: str) -> None:
    found = times(text, one(text))
    assert all(text[m.start : m.end] == m.text and m.kind is MentionKind.TIME for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_pattern_runs_only_where_all_that_it_needs_stands() -> None:
    """A pattern that a line fits is never passed over."""
    patterns, vocabulary = Patterns(time_words("en")), Vocabulary(time_words("en"))
    for text in ("on 3 May 2016", "last Sunday", "for ten months", "in late 2014", "two days after the truce"):
        line = patterns.line(vocabulary.words(text, 0, len(text)))
        ran = [pattern for pattern in patterns.all if pattern.may_fit(frozenset(line))]
        fit = [pattern for pattern in patterns.all if pattern.expression.search(line)]
        assert fit
        assert [pattern for pattern in ran if pattern in fit] == fit
        assert len(ran) < len(patterns.all) / 3


def test_a_pattern_is_made_into_an_expression_when_a_line_may_fit_it() -> None:
    patterns = Patterns(time_words("en"))
    assert not any("expression" in vars(pattern) for pattern in patterns.all)
    assert patterns.all[0].expression is patterns.all[0].expression
