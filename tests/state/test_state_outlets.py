"""An outlet's side and letter change what its word weighs, however a report writes its name."""

from __future__ import annotations

from pathlib import Path

import pytest

import heldby

ROW = "id,name,aliases,domains,country,side,kind,reliability,why\n"
TEXT = "Syrian government forces captured Palmyra from Islamic State on 27 March 2016."


def factors(folder: Path, source: str, sources: str = "") -> dict[str, float]:
    """The factors of the claim that the army took Palmyra, told by a source."""
    theatre = folder / "war"
    theatre.mkdir(exist_ok=True)
    (theatre / "sources.csv").write_text(ROW + sources, "utf-8")
    (folder / "a.txt").write_text(TEXT, "utf-8")
    from heldby.read import ReadOptions  # noqa: PLC0415

    with heldby.open(folder / "r.db", theatres=[theatre]) as record:
        record.add([folder / "a.txt"], ReadOptions(source=source, published="2016-03-28"))
        row = record.at(valid="2016-03-28").why(place="Palmyra")[0]
        assert row.quote in TEXT
        return dict(row.factors)


@pytest.mark.parametrize("source", ["SANA", "sana.sy", "https://en.sana.sy/?p=4", "Syrian Arab News Agency"])
def test_a_party_boasts_under_every_name(tmp_path: Path, source: str) -> None:
    assert factors(tmp_path, source)["interest"] == pytest.approx(0.3)


def test_an_outlet_without_a_side_has_no_interest(tmp_path: Path) -> None:
    assert factors(tmp_path, "quayside.example")["interest"] == 1.0


@pytest.mark.parametrize(("side", "interest"), [("syrian_government", 0.3), ("islamic_state", 1.3), ("", 1.0)])
def test_a_side_given_by_a_theatre_counts(tmp_path: Path, side: str, interest: float) -> None:
    row = f"quay,Quayside Post,,quayside.example,,{side},newspaper,,for the test\n"
    assert factors(tmp_path, "news.quayside.example", row)["interest"] == pytest.approx(interest)


@pytest.mark.parametrize(("letter", "factor"), [("A", 1.2), ("E", 0.3), ("F", 1.0), ("", 1.0)])
def test_a_letter_given_by_a_theatre_counts(tmp_path: Path, letter: str, factor: float) -> None:
    row = f"quay,Quayside Post,Quayside,,,,newspaper,{letter},for the test\n"
    assert factors(tmp_path, "Quayside", row)["reliability"] == pytest.approx(factor)


def test_two_names_of_one_outlet_are_one_voice(tmp_path: Path) -> None:
    from heldby.read import ReadOptions  # noqa: PLC0415

    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text("Palmyra was taken by the Syrian army on 27 March 2016, after a week.", "utf-8")
    with heldby.open(tmp_path / "r.db") as record:
        record.add([tmp_path / "a.txt"], ReadOptions(source="SANA", published="2016-03-28"))
        record.add([tmp_path / "b.txt"], ReadOptions(source="sana.sy", published="2016-03-28"))
        asked = record.at(valid="2016-03-28")
        (row,) = [row for row in asked.control(place="Palmyra") if row.holder_id == "forces.sy"]
        assert row.origins == 1
        assert {row.source for row in asked.claims(source="www.sana.sy")} == {"SANA"}
        assert len(asked.reports(source="Syrian Arab News Agency")) == 2
