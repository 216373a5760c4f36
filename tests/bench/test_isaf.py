"""The figures of the press releases are read as their coder meant them."""

from typing import Any

import pytest

import isaf

TEXT = "A patrol captured a smuggler and several other militants. It detained the smuggler. Two others were also held."


def claim(words: str, victims: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    row = {"kind": "casualty", "measure": "captured", "polarity": "+", "status": "happened", "locus": "body"}
    row |= {"start": start, "end": start + len(words), "victims_phrase": victims, "low": None, "amount_phrase": None}
    return row | {"time": "2010-01-03"} | fields


ONE = claim("captured a smuggler", "smuggler")
SEVERAL = claim("captured a smuggler and several other militants", "other militants", amount_phrase="several")


@pytest.mark.parametrize(
    ("claims", "captured"),
    [
        ([], 0),
        ([ONE], 1),
        ([ONE, SEVERAL], 4),
        ([ONE, ONE | {"victims_phrase": "other militants"}], 3),
        ([ONE | {"victims_phrase": "militants"}], 3),
        ([ONE, claim("It detained the smuggler", "smuggler")], 1),
        ([ONE | {"victims_phrase": "civilians"}], 0),
        ([ONE | {"polarity": "-"}], 0),
        ([ONE | {"measure": "killed"}], 0),
        ([ONE | {"victims_phrase": "mortar team"}], 3),
        ([ONE, SEVERAL | {"time": "2010-02-20"}], 1),  # those of another day
        ([ONE, SEVERAL | {"time": "2009-12-01/2010-01-03"}], 1),  # those of a season
    ],
)
def test_the_least_number_is_counted(claims: list[dict[str, Any]], captured: int) -> None:
    assert isaf.harmed(TEXT, claims, "captured") == captured


def test_civilians_count_where_a_release_tells_of_nobody_else() -> None:
    killed = ONE | {"measure": "killed", "victims_phrase": "civilians"}
    assert isaf.harmed(TEXT, [killed], "killed") == 3
    assert isaf.harmed(TEXT, [killed, SEVERAL], "killed") == 0


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("2010-01-03", "2010-01-03"),
        ("[2010-01-03..2010-01-04]", "2010-01-04"),  # no day is told: the dateline's
        ("2010-01-03/2010-01-04", "2010-01-04"),  # in the past 24 hours
        ("[2010-01-02..2010-01-06]", "2010-01-02"),
    ],
)
def test_the_day_is_that_on_which_somebody_was_harmed(time: str, day: str) -> None:
    dated = [ONE | {"kind": "event", "time": "2010-01-01"}, ONE | {"time": time}]
    assert isaf.day(dated) == day


def test_a_season_is_no_day() -> None:
    assert isaf.day([ONE | {"time": "2009-12-01/2010-01-03"}, ONE]) == "2010-01-03"
    assert isaf.day([]) is None
