"""Files go in; what became of each comes out."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest
import told_readings as told

from heldby.engines import LocalProcesses
from heldby.model import Reading, Report
from heldby.model.errors import InputError, KnowledgeError, RecordError
from heldby.read import ReadOptions
from heldby.record import Added, Record

WORDS = "The river town stayed quiet while the columns moved east along the road to the dam and the airfield beyond it."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports, two of them copies, and a file that is none."""
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text(f"Palmyra fell to the alAssad army. {WORDS}", encoding="utf-8")
    (made / "b.txt").write_text(f"Palmyra fell to the alAssad army! {WORDS}", encoding="utf-8")
    (made / "c.txt").write_text("Palmyra fell to the alAssad army, or so it was told to the people of Homs.", "utf-8")
    (made / "d.txt").write_text("  \n", encoding="utf-8")
    return made


def record_at(path: Path, **changes: object) -> Record:
    return Record(path, replace(told.tools(), **changes))


def refuse(_report: Report) -> Reading:
    raise AssertionError("a recorded report must not be read again")


def many(folder: Path, count: int) -> None:
    """So many more reports, each of its own words."""
    for n in range(count):
        words = " ".join(f"word{n}x{i}" for i in range(30))
        (folder / f"e{n:03}.txt").write_text(f"Palmyra fell to the alAssad army. {words}", encoding="utf-8")


def stop(report: Report) -> Reading:
    if "Homs" in report.text:
        raise KeyboardInterrupt
    return told.read_one(report)


def stumble(report: Report) -> Reading:
    if "Homs" in report.text:
        raise IndexError("list index out of range")
    return told.read_one(report)


def shift(report: Report) -> Reading:
    reading = told.read_one(report)
    first = reading.claims[0]
    return replace(reading, claims=(replace(first, quote=first.quote.upper()),))


def test_each_file_tells_what_became_of_it(folder: Path, tmp_path: Path) -> None:
    with record_at(tmp_path / "a.db") as record:
        told_of = record.add([folder])
        assert [(each.new, each.claims) for each in told_of] == [(True, 2), (True, 2), (True, 2), (False, 0)]
        assert {each.report_id for each in told_of[:3]} == {report.id for report in record.at().reports()}
        assert told_of[3].report_id == ""
        assert told_of[3].name == str(folder / "d.txt")
        assert [problem.why for problem in told_of[3].problems] == ["it holds no text"]
        assert set(told_of[3].problems) <= set(record.problems())


def test_outcomes_come_as_they_are_safe(folder: Path, tmp_path: Path) -> None:
    many(folder, 60)
    record = record_at(tmp_path / "a.db")
    coming = record.adding([folder])
    first = next(coming)
    assert isinstance(first, Added)
    safe = {report.id for report in record_at(tmp_path / "a.db").at().reports()}
    assert first.report_id in safe
    assert 0 < len(safe) < 63  # what was told is on the disk, and not all was waited for
    assert len(list(coming)) == 63


def test_reports_are_recorded_some_at_a_time_and_a_run_begun_again_cuts_them_alike(
    folder: Path, tmp_path: Path
) -> None:
    many(folder, 60)
    with record_at(tmp_path / "a.db") as record:
        record.add([folder])
        assert record.store.version == 4  # two writes of reports, the file that is none, the families
    with record_at(tmp_path / "b.db") as record:
        coming = record.adding([folder])
        next(coming)
        coming.close()
    with record_at(tmp_path / "b.db") as record:
        record.add([folder])
    assert told.content(tmp_path / "b.db", counters=False) == told.content(tmp_path / "a.db", counters=False)


def test_what_is_read_before_a_run_is_stopped_is_recorded(folder: Path, tmp_path: Path) -> None:
    with record_at(tmp_path / "a.db", read_one=stop) as record:
        with pytest.raises(KeyboardInterrupt):
            record.add([folder])
        assert len(list(record.at().reports())) == 2


def test_what_arrives_twice_is_one_report_by_its_first_name(folder: Path, tmp_path: Path) -> None:
    (folder / "again.txt").write_text((folder / "a.txt").read_text("utf-8"), encoding="utf-8")
    with record_at(tmp_path / "a.db") as record:
        told_of = record.add([folder])
        assert [each.new for each in told_of] == [True, False, True, True, False]
        assert [report.name for report in record.at().reports()].count("again.txt") == 0


def test_adding_again_reads_nothing_and_changes_nothing(folder: Path, tmp_path: Path) -> None:
    with record_at(tmp_path / "a.db") as record:
        record.add([folder])
    before = told.content(tmp_path / "a.db")
    with record_at(tmp_path / "a.db", read_one=refuse) as record:
        again = record.add([folder])
    assert [each.new for each in again] == [False] * 4
    assert told.content(tmp_path / "a.db") == before


def test_options_reach_the_reports(folder: Path, tmp_path: Path) -> None:
    with record_at(tmp_path / "a.db") as record:
        record.add([folder / "a.txt"], ReadOptions(published="2016-03", source="SANA"))
        [report] = record.at(known="2016-03-31").reports()
        assert record.at(known="2016-03-30").reports() == ()
    assert report.source == "SANA"


def test_several_processes_give_the_same_record(folder: Path, tmp_path: Path) -> None:
    with record_at(tmp_path / "one.db") as one, record_at(tmp_path / "two.db", engine=LocalProcesses(count=2)) as two:
        assert one.add([folder]) == two.add([folder])
    assert told.content(tmp_path / "one.db") == told.content(tmp_path / "two.db")


class KillsItsProcessOnce:
    """Reads like the others, but the first who comes to `b.txt` is killed."""

    def __init__(self, flag: Path) -> None:
        self.flag = flag

    def __call__(self, report: Report) -> Reading:
        if report.name == "b.txt" and not self.flag.exists():
            self.flag.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return told.read_one(report)


def test_a_worker_that_died_is_told_and_the_record_is_the_same(folder: Path, tmp_path: Path) -> None:
    reader, engine = KillsItsProcessOnce(tmp_path / "flag"), LocalProcesses(count=2)
    with record_at(tmp_path / "one.db") as one, record_at(tmp_path / "two.db", read_one=reader, engine=engine) as two:
        one.add([folder])
        added = two.add([folder])
    assert (tmp_path / "flag").exists()
    assert [name for each in added for name in each.read_again] == ["b.txt"]
    assert told.content(tmp_path / "one.db") == told.content(tmp_path / "two.db")


@pytest.mark.parametrize(
    ("reader", "words"), [(stumble, "IndexError at test_record_adding.py:"), (shift, "SpanError at claim.py:")]
)
def test_a_fault_of_ours_costs_one_report_and_is_told(folder: Path, tmp_path: Path, reader: object, words: str) -> None:
    with record_at(tmp_path / "a.db", read_one=reader) as record:
        told_of = record.add([folder])
        failed = [each for each in told_of[:3] if not each.new]
        assert failed
        assert all(words in each.problems[-1].why and "report it" in each.problems[-1].why for each in failed)
        assert len(record.at().reports()) == 3 - len(failed)
    with record_at(tmp_path / "a.db") as record:
        assert sum(each.new for each in record.add([folder])) == len(failed), "once mended, they are read"


def test_wrong_knowledge_ends_the_run(folder: Path, tmp_path: Path) -> None:
    def no_theatre(_report: Report) -> Reading:
        raise KnowledgeError("actors.csv, row 3: no name")

    with pytest.raises(KnowledgeError, match="row 3"):
        record_at(tmp_path / "a.db", read_one=no_theatre).add([folder])


def test_a_slip_of_the_pen_makes_no_record(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        record_at(tmp_path / "a.db").add([tmp_path / "missing"])
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(RecordError, match="no record"):
        record_at(tmp_path / "a.db").at()
    assert list(tmp_path.iterdir()) == []


def test_a_report_brings_the_problems_of_its_file_with_it(tmp_path: Path) -> None:
    (tmp_path / "ar.txt").write_text("سقطت تدمر في يد الجيش السوري اليوم كما قالت مصادر عديدة في المدينة", "utf-8")
    with record_at(tmp_path / "a.db") as record:
        [added] = record.add([tmp_path / "ar.txt"])
        assert added.new
        assert any("language" in problem.why for problem in record.problems())
        assert set(record.problems()) == set(added.problems)
