"""How names and relations are compared on re3d."""

from __future__ import annotations

from collections import Counter

import pytest

import re3d


@pytest.mark.parametrize(
    ("gold", "ours", "same"),
    [
        ("the Karsh Army", "Karsh Army|Karsh Army", True),
        ("Karsh Army units", "Karsh Army|Karsh Army", True),
        ("Daesh", "ISIL militants|Islamic State", True),
        ("the Karsh Army", "Torva Front|Torva Front", False),
    ],
)
def test_sides_agree_by_words_or_by_actor(gold: str, ours: str, same: bool) -> None:
    assert re3d.alike(gold, ours) is same


def test_a_pair_has_no_direction_but_a_place_in_the_text() -> None:
    gold = re3d.Pair("against", 10, 40, "Daesh", "the Karsh Army")
    assert re3d.same(gold, re3d.Pair("against", 20, 60, "Karsh Army|Karsh Army", "ISIL|Islamic State"))
    assert not re3d.same(gold, re3d.Pair("beside", 20, 60, "Karsh Army|Karsh Army", "ISIL|Islamic State"))
    assert not re3d.same(gold, re3d.Pair("against", 50, 60, "Karsh Army|Karsh Army", "ISIL|Islamic State"))


def test_claims_become_pairs() -> None:
    claim = {"kind": "control", "start": 0, "end": 9, "actor": "Karsh Army", "actor_phrase": "Karsh Army"}
    claim |= {"against": "Torva Front", "against_phrase": "Torva rebels"}
    pairs = list(re3d.our_pairs({"claims": [claim]}))
    assert [(p.kind, p.one, p.other) for p in pairs] == [
        ("against", "Karsh Army|Karsh Army", "Torva rebels|Torva Front")
    ]


def test_names_without_a_capital_count_on_neither_side() -> None:
    counts: Counter[str] = Counter()
    document = {"entities": [{"type": "Location", "begin": 0, "end": 8, "value": "the town"}]}
    places = [{"start": 20, "end": 26, "text": "Karsh"}]
    re3d.names(document, {"places": places, "actors": [], "persons": []}, counts, show=False)
    assert (counts["Location gold"], counts["Location ours"], counts["Location good"]) == (0, 1, 0)
    assert re3d.line("Location", counts).endswith("F1 0.000")
