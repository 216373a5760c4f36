"""A vague time of a change of hands is narrowed to the finer one of the same change."""

from __future__ import annotations

import pytest

from heldby.model import Claim, Filler, When
from heldby.resolve.claim_retold import narrowed

FIRST, SECOND = "Rebels seized Nyala", "Nyala fell a year ago"
VAGUE, FINE = When.parse("[2015-01..2015-12]"), When.parse("2015-06")


def claims(second: str = "Nyala", actor: str = "Rebels") -> list[Claim]:
    """Two takings, the second dated by its own words; `second` and `actor` are its place and taker."""
    one = {"place": (_filler(14, "Nyala"),), "actor": (_filler(0, "Rebels"),)}
    other = {"place": (_filler(40, second),), "actor": (_filler(60, actor),)}
    taken = {"change": "taken"}
    return [
        Claim(id="1", report="r", kind="control", quote=FIRST, start=0, end=19, traits=taken, roles=one),
        Claim(
            id="2",
            report="r",
            kind="control",
            quote=SECOND,
            start=40,
            end=61,
            traits=taken,
            roles=other,
            time=_filler(51, "a year ago"),
        ),
    ]


def _filler(start: int, text: str) -> Filler:
    return Filler(start=start, end=start + len(text), text=text)


def test_the_finer_time_and_the_reason_are_taken() -> None:
    (_, (when, reason)) = narrowed(claims(), [(FINE, ""), (VAGUE, "")], {})
    assert when == FINE
    assert reason == "“a year ago”: told as “Rebels seized Nyala” too, of 2015-06"


@pytest.mark.parametrize(
    ("second", "actor", "fine"),
    [("Geneina", "Rebels", "2015-06"), ("Nyala", "Soldiers", "2015-06"), ("Nyala", "Rebels", "2016-02")],
)
def test_another_place_taker_or_a_time_outside_narrows_nothing(second: str, actor: str, fine: str) -> None:
    told = [(When.parse(fine), ""), (VAGUE, "as told")]
    assert narrowed(claims(second, actor), told, {})[1] == (VAGUE, "as told")


def test_names_that_mean_one_party_are_one() -> None:
    found = narrowed(claims(actor="The group"), [(FINE, ""), (VAGUE, "")], {0: "rsf", 60: "rsf"})
    assert found[1][0] == FINE
