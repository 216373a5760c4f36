"""What stands in the cells of a table on a terminal."""

from __future__ import annotations

from types import SimpleNamespace

from heldby.cli.columns import _holder


def cell(*parts: str, holder: str = "unknown", contested: bool = False) -> str:
    row = SimpleNamespace(holder=holder, besieged_by=(), contested=contested, parts=parts)
    return _holder(row).plain


def test_a_place_that_is_fought_over_says_whose_percentage_it_is() -> None:
    assert cell(holder="contested", contested=True) == "contested, holder unknown"
    assert cell(holder="Islamic State", contested=True) == "Islamic State contested"


def test_of_each_holders_parts_the_newest_is_told_and_how_many_more_there_are() -> None:
    assert cell() == "unknown"
    assert cell("IS: the castle", "army: the airport") == "unknown (IS: the castle; army: the airport)"
    many = [f"rebels: village {n}" for n in range(12)]
    assert cell("IS: the castle", *many) == "unknown (IS: the castle; rebels: village 11; and 11 more)"
