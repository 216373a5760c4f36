"""Lengths, distances and shares: what is measured, how much, and whose it is."""

import pytest

import heldby


@pytest.mark.parametrize(
    ("text", "measure", "actor", "low", "high"),
    [
        (
            "Syrian forces recaptured Palmyra from Islamic State, ending a 10-month occupation.",
            "occupation_length", "Islamic State", 10, 10,
        ),
        ("The Houthis have besieged Taiz for more than three years.", "other:siege_length", "Houthis", 3, None),
        (
            "The Taliban besieged Kunduz. The siege lasted for almost 3 years and 2 months.",
            "other:siege_length", "Taliban", None, 38,
        ),
        ("The YPG took Manbij after two months of heavy fighting.", "other:operation_length", "YPG", 2, 2),
        ("The YPG, backed by Hezbollah, were within 10 km of Manbij.", "other:distance_to_place", "YPG", None, 10),
        ("The Taliban have lost about a quarter of their territory.", "territory_lost_share", "Taliban", 25, 25),
        ("The army has wrested 90 percent of Omdurman from the RSF.", "area_taken", "Sudanese Armed Forces", 90, 90),
        ("Over 800 square miles were recaptured in Kharkiv.", "area_taken", None, 800, None),
        ("Some 22 million people need aid in Yemen.", "other:people_in_need", None, 22e6, 22e6),
        ("Nearly 11 million people are in need of assistance in Sudan.", "other:people_in_need", None, None, 11e6),
        ("Five million people face famine in Sudan.", "other:people_starving", None, 5e6, 5e6),
        ("Turkey sent 2,200 fighters to Libya.", "fighters", "Turkey", 2200, 2200),
        ("Two hundred fighters from Wagner joined the battle in Bakhmut.", "fighters", "Wagner Group", 200, 200),
        ("Some 25,000 people live under siege in Homs.", "population_besieged", "residents of Homs", 25000, 25000),
    ],
)  # fmt: skip
def test_a_figure_has_a_measure_and_an_owner(
    text: str, measure: str, actor: str | None, low: float | None, high: float | None
) -> None:
    told = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "indicator"]
    assert (measure, actor, low, high) in [(c["measure"], c["actor"], c["low"], c["high"]) for c in told]


def test_what_only_dates_is_no_length() -> None:
    told = heldby.annotate("In the past two years the Taliban besieged Kunduz.")["claims"]
    assert "indicator" not in {c["kind"] for c in told}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry has repeatedly denied using such shells during the six-year war in Yemen.",
        "The six-year war in Yemen may end soon.",
        "Officials will not say who began the six-year war in Yemen.",
    ],
)
def test_how_long_a_war_has_lasted_is_told_by_the_way(text: str) -> None:
    told = [c for c in heldby.annotate(text, published="2021-03-04")["claims"] if c["kind"] == "indicator"]
    assert [(c["low"], c["polarity"], c["status"] in ("happened", "ongoing")) for c in told] == [(6, "+", True)]
