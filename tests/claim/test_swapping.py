"""Two sides with swapped names get the same claims, swapped: names decide who is meant, never what is said."""

from __future__ import annotations

from typing import Any

import pytest

import heldby

_SIDES = [
    ("the Islamic State", "the Syrian army"),
    ("the YPG", "Ahrar al-Sham"),
    ("the rebels", "government forces"),
    ("the Karsh Front", "the Torva Brigade"),
    ("the RSF", "the Sudanese army"),
    ("M23 rebels", "the Congolese army"),
    ("XQF guerrillas", "the KLP"),
    ("Zhelani gunmen", "Murkan militiamen"),
]
_TOLD = [
    "{a} captured the town of Azaz from {b} on Monday.",
    "{b} besieged Azaz, which {a} have held since May.",
    "{a} entered Azaz. They fought {b} in the streets.",
    "{a}, backed by Turkey, advanced on Azaz. {b} said that the town was theirs.",
    "{a} recaptured Azaz on Tuesday. {b} had seized it in June.",
]
_ROLES = ("actor", "against", "target", "source", "a", "b")
_REST = ("kind", "change", "type", "rel", "place", "status", "certainty", "polarity", "time", "measure")


def _claims(text: str) -> list[dict[str, Any]]:
    sentences = (s[:1].upper() + s[1:] for s in text.split(". "))
    return heldby.annotate(". ".join(sentences), published="2016-06-15")["claims"]


def _name(side: str) -> str:
    [claim] = _claims(f"{side} captured Azaz.")
    return str(claim["actor"])


def _row(claim: dict[str, Any], names: dict[str, str]) -> list[object]:
    told = [claim.get(role) for role in _ROLES]
    return [
        *(tuple(names.get(n, n) for n in v) if isinstance(v, list) else names.get(v, v) for v in told),
        *(claim.get(field) for field in _REST),
    ]


@pytest.mark.parametrize("told", _TOLD)
@pytest.mark.parametrize("sides", _SIDES, ids=" and ".join)
def test_swapped_names_swap_in_the_claims_and_nothing_else(told: str, sides: tuple[str, str]) -> None:
    one, other = sides
    swapped = {_name(one): _name(other), _name(other): _name(one)}
    first = [_row(c, swapped) for c in _claims(told.format(a=one, b=other))]
    assert first == [_row(c, {}) for c in _claims(told.format(a=other, b=one))]
