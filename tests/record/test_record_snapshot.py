"""A snapshot: what one day could know of another, and nothing that came later."""

from __future__ import annotations

import copy
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import told_readings as told

from heldby.model import Family, Judgement, Verdict
from heldby.model.errors import InputError
from heldby.record import Record, Snapshot

calls: list[str] = []


def control(snap: Snapshot, place: str = "all") -> tuple[str, date | None, int]:
    return (place, snap.valid, len(snap.claims()))


def claims(snap: Snapshot) -> list[str]:
    return [claim.kind for claim in snap.claims()]


def costly(snap: Snapshot) -> int:
    calls.append("costly")
    return len(snap.reports())


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Three reports: of March, of April, and of no date; the first and the last are one family."""
    made = Record(tmp_path / "a.db", told.tools(views=(control, claims)))
    store = made._open(create=True)
    for n, published in ((1, "2016-03-27"), (2, "2016-04"), (3, None)):
        store.add(told.reading(n, published))
    one, three = sorted((told.report(1).id, told.report(3, None).id))
    store.set_families([Family(id=one, members=(one, three), likeness=1.0, why="same words")])
    return made


def names(snap: Snapshot) -> list[str]:
    return [report.name for report in snap.reports()]


@pytest.mark.parametrize(
    ("known", "seen"),
    [(None, ["r1", "r2", "r3"]), ("2016-04-30", ["r1", "r2"]), (date(2016, 4, 29), ["r1"]), ("2016-03-26", [])],
)
def test_known_decides_what_is_seen(record: Record, known: date | str | None, seen: list[str]) -> None:
    snap = record.snapshot(known=known)
    assert names(snap) == seen
    ids = {report.id for report in snap.reports()}
    assert {claim.report for claim in snap.claims()} == {link.report for link in snap.links()} == ids
    hidden = {told.report(1).id, told.report(2, "2016-04").id, told.report(3, None).id} - ids
    assert all(snap.report(each) is None and snap.claims(each) == () and snap.links(each) == () for each in hidden)
    assert all(len(snap.claims(each)) == 2 and len(snap.links(each)) == 3 for each in ids)


def test_a_family_of_one_readable_report_is_none(record: Record) -> None:
    assert [len(family.members) for family in record.snapshot().families()] == [2]
    assert record.snapshot(known="2016-04-30").families() == ()


@pytest.mark.parametrize("told_day", ["2016-03-28", date(2016, 3, 28), datetime(2016, 3, 28, 23, 59, tzinfo=UTC)])
def test_days_may_be_written_or_made(record: Record, told_day: date | str) -> None:
    assert record.snapshot(valid=told_day).valid == date(2016, 3, 28)


@pytest.mark.parametrize("wrong", ["yesterday", "2016-13-01", "2016", ""])
def test_what_is_no_day_is_told(record: Record, wrong: str) -> None:
    with pytest.raises(InputError, match="write it as 2016-03-28"):
        record.snapshot(known=wrong)


def test_what_is_written_later_is_not_in_it(record: Record) -> None:
    before = record.snapshot()
    record.store.add(told.reading(4))
    at = datetime(2016, 4, 1, tzinfo=UTC)
    judgement = Judgement(about="x", verdict=Verdict.ACCEPT, by="me", at=at, reason="seen")
    record.judge(judgement)
    record.store.relink(told.report(1).id, ())
    assert names(before) == ["r1", "r2", "r3"]
    assert before.judgements() == ()
    assert len(before.links()) == 9
    after = record.snapshot()
    assert sorted(names(after)) == ["r1", "r2", "r3", "r4"]
    assert after.judgements() == (judgement,)
    assert len(after.links()) == 9


def test_a_judgement_without_a_zone_is_refused(record: Record) -> None:
    at = datetime(2016, 4, 1)  # noqa: DTZ001
    with pytest.raises(InputError, match="zone"):
        record.judge(Judgement(about="x", verdict=Verdict.ACCEPT, by="me", at=at, reason="seen"))


def test_views_are_called_by_name(record: Record) -> None:
    asked = record.at(valid="2016-03-28")
    assert asked.control(place="Palmyra") == ("Palmyra", date(2016, 3, 28), 6)
    assert {"control", "known", "snapshot"} <= set(dir(asked))
    with pytest.raises(AttributeError, match="no 'contrl'; the views are: claims, control"):
        asked.contrl()
    with pytest.raises(AttributeError):
        copy.copy(asked).nothing()


def test_in_a_persons_hands_a_view_goes_before_a_bare_value(record: Record) -> None:
    asked = record.at(valid="2016-03-28")
    assert asked.claims() == ["control", "casualty"] * 3
    assert asked.control()[2] == 6
    assert asked.valid == date(2016, 3, 28)
    assert asked.snapshot.claims()[0].kind in {"control", "casualty"}
    with pytest.raises(AttributeError, match="the views are"):
        _ = asked.nothing


def test_what_is_computed_is_computed_once(record: Record) -> None:
    calls.clear()
    snap = record.snapshot()
    assert snap.once(costly) == snap.once(costly) == 3
    assert calls == ["costly"]
    assert snap.claims() is snap.claims()


def test_it_cannot_be_changed(record: Record) -> None:
    with pytest.raises(FrozenInstanceError):
        record.snapshot().known = date(2016, 1, 1)  # type: ignore[misc]


def test_what_the_reader_knows_is_handed_on(record: Record) -> None:
    snap = record.snapshot()
    assert snap.actors is record.tools.actors
    assert snap.gazetteer is record.tools.gazetteer


def test_parts_of_a_report_are_there(record: Record) -> None:
    one, snap = told.reading(1), record.snapshot()
    assert snap.passages(one.report.id) == one.passages
    assert snap.repairs(one.report.id) == one.repairs
    assert snap.published_why(one.report.id) == "given by the test"
    assert snap.claim(one.claims[0].id) == one.claims[0]
    assert snap.report(one.report.id) == replace(one.report)


def test_the_pages_of_reports_that_did_not_change_are_handed_on(record: Record) -> None:
    one, two = told.report(1).id, told.report(2, "2016-04").id
    before = record.snapshot().pages()
    record.store.add(told.reading(4))
    record.store.relink(one, ())
    after = record.snapshot().pages()
    assert list(after) == sorted({*before, told.report(4).id})
    assert after[two] is before[two]
    assert (after[one].links, len(before[one].links)) == ((), 3)


def test_reports_are_read_once_whether_they_are_asked_for_first_or_last(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    given = record.store.reports
    monkeypatch.setattr(record.store, "reports", lambda *a, **k: (asked.append("all"), given(*a, **k))[1])
    snap = record.snapshot()
    assert names(snap) == ["r1", "r2", "r3"]
    assert {page.report for page in snap.pages().values()} == set(snap.reports())
    record.store.add(told.reading(4))
    assert sorted(names(record.snapshot())) == ["r1", "r2", "r3", "r4"]
    assert asked == ["all"]


def test_an_older_snapshot_that_asks_late_gets_what_was_then(record: Record) -> None:
    old = record.snapshot()
    record.store.add(told.reading(4))
    new = record.snapshot()
    assert len(new.pages()) == 4
    assert sorted(old.pages()) == sorted(set(new.pages()) - {told.report(4).id})
    assert names(old) == ["r1", "r2", "r3"]


def test_pages_handed_on_hold_what_could_be_read(record: Record) -> None:
    assert list(record.snapshot(known="2016-04-29").pages()) == [told.report(1).id]
    record.store.add(told.reading(4, "2016-05-01"))
    record.store.add(told.reading(5, "2016-04-28"))
    found = record.snapshot(known="2016-04-29").pages()
    assert set(found) == {told.report(1).id, told.report(5, "2016-04-28").id}


def test_what_lasts_is_made_once_for_all_versions(record: Record) -> None:
    calls.clear()
    assert record.snapshot().lasting(costly) == 3
    record.store.add(told.reading(4))
    assert record.snapshot("2016-03-28").lasting(costly) == 3
    assert calls == ["costly"]
    assert record.snapshot(known="2016-04-29").lasting(costly) == 2
