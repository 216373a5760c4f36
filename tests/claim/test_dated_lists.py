"""Lists whose members have a day each: every place is taken on its own day."""

from __future__ import annotations

import pytest

import heldby


def told(text: str, kind: str) -> list[tuple[object, object]]:
    found = heldby.annotate(text, published="2024-03-01")["claims"]
    return sorted((str(c["place"]), c["time"]) for c in found if c["kind"] == kind)


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        (
            "The RSF captured Nyala on 26 October 2023, Zalingei on 31 October 2023 and El Geneina on 4 November 2023.",
            "control",
            [("El Geneina", "2023-11-04"), ("Nyala", "2023-10-26"), ("Zalingei", "2023-10-31")],
        ),
        (
            "The Red Army liberated Minsk (3 July 1944) and Vilnius (13 July 1944).",
            "control",
            [("Minsk", "1944-07-03"), ("Vilnius", "1944-07-13")],
        ),
        (
            "First came the seizure of Mosul by the Islamic State on 10 June 2014, and that of Tikrit on 11 June.",
            "control",
            [("Mosul", "2014-06-10"), ("Tikrit", "2014-06-11")],
        ),
        (
            "The Taliban took Zaranj on 6 August 2021, and Kunduz and Taloqan on 8 August 2021.",
            "control",
            [("Zaranj", "2021-08-06"), ("['Kunduz', 'Taloqan']", "2021-08-08")],
        ),
        (
            "Troops withdrew from Bukavu on 2 March 2023 and Uvira on 5 March 2023.",
            "event",
            [("Bukavu", "2023-03-02"), ("Uvira", "2023-03-05")],
        ),
    ],
)
def test_each_place_of_the_list_has_its_day(text: str, kind: str, days: list[tuple[object, object]]) -> None:
    assert told(text, kind) == days


def test_what_was_struck_on_a_day_is_not_what_was_struck_on_another() -> None:
    text = "Shells fell on Kharkiv on Monday and Izium on Tuesday."
    found = heldby.annotate(text, published="2024-03-01")["claims"]
    assert all(c["target"] in (None, c["place"]) for c in found if c["kind"] == "event")


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban took Zaranj on 6 August 2021 and Kunduz on 8 August 2021 fell.",
        "The rebels captured Goma on Monday and attacked Sake on Tuesday.",
    ],
)
def test_a_place_with_a_verb_of_its_own_is_not_of_the_list(text: str) -> None:
    found = heldby.annotate(text, published="2024-03-01")["claims"]
    assert len([c for c in found if c.get("change") == "taken"]) == 1
