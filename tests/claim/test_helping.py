"""Who is said to have helped whoever took a place, and who is not."""

from __future__ import annotations

import pytest

import heldby


def helpers(text: str) -> list[tuple[str | None, object]]:
    """The place and the helpers of each claim of control."""
    claims = heldby.annotate(text, name="w")["claims"]
    return [(c["place"], c.get("helped_by")) for c in claims if c["kind"] == "control"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ethiopian troops, backed by Iranian drones, recaptured Lalibela.", ("Lalibela", "Iran")),
        ("Backed by Eritrean troops, the Ethiopian army captured Mekelle.", ("Mekelle", "Eritrean government forces")),
        ("The RSF took Nyala with support from the United Arab Emirates.", ("Nyala", "United Arab Emirates")),
        ("The Syrian army retook Saraqib with Russian air support.", ("Saraqib", "Russia")),
        ("Hezbollah helped the Syrian army to capture Qusayr.", ("al-Qusayr", "Hezbollah")),
        (
            "American jets helped Libyan forces to seize Sirte from Islamic State.",
            ("Sirte", "United States"),
        ),
        ("Wagner took part in the capture of Soledar.", ("Soledar", "Wagner Group")),
    ],
)
def test_help_on_this_occasion(text: str, told: tuple[str, str]) -> None:
    assert helpers(text) == [told]


def test_those_who_joined_the_offensive_that_took_it_are_named_after_it() -> None:
    text = (
        "Militias that took part in the offensive which captured Tikrit, such as the Badr Organization and Asaib Ahl "
        "al-Haq, have left."
    )
    assert helpers(text) == [("Tikrit", ["Badr Organisation", "Asa'ib Ahl al-Haq"])]


@pytest.mark.parametrize(
    "text",
    [
        "Iran-backed militias captured Jurf al-Sakhar.",
        "The Houthis, who are backed by Iran, captured Marib.",
        "Rwandan troops backed the M23 rebels, who left Goma.",
        "The army captured Bama with the help of its air force.",
        "Ukrainian troops, backed by nobody, left Bakhmut.",
    ],
)
def test_help_in_general_or_of_ones_own_is_none(text: str) -> None:
    assert all(told is None for _, told in helpers(text))


def test_a_rival_with_helpers_of_its_own_is_no_helper() -> None:
    text = "Syrian troops backed by Russia and Kurdish fighters supported by the US are racing toward Mayadin."
    assert helpers(text) == [("Mayadin", "Russia")]
