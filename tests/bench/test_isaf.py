"""The figures of the press releases are read as their coder meant them."""

from typing import Any

import pytest

import isaf

TEXT = "A patrol captured a smuggler and several other militants. It detained the smuggler. Two others were also held."


def claim(words: str, victims: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    row = {"kind": "casualty", "measure": "captured", "polarity": "+", "status": "happened", "locus": "body"}
    row |= {"start": start, "end": start + len(words), "victims_phrase": victims, "low": None, "amount_phrase": None}
    return row | fields


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
    ],
)
def test_the_least_number_is_counted(claims: list[dict[str, Any]], captured: int) -> None:
    assert isaf.harmed(TEXT, claims, "captured") == captured


def test_the_day_is_the_first_that_somebody_was_harmed() -> None:
    dated = [ONE | {"kind": "event", "time": "2010-01-01"}, ONE | {"time": "2010-01-03/2010-01-04"}]
    assert isaf.day(dated) == "2010-01-03"
    assert isaf.day([]) is None
