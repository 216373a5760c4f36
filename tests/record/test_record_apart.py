"""A record that is opened again answers from what was set aside, and only where that is what it would work out."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy

import heldby
from heldby.model import Family, Judgement, Reading, Verdict
from heldby.read import read
from heldby.record import Aside, Record
from heldby.record.aside import opened
from heldby.record.claiming import Finding
from heldby.record.deciding import Addition, decide, decision, signature
from heldby.views.knowledge import knowledge, make_ready_to_grow
from heldby.views.restoring import Restored
from heldby.views.sheet import sheet

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from claims import War

SAMPLE = Path(heldby.__file__).parent / "data" / "sample" / "reports"
READ = ("palmyra-2015-05-23.md", "palmyra-2016-03-28.md", "palmyra-2016-03-29-quayside.md")
DAYS = ((None, None), ("2016-04-01", None), ("2016-04-01", "2016-03-28"))
MADE = War(6)
Opening = Callable[..., Record]


def place_for(folder: Path, knows: str = "this") -> Aside:
    return Aside(folder=folder / "aside", knows=knows, knowing=lambda: knows, least=0)


@pytest.fixture(params=["sqlite", "postgresql"])
def opening(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opening]:
    """Opens the same record anew each time, as another program would; `aside=False`: to work all out."""
    where = tmp_path / "a.db" if request.param == "sqlite" else request.getfixturevalue("address")
    opened: list[Record] = []

    def again(*, aside: bool = True, knows: str = "this", address: str | Path = where) -> Record:
        tools = heldby.open(address).tools
        place = place_for(tmp_path, knows) if aside else None
        opened.append(Record(address, replace(tools, aside=place)))
        return opened[-1]

    yield again
    for record in opened:
        record.close()


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """Thirty reports of claims made up, and three that were read."""
    arrivals = read([SAMPLE / name for name in READ], None)
    found = [heldby.open().tools.read_one(arrival.report) for arrival in arrivals if arrival.report]
    assert len(found) == len(READ)
    return [*map(MADE.reading, range(30)), *found]


@pytest.fixture
def record(opening: Opening, readings: list[Reading]) -> Record:
    """All of them; of those that were read two are one text."""
    record = opening()
    record._open(create=True).add_many(readings)
    record.store.set_families(record.families())
    return record


def answers(record: Record) -> list[object]:
    """Everything that every view says, at both clocks; and what the page is sent."""
    told: list[object] = []
    for valid, known in DAYS:
        asked = record.at(valid, known)
        told += [(view.__name__, valid, known, view(asked.snapshot).to_json()) for view in record.tools.views]
        told.append(sheet(asked.snapshot).written(asked.snapshot))
    return told


def was_set_aside(record: Record) -> bool:
    return isinstance(knowledge(record.snapshot()).reconciled, Restored)


def test_answers_are_the_same_with_and_without(record: Record, opening: Opening) -> None:
    worked_out = answers(opening(aside=False))
    assert answers(record) == worked_out
    assert not was_set_aside(record)
    again = opening()
    assert was_set_aside(again)
    assert answers(again) == worked_out


def test_what_is_asked_first_makes_no_difference(record: Record, opening: Opening) -> None:
    worked_out = answers(record)
    again = opening()
    for valid, known in reversed(DAYS):
        again.at(valid, known).why()
        again.at(valid, known).disputes()
    assert answers(again) == worked_out


def more(record: Record) -> None:
    record.store.add_many([MADE.reading(100)])
    record.store.set_families(())


def judge(verdict: Verdict, at: int) -> Callable[[Record], None]:
    def do(record: Record) -> None:
        about = record.snapshot().claims()[0].id
        when = datetime(2020, 1, at, tzinfo=UTC)
        record.judge(Judgement(about=about, verdict=verdict, by="Ann", at=when, reason="a test"))

    return do


def decide_dispute(record: Record) -> None:
    sides = record.at().disputes()[0].sides
    one, other = (side["claims"][0] for side in sides[:2])
    signed = signature(reason="a test", by="Ann", at=datetime(2020, 1, 1, tzinfo=UTC))
    decide(record, [decision("prefer", [one, other], signed)])
    assert record.at().disputes()


def add_claim(record: Record) -> None:
    report = record.snapshot().reports()[-1].id
    roles = {"place": ("Palmyra",), "actor": ("ISIS",)}
    found = Finding(report=report, start=0, end=9, kind="control", what="held", roles=roles, when="2016-01-01")
    signed = signature(reason="a test", by="Ann", at=datetime(2020, 1, 1, tzinfo=UTC))
    [made] = decide(record, [Addition(finding=found, signed=signed)])
    assert record.at().snapshot.claim(made.about)


def regroup(record: Record) -> None:
    first, second = sorted(report.id for report in record.snapshot().reports())[:2]
    record.store.set_families([Family(id=first, members=(first, second), likeness=1.0, why="a test")])


def relink(record: Record) -> None:
    report = MADE.reading(3).report.id
    links = tuple(record.store.links(report_id=report))
    record.store.relink(report, [replace(link, id="is") if link.id == "sdf" else link for link in links])


@pytest.mark.parametrize(
    "change",
    [more, judge(Verdict.REJECT, 1), decide_dispute, add_claim, regroup, relink],
    ids=["adding", "judging", "deciding", "claiming", "grouping", "linking"],
)
def test_a_change_is_seen_by_who_opens_it_next(record: Record, opening: Opening, change: Callable) -> None:
    answers(record)
    other = opening()
    before = answers(other)
    change(other)
    after = answers(other)
    assert after != before
    assert after == answers(opening(aside=False))
    again = opening()
    assert was_set_aside(again)
    assert answers(again) == after
    assert answers(record) == after


def test_a_judgement_that_is_taken_back_leaves_the_answers_as_before(record: Record, opening: Opening) -> None:
    before = answers(record)
    judge(Verdict.REJECT, 1)(record)
    assert answers(opening()) != before
    first = opening(aside=False)
    rejected = next(j.about for j in first.store.judgements())
    when = datetime(2020, 1, 2, tzinfo=UTC)
    first.judge(Judgement(about=rejected, verdict=Verdict.ACCEPT, by="Ann", at=when, reason="a slip"))
    for one in (opening(), opening(), record):
        assert but_for_verdicts(answers(one)) == but_for_verdicts(before)


def but_for_verdicts(told: list[object]) -> list[object]:
    """Without the views that tell what was decided, also what was taken back."""
    return [each for each in told if not (isinstance(each, tuple) and each[0] in ("claims", "judgements"))]


def test_what_was_worked_out_by_other_rules_is_not_used(record: Record, opening: Opening) -> None:
    answers(record)
    assert was_set_aside(opening())
    assert not was_set_aside(opening(knows="that"))
    assert not was_set_aside(opening()), "the other rules' stands there now"


def test_two_programs_at_once_each_answer_for_their_own_version(record: Record, opening: Opening) -> None:
    answers(record)
    one, other = opening(), opening()
    snapshot = one.snapshot("2016-04-01")
    courses = knowledge(snapshot).courses
    expected = {place: courses[place].holders for place in list(courses)[::2]}
    more(other)
    assert answers(other) == answers(opening(aside=False))
    assert {place: course.holders for place, course in courses.items() if place in expected} == expected
    assert answers(one) == answers(other)


def test_a_program_that_stays_open_can_get_ready_to_grow(record: Record, opening: Opening) -> None:
    answers(record)
    again = opening()
    known = knowledge(again.snapshot())
    make_ready_to_grow(again.snapshot())
    assert knowledge(again.snapshot()) is known
    judge(Verdict.REJECT, 1)(again)
    grown = knowledge(again.snapshot())
    assert len(grown.renewed) < len(grown.courses), "only what the claim touches"
    more(again)
    assert answers(again) == answers(opening(aside=False))


def test_of_many_days_asked_as_known_the_first_and_the_present_are_set_aside(record: Record, tmp_path: Path) -> None:
    for known in ("2016-03-28", None, "2016-06-01", "2016-07-01", "2016-03-28"):
        assert record.at(known=known).control()
    files = sorted((tmp_path / "aside").iterdir())
    assert sorted(parts.key["known"] for path in files if (parts := opened(path))) == ["2016-03-28", "None"]


def spoilt(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + b"\0" + whole[len(whole) // 2 + 1 :])


def test_a_spoilt_file_is_worked_out_anew_and_replaced(record: Record, opening: Opening, tmp_path: Path) -> None:
    worked_out = answers(record)
    for path in (tmp_path / "aside").iterdir():
        spoilt(path)
    again = opening()
    assert not was_set_aside(again)
    assert answers(again) == worked_out
    assert was_set_aside(opening())


def test_a_row_altered_behind_heldbys_back_is_noticed(record: Record, opening: Opening) -> None:
    answers(record)
    record.close()
    engine = opening()._open(create=False).engine  # type: ignore[attr-defined]
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.exec_driver_sql("ALTER TABLE links DISABLE TRIGGER ALL")
        connection.execute(sqlalchemy.text("UPDATE links SET meant = 'is' WHERE meant = 'sdf'"))
    again = opening()
    assert not was_set_aside(again)
    assert answers(again) == answers(opening(aside=False))


def test_another_record_of_the_same_name_is_noticed(tmp_path: Path) -> None:
    def made(numbers: range) -> Record:
        for path in tmp_path.glob("a.db*"):
            path.unlink()
        tools = replace(heldby.open().tools, aside=place_for(tmp_path))
        record = Record(tmp_path / "a.db", tools)
        record._open(create=True).add_many(map(MADE.reading, numbers))
        record.store.set_families(())
        return record

    with made(range(30)) as first:
        before, version = answers(first), first.store.version
    with made(range(30, 60)) as second:
        assert second.store.version == version
        assert not was_set_aside(second)
        assert answers(second) != before


def test_a_record_that_may_only_be_read_is_set_aside_too(tmp_path: Path) -> None:
    folder = tmp_path / "readonly"
    folder.mkdir()
    tools = heldby.open().tools
    aside = place_for(tmp_path)
    with Record(folder / "a.db", replace(tools, aside=aside)) as record:
        record._open(create=True).add_many(map(MADE.reading, range(30)))
        record.store.set_families(())
    connection = sqlite3.connect(folder / "a.db")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    (folder / "a.db").chmod(0o400)
    folder.chmod(0o500)
    try:
        with Record(folder / "a.db", replace(tools, aside=aside)) as record:
            worked_out = answers(record)
        with Record(folder / "a.db", replace(tools, aside=aside)) as record:
            assert was_set_aside(record)
            assert answers(record) == worked_out
        with Record(folder / "a.db", replace(tools, aside=replace(aside, folder=folder / "aside"))) as record:
            assert answers(record) == worked_out
        if os.geteuid():  # root may write anywhere
            assert [path.name for path in folder.iterdir()] == ["a.db"]
    finally:
        folder.chmod(0o700)


def test_a_small_record_is_not_set_aside(tmp_path: Path) -> None:
    aside = replace(place_for(tmp_path), least=500)
    with Record(tmp_path / "a.db", replace(heldby.open().tools, aside=aside)) as record:
        record._open(create=True).add_many(map(MADE.reading, range(10)))
        record.store.set_families(())
        assert record.at().control()
    assert not aside.folder.exists()


def test_the_folder_is_the_users_or_the_one_named_or_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert heldby.open().tools.aside is None, "off, for tests"
    monkeypatch.setenv("HELDBY_ASIDE", str(tmp_path))
    aside = heldby.open().tools.aside
    assert aside is not None
    assert aside.folder == tmp_path
    monkeypatch.delenv("HELDBY_ASIDE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    aside = heldby.open().tools.aside
    assert aside is not None
    assert aside.folder == tmp_path / "cache" / "heldby"


def test_what_is_known_is_another_with_another_theatre(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HELDBY_ASIDE", str(tmp_path / "aside"))
    known = []
    for days in ("365", "366"):
        theatre = tmp_path / days
        theatre.mkdir()
        (theatre / "state.toml").write_text(f"[ageing]\nhalf_life_days = {days}\n")
        aside = heldby.open(theatres=[theatre]).tools.aside
        assert aside is not None
        known.append(aside.knows)
    plain = heldby.open().tools.aside
    assert plain is not None
    assert len({*known, plain.knows}) == 3
    assert plain.knowing() == plain.knows


def test_a_heldby_that_was_updated_while_it_ran_sets_nothing_aside(opening: Opening, readings: list[Reading]) -> None:
    record = opening()
    aside = record.tools.aside
    assert aside is not None
    record.tools = replace(record.tools, aside=replace(aside, knowing=lambda: "another by now"))
    record._open(create=True).add_many(readings)
    record.store.set_families(())
    assert record.at().control()
    assert not aside.folder.exists()
