"""The situation report: every sentence rests on words that stand in a report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from wartime import War, say, told

import heldby
from heldby.model import Status
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


def test_it_tells_who_helped() -> None:
    claim = told(
        "control", {"change": "taken"}, {"place": ["palmyra"], "actor": ["army"], "helped_by": ["ypg"]}, "2016-03-27"
    )
    [sentence] = sentences(sitrep(War().tell("a", "2016-03-28", claim).at(), **MARCH), "What changed hands")
    assert sentence.startswith("Palmyra came under Syrian government forces on 2016-03-27, helped by YPG (")


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


def test_figures_read_as_prose(record: Record) -> None:
    told = sentences(record.at().sitrep(start=date(2014, 1, 1), end=date(2022, 12, 31)), "Casualties and other figures")
    assert told
    assert not [line for line in told if "_" in line or "other:" in line or "percent" in line or "~" in line]


def test_tellings_that_differ_are_told_without_the_notation_of_dates() -> None:
    made = War().tell("a", "2016-03-28", say("taken", "palmyra", "army", "", "2016-03-27"), source="Wire")
    made.tell("b", "2016-03-29", say("taken", "palmyra", "rebels", "", "[2016-03-27..2016-03-28]"), source="Daily")
    [told] = sentences(sitrep(made.at(), **MARCH), "Where reports differ")
    assert told.startswith("Reports differ on who it was (Palmyra taken between 2016-03-27 and 2016-03-28): ")
    assert "Syrian rebels (between 2016-03-27 and 2016-03-28) (1 origin)" in told


def test_a_plan_says_who_told_of_it_and_what_became_of_it() -> None:
    plan = say("taken", "raqqa", "army", "is", "[2016-03-28..]", status=Status.PLANNED)
    made = War().tell("a", "2016-03-28", plan).tell("b", "2016-03-30", say("held", "raqqa", "is", "", "2016-03-30"))
    [told] = sentences(sitrep(made.at(), **MARCH), "Plans and forecasts")
    assert told == (
        "Planned from 2016-03-28 on: the capture of Raqqa by Syrian government forces (told by the report itself); "
        "up to 2016-03-31 nobody tells what became of it."
    )


def test_copies_of_a_report_give_one_sentence() -> None:
    plan = say("taken", "raqqa", "army", "is", "[2016-03-28..]", status=Status.PLANNED)
    made = War().tell("a", "2016-03-28", plan).copy("b", "a")
    told = [row for row in sitrep(made.at(), **MARCH) if row.section == "Plans and forecasts"]
    assert [len(row.claims) for row in told] == [2]


def test_what_was_hit_stands_in_the_words_of_the_report_where_nobody_knows_it() -> None:
    struck = told_event("airstrike", {"place": ["palmyra"], "target": ["a depot"]})
    made = War().tell("a", "2016-03-28", struck)
    [told] = sentences(sitrep(made.at(), **MARCH), "Fighting, strikes and other events")
    assert "against “a depot”" in told


def told_event(kind: str, roles: Any) -> Any:
    return told("event", {"type": kind}, roles, "2016-03-27")


def test_what_does_not_fit_is_counted(record: Record) -> None:
    asked = record.at()
    rows = asked.sitrep(start=date(2014, 1, 1), end=date(2022, 12, 31), limit=1)
    assert any(row.sentence.startswith("There is more of this kind") for row in rows)
    assert all(row.notes for row in rows)
    assert len(rows) <= 2 * 7


def test_an_empty_record_gives_no_sentence() -> None:
    assert list(sitrep(War().at())) == []
