"""What was done to each of a list hangs on the list: "A and B, both captured in 2022"."""

from __future__ import annotations

import pytest

import heldby


def told(text: str) -> list[tuple[str, str, str]]:
    """Change, places and actor of each claim of control, and the measure of each casualty."""
    found = heldby.annotate(text, name="x", published="2024-06-10")["claims"]
    return [
        (c["change"], str(c["place"]), str(c["actor"])) if c["kind"] == "control" else (c["measure"], "", "")
        for c in found
        if c["kind"] in ("control", "casualty")
    ]


@pytest.mark.parametrize(
    ("text", "change", "places", "actor"),
    [
        ("The M23 holds Bunagana and Rutshuru, both captured in 2022.", "taken", ("Bunagana", "Rutshuru"), "M23"),
        ("Fighting goes on near Lyman and Izium, both captured by Russia.", "taken", ("Lyman", "Izium"), "Russia"),
        ("The army entered Kidal and Menaka, both held by jihadists.", "held", ("Kidal", "Menaka"), "jihadists"),
        ("The RSF controls Nyala and Zalingei, both taken in late 2023.", "taken", ("Nyala", "Zalingei"), "Rapid"),
        ("Jets struck Baiji and Tikrit, all held by Islamic State.", "held", ("Baiji", "Tikrit"), "Islamic State"),
        ("Troops besieged Kobo and Woldiya, both of them held by rebels.", "held", ("Kobo", "Wold"), "rebels"),
    ],
)
def test_what_was_done_to_each_was_done_to_all_of_the_list(
    text: str, change: str, places: tuple[str, str], actor: str
) -> None:
    found = told(text)
    (row,) = [r for r in found[1:] or found if r[0] == change]
    assert all(place in row[1] for place in places)
    assert actor in row[2]
    assert all(r[0] != "captured" for r in found)


@pytest.mark.parametrize(
    "text",
    [
        "A soldier and a medic, both captured in March, were freed.",
        "Marwan and Usman, both killed in Mamasapano, led the group.",
        "The army freed two aid workers, both kidnapped in Kivu.",
    ],
)
def test_people_are_still_counted(text: str) -> None:
    assert [row[0] for row in told(text)][-1] in ("captured", "killed")


def test_who_has_an_object_does_it_himself() -> None:
    assert told("The mayors of Goma and Bukavu, both held talks with the army.") == []
