"""The situation report: every sentence rests on words that stand in a report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from wartime import War, say

import heldby
from heldby.record import Record
from heldby.views import UnknownPlace
from heldby.views.sitrep import sitrep

SAMPLE = Path(heldby.__file__).parent / "data" / "sample" / "reports"
MARCH = {"start": date(2016, 3, 1), "end": date(2016, 3, 31)}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with heldby.open(tmp_path_factory.mktemp("sitrep") / "sample.db") as made:
        made.add(sorted(SAMPLE.glob("palmyra-*")) + sorted(SAMPLE.glob("kherson-*")))
        yield made


@pytest.fixture
def war() -> Any:
    made = War().tell("a", "2015-05-21", say("taken", "palmyra", "is", "army", "2015-05-20"), source="Wire")
    return made.tell("b", "2016-03-28", say("taken", "palmyra", "army", "is", "2016-03-27", by="monitor"))


def sentences(rows: Any, section: str) -> list[str]:
    return [row.sentence for row in rows if row.section == section]


@pytest.mark.parametrize(
    ("start", "end", "known"),
    [
        (date(2014, 1, 1), date(2022, 12, 31), None),
        (date(2016, 3, 1), date(2016, 12, 31), "2016-12-31"),
        (date(2022, 3, 1), date(2022, 11, 30), None),
        (None, None, None),
    ],
)
def test_every_sentence_has_a_footnote_and_every_quote_stands_in_its_report(
    record: Record, start: date | None, end: date | None, known: str | None
) -> None:
    asked = record.at(known=known)
    rows = asked.sitrep(start=start, end=end)
    assert rows
    for row in rows:
        assert row.sentence.endswith(".")
        assert "{" not in row.sentence
        assert row.notes
        assert {note["claim"] for note in row.notes} <= set(row.claims)
        for note in row.notes:
            claim, report = asked.snapshot.claim(note["claim"]), asked.snapshot.report(note["report_id"])
            claim.verify(report.text)
            assert note["quote"] == report.text[claim.start : claim.end]
            assert (note["report"], note["source"]) == (report.name, report.source or "")
            assert not known or report.published.latest.isoformat() <= known


def test_it_tells_what_changed_hands_with_before_and_after(war: Any) -> None:
    [told] = sentences(sitrep(war.at(), **MARCH), "What changed hands")
    assert told.startswith("Palmyra came under Syrian government forces on 2016-03-27; before, it was held by Islamic")


def test_it_tells_only_what_could_be_read(war: Any) -> None:
    assert sentences(sitrep(war.at(known="2016-03-27"), **MARCH), "What changed hands") == []
    assert sentences(sitrep(war.at(known="2016-03-28"), **MARCH), "What changed hands")


def test_place_and_actor_narrow_it(record: Record) -> None:
    asked = record.at()
    whole = {"start": date(2014, 1, 1), "end": date(2022, 12, 31)}
    everything = asked.sitrep(**whole)
    kherson = asked.sitrep(place="Kherson", **whole)
    assert 0 < len(kherson) < len(everything)
    assert not any("Palmyra" in row.sentence for row in kherson)
    russians = asked.sitrep(actor="Russian army", **whole)
    assert 0 < len(russians) < len(everything)
    with pytest.raises(UnknownPlace):
        asked.sitrep(place="Nowhere at all")


def test_figures_keep_their_bounds(record: Record) -> None:
    told = sentences(record.at().sitrep(start=date(2016, 3, 1), end=date(2016, 4, 30)), "Casualties and other figures")
    assert any("at least 400" in line for line in told)


def test_what_does_not_fit_is_counted(record: Record) -> None:
    asked = record.at()
    rows = asked.sitrep(start=date(2014, 1, 1), end=date(2022, 12, 31), limit=1)
    assert any(row.sentence.startswith("More of this kind") for row in rows)
    assert all(row.notes for row in rows)
    assert len(rows) <= 2 * 7


def test_an_empty_record_gives_no_sentence() -> None:
    assert list(sitrep(War().at())) == []
