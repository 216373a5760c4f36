"""What stands in the cells of a table on a terminal."""

from __future__ import annotations

from types import SimpleNamespace

from heldby.cli.columns import _holder


def cell(*parts: str) -> str:
    row = SimpleNamespace(holder="unknown", besieged_by=(), contested=False, parts=parts)
    return _holder(row).plain


def test_of_each_holders_parts_the_newest_is_told_and_how_many_more_there_are() -> None:
    assert cell() == "unknown"
    assert cell("IS: the castle", "army: the airport") == "unknown (IS: the castle; army: the airport)"
    many = [f"rebels: village {n}" for n in range(12)]
    assert cell("IS: the castle", *many) == "unknown (IS: the castle; rebels: village 11; and 11 more)"
