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
        ("Some 25,000 people live under siege in Homs.", "population_besieged", "residents of Homs", 25000, 25000),
    ],
)  # fmt: skip
def test_a_figure_has_a_measure_and_an_owner(
    text: str, measure: str, actor: str, low: float | None, high: float | None
) -> None:
    told = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "indicator"]
    assert (measure, actor, low, high) in [(c["measure"], c["actor"], c["low"], c["high"]) for c in told]


def test_what_only_dates_is_no_length() -> None:
    told = heldby.annotate("In the past two years the Taliban besieged Kunduz.")["claims"]
    assert "indicator" not in {c["kind"] for c in told}
