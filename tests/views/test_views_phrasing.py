"""Dates, baselines and figures as prose."""

from datetime import date

import pytest

from heldby.model import Date
from heldby.model.state import Baseline
from heldby.views.phrasing import baseline, begun, days, plain


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Mosul taken [..2016-03]", "Mosul taken by 2016-03"),
        ("who: Palmyra [2016-03-27..2016-04]", "who: Palmyra between 2016-03-27 and 2016-04"),
        ("[2016-03-28..]", "from 2016-03-28 on"),
        ("2015-01~/2016-04-03", "from about 2015-01 to 2016-04-03"),
        ("peak 2014", "peak 2014"),
        ("nothing / no day", "nothing / no day"),
    ],
)
def test_the_notation_of_dates_becomes_words(told, words):
    assert plain(told) == words


def test_bounds_become_words():
    first, last = date(2016, 3, 1), date(2016, 3, 5)
    assert [days(b) for b in ((first, first), (first, last), (first, None), (None, last), None)] == [
        " on 2016-03-01",
        " between 2016-03-01 and 2016-03-05",
        " from 2016-03-01 on",
        " by 2016-03-05",
        "",
    ]
    assert [begun(b) for b in ((first, first), (first, last), (None, last), None)] == [
        " since 2016-03-01",
        " since some day from 2016-03-01 to 2016-03-05",
        " (told by 2016-03-05)",
        "",
    ]


@pytest.mark.parametrize(
    ("kind", "day", "words"),
    [
        ("since", "2015-01~", "counted since about 2015-01"),
        ("since", None, "counted since an earlier day"),
        ("peak", "2014", "of what was held at the peak in 2014"),
        ("ever", None, "of all that was ever held"),
    ],
)
def test_baselines_become_words(kind, day, words):
    assert baseline(Baseline(kind=kind, day=Date.parse(day) if day else None, words="")) == words
