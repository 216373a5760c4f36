"""Whose men "his forces" are: the party he leads, never the army of the land for a rebel's."""

from __future__ import annotations

import pytest

import heldby


def taker(text: str) -> str | None:
    (claim,) = [c for c in heldby.annotate(text, published="2023-05-22")["claims"] if c["kind"] == "control"]
    actor = claim["actor"]
    assert actor is None or isinstance(actor, str)
    return actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The RSF's commander, Mohamed Hamdan Dagalo, said his forces had taken Nyala.", "Rapid Support Forces"),
        ("Khalifa Haftar said his army had taken Derna.", "Libyan National Army"),
        ("President Volodymyr Zelensky said his troops had retaken Izium.", "Ukrainian government forces"),
        ("M23 leader Benoit Kalala said his fighters had entered Goma.", "M23"),
        ("Benoit Kalala, the leader of the M23, said his fighters had entered Goma.", "M23"),
        ("The leader of the Houthis said his fighters had seized Marib.", "Houthis"),
        ("Wagner's founder claimed that his fighters had captured Bakhmut.", "Wagner Group"),
        ("M23 spokesman Benoit Kalala said his fighters had entered Goma.", "M23"),
        ("Iraqi army Brigadier Salim Nuri said his troops had taken Hit from ISIS.", "Iraq government forces"),
        ("A Taliban commander, Mullah Rahim, said his men had captured Sangin.", "Taliban"),
        ("Colonel Abdi Warsame, a Somali army officer, said his men had captured Bariire.", "Somali government forces"),
        ("The RSF said its men had taken Sinja.", "Rapid Support Forces"),
        ("The leader of the LTTE said his cadres had captured Kilinochchi.", "LTTE"),
        ('"Our men have taken Goma," an M23 commander said.', "M23"),
        ("The governor of Khartoum said his forces had recaptured Omdurman.", "Sudanese Armed Forces"),
    ],
)
def test_his_men_are_those_of_his_party(text: str, actor: str) -> None:
    assert taker(text) == actor


def test_the_men_of_somebody_unknown_are_nobodys_army() -> None:
    text = "The general Adel Mansouri quit the army last year. Mansouri said his forces had taken Nyala."
    assert taker(text) is None
