"""Who takes the airport of a town has the airport, and not the town."""

from __future__ import annotations

from pathlib import Path

import pytest

import heldby

WARS = [
    ("Nyala", "The Sudanese army took Nyala on 1 June 2024.", "The RSF captured the airport in Nyala on 4 June 2024."),
    ("Goma", "M23 rebels seized Goma on 1 June 2024.", "The Congolese army retook Goma airport on 4 June 2024."),
]


@pytest.mark.parametrize(("town", "before", "after"), WARS)
def test_the_taking_of_an_airport_leaves_the_town_as_it_was(tmp_path: Path, town: str, before: str, after: str) -> None:
    (tmp_path / "a.md").write_text(f"---\npublished: 2024-06-02\nsource: A\n---\n{before}\n")
    (tmp_path / "b.md").write_text(f"---\npublished: 2024-06-05\nsource: B\n---\n{after} It is held by them.\n")
    record = heldby.open(str(tmp_path / "record.db"))
    record.add([str(tmp_path / "a.md"), str(tmp_path / "b.md")])
    rows = record.at(valid="2024-06-06").control()
    held = {row.place: row.holder for row in rows if row.probability > 0.5}
    assert set(held) == {town, f"{town} airport"}
    assert held[town] != held[f"{town} airport"]
    (airport,) = record.at(valid="2024-06-06").control(place=f"{town} airport")
    assert airport.holder == held[f"{town} airport"]
    assert airport.place_id.startswith("at:")
