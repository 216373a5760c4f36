"""What every store must do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import told_readings as told

from heldby.model import Family, Judgement, Problem, SpanError, Verdict
from heldby.model.errors import InputError, RecordError, UnsoundReading
from heldby.model.ports import Store
from heldby.stores import open_store

Reopen = Callable[[], Store]


@pytest.fixture(params=["sqlite", "postgresql"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Reopen]:
    """Opens the same record each time; another database is another parameter."""
    opened: list[Store] = []
    sqlite = request.param == "sqlite"
    where = str(tmp_path / "record.db") if sqlite else request.getfixturevalue("address")

    def again() -> Store:
        opened.append(open_store(where, create=True))
        return opened[-1]

    yield again
    for store in opened:
        store.close()


@pytest.fixture
def store(reopen: Reopen) -> Store:
    return reopen()


def state(store: Store) -> tuple[object, ...]:
    """All that a store tells, with its version."""
    reports = tuple(store.reports())
    parts = tuple((store.passages(r.id), store.repairs(r.id), store.published_why(r.id)) for r in reports)
    rest = (tuple(store.claims()), tuple(store.links()), tuple(store.problems()), store.families(), store.judgements())
    return (reports, parts, *rest, store.version)


def test_it_is_a_store(store: Store) -> None:
    assert isinstance(store, Store)


def test_what_was_read_comes_back_as_it_was(store: Store, reopen: Reopen) -> None:
    one = told.reading(1)
    assert store.add(one) is True
    for each in (store, reopen()):
        assert each.report(one.report.id) == one.report
        assert tuple(each.passages(one.report.id)) == one.passages
        assert tuple(each.repairs(one.report.id)) == one.repairs
        assert tuple(each.claims(report_id=one.report.id)) == tuple(sorted(one.claims, key=lambda c: c.start))
        assert tuple(each.links(report_id=one.report.id)) == one.links
        assert tuple(each.problems()) == one.problems
        assert each.published_why(one.report.id) == one.published_why


def test_reasons_of_dates_come_back(store: Store) -> None:
    one = told.reading(1)
    store.add(one)
    found = store.report(one.report.id)
    assert found is not None
    assert found.published is not None
    assert found.published.reason == "given by the test"
    assert [link.when.reason for link in store.links() if link.when] == ["the week before"]


def test_adding_again_changes_nothing(store: Store) -> None:
    store.add(told.reading(1))
    store.add(told.reading(2))
    before = state(store)
    assert store.add(told.reading(1)) is False
    assert store.add(replace(told.reading(2), claims=(), links=())) is False
    assert state(store) == before


def test_what_is_not_there_is_not_found(store: Store) -> None:
    assert not store.has("0" * 16)
    assert store.report("0" * 16) is None
    assert list(store.claims(report_id="0" * 16)) == []
    assert store.published_why("0" * 16) == ""


@pytest.mark.parametrize(
    ("known", "names"),
    [
        ("2016-03-26", ["r1"]),
        ("2016-03-27", ["r1", "r2"]),
        ("2016-04-29", ["r1", "r2"]),
        ("2016-04-30", ["r1", "r2", "r3"]),
        (None, ["r1", "r2", "r3", "r4", "r5"]),
    ],
)
def test_a_report_is_known_from_the_last_day_it_may_have_been_published(
    store: Store, known: str | None, names: list[str]
) -> None:
    dates = {4: "2016-05-02/..", 3: "2016-04", 5: None, 1: "2015", 2: "2016-03-27"}
    for n, published in dates.items():
        store.add(told.reading(n, published))
    day = date.fromisoformat(known) if known else None
    readable = list(store.reports(day))
    assert sorted(report.name for report in readable) == names
    assert [report.name for report in readable][:3] == names[:3], "oldest first"
    ids = {report.id for report in readable}
    assert {claim.report for claim in store.claims(day)} == ids
    assert {link.report for link in store.links(day)} == ids


def test_claims_come_by_report_and_position_whatever_the_order_of_adding(store: Store) -> None:
    for n in (3, 1, 2):
        store.add(told.reading(n))
    keys = [(claim.report, claim.start) for claim in store.claims()]
    assert len(keys) == 6
    assert keys == sorted(keys)


def test_a_false_quote_is_refused_and_nothing_of_its_report_stays(store: Store) -> None:
    one = told.reading(1)
    shifted = replace(one.claims[1], start=one.claims[1].start + 1, end=one.claims[1].end + 1)
    before = state(store)
    with pytest.raises(SpanError):
        store.add(replace(one, claims=(one.claims[0], shifted)))
    with pytest.raises(SpanError):
        store.add(replace(one, links=(replace(one.links[0], end=10_000),)))
    assert state(store) == before


def test_a_reading_whose_parts_do_not_belong_together_is_refused(store: Store) -> None:
    one, other = told.reading(1), told.reading(2)
    with pytest.raises(UnsoundReading, match="named"):
        store.add(replace(one, claims=(one.claims[0], replace(one.claims[1], id=one.claims[0].id))))
    with pytest.raises(UnsoundReading, match="of report"):
        store.add(replace(one, claims=tuple(replace(c, report=other.report.id) for c in one.claims)))
    with pytest.raises(UnsoundReading, match="link of report"):
        store.add(replace(one, links=other.links))
    assert not list(store.reports())


def test_half_a_character_is_refused_with_what_to_do(store: Store) -> None:
    one = told.report(1)
    with pytest.raises(InputError, match="UTF-8"):
        store.add(replace(told.reading(1), report=replace(one, text=one.text + "\ud83d"), claims=()))


def test_new_links_stand_beside_the_old(store: Store) -> None:
    one, other = told.reading(1), told.reading(2)
    store.add(one)
    store.add(other)
    before = store.version
    better = (replace(one.links[0], id="place:other", reason="a better gazetteer"),)
    assert store.relink(one.report.id, better) is True
    assert store.relink(one.report.id, better) is False
    assert tuple(store.links(report_id=one.report.id)) == better
    assert tuple(store.links(report_id=other.report.id)) == other.links
    assert tuple(store.links(report_id=one.report.id, as_of=before)) == one.links
    assert store.relink(one.report.id, ()) is True
    assert tuple(store.links()) == other.links
    with pytest.raises(RecordError, match="not recorded"):
        store.relink("0" * 16, ())


def test_one_version_stays_what_it_was_while_others_write(store: Store, reopen: Reopen) -> None:
    store.add(told.reading(1))
    version = store.version
    other = reopen()
    other.add(told.reading(2))
    other.judge(judgement("claim-1"))
    assert [report.name for report in store.reports(as_of=version)] == ["r1"]
    assert len(list(store.claims(as_of=version))) == 2
    assert len(list(store.links(as_of=version))) == 3
    assert store.judgements(as_of=version) == ()
    assert {report.name for report in store.reports()} == {"r1", "r2"}


def test_it_tells_which_reports_were_written_after_a_version(store: Store) -> None:
    one, two = told.reading(1), told.reading(2)
    begun = store.version
    store.add(one)
    first = store.version
    store.add(two)
    second = store.version
    store.judge(judgement("claim-1"))
    assert store.written(begun) == {one.report.id, two.report.id}
    assert store.written(first) == {two.report.id}
    assert store.written(begun, as_of=first) == {one.report.id}
    assert store.written(second) == frozenset()
    store.relink(one.report.id, ())
    assert store.written(second) == {one.report.id}


def test_every_write_makes_the_version_grow(store: Store) -> None:
    one = told.reading(1)
    seen = [store.version]
    for write in (
        lambda: store.add(one),
        lambda: store.note([Problem(what="not read", where="a.pdf", why="no rules")]),
        lambda: store.judge(judgement("x")),
        lambda: store.relink(one.report.id, ()),
    ):
        write()
        seen.append(store.version)
    assert seen == sorted(set(seen))


def judgement(about: str) -> Judgement:
    at = datetime(2016, 4, 1, 12, 30, 1, 5, tzinfo=UTC)
    return Judgement(about=about, verdict=Verdict.MEANS, by="A. Reader", at=at, reason="it is the city", other="q1")


def test_judgements_are_appended_in_order(store: Store, reopen: Reopen) -> None:
    told_by = [judgement("b"), replace(judgement("a"), verdict=Verdict.REJECT), judgement("b")]
    for each in told_by:
        store.judge(each)
    assert list(reopen().judgements()) == told_by


def test_a_problem_with_a_file_is_kept_once(store: Store) -> None:
    told_of = [Problem(what="not read", where=where, why="it holds no text") for where in ("b.txt", "a.txt")]
    store.note(told_of)
    version = store.version
    store.note([told_of[0], told_of[0]])
    store.note([])
    assert list(store.problems()) == sorted(told_of, key=lambda p: p.where)
    assert store.version == version


def test_families_are_replaced_and_say_what_they_take_in(store: Store) -> None:
    assert store.is_grouped
    ids = []
    for n in (1, 2, 3):
        store.add(told.reading(n))
        ids.append(told.report(n).id)
    assert not store.is_grouped
    one, two, three = sorted(ids)
    pair = Family(id=one, members=(one, two), likeness=0.9, why="same words")
    store.set_families([pair])
    assert store.is_grouped
    assert tuple(store.families()) == (pair,)
    version = store.version
    store.set_families([pair])
    assert store.version == version
    whole = replace(pair, members=(one, two, three))
    store.set_families([whole])
    assert tuple(store.families()) == (whole,)
    store.set_families([])
    assert tuple(store.families()) == ()


def test_families_of_an_earlier_version_leave_later_reports_to_be_grouped(store: Store) -> None:
    store.add(told.reading(1))
    version = store.version
    store.add(told.reading(2))
    store.set_families([], as_of=version)
    assert not store.is_grouped
    store.set_families([])
    assert store.is_grouped


def test_places_are_kept_once_and_those_without_a_position_are_told(store: Store, reopen: Reopen) -> None:
    assert set(store.unlocated()) == set()
    store.add(told.reading(1))
    assert set(store.unlocated()) == {"place:palmyra"}, "nobody means the rival"
    version = store.version
    store.locate([])
    store.locate([told.PALMYRA, told.PALMYRA])
    store.locate([replace(told.PALMYRA, lat=None, lon=None)])
    assert set(reopen().unlocated()) == set()
    assert store.version == version, "no answer changes by it"


def test_text_of_every_kind_comes_back(store: Store) -> None:
    odd = "Palmyra fell to the alAssad army. \u202bتدمر\u202c e\u0301 \U0001f6f0 \\ ' \" % :x $1 \x01\r\n\tover"
    one = told.report(1)
    store.add(told.read_one(replace(one, text=odd, id="f" * 16)))
    found = store.report("f" * 16)
    assert found is not None
    assert found.text == odd


def test_a_claim_is_found_by_its_id(store: Store) -> None:
    one = told.reading(1)
    store.add(one)
    assert [store.claim(claim.id) for claim in one.claims] == list(one.claims)
    assert store.claim("0" * 16) is None


def changes(store: Store) -> Iterator[str]:
    """Everything that can be written to a record, one after the other, and what it was."""
    one, two = told.reading(1), told.reading(2)
    store.add(one)
    yield "a report"
    store.add(two)
    yield "another"
    store.relink(one.report.id, one.links[:-1])
    yield "new meanings"
    members = tuple(sorted((one.report.id, two.report.id)))
    store.set_families([Family(id=members[0], members=members, likeness=1.0, why="a test")])
    yield "a family"
    when = datetime(2020, 1, 1, tzinfo=UTC)
    store.judge(Judgement(about=one.claims[0].id, verdict=Verdict.REJECT, by="Ann", at=when, reason="a test"))
    yield "a judgement"


def test_the_imprint_is_another_after_any_write_and_the_same_for_whoever_asks(store: Store, reopen: Reopen) -> None:
    seen = {store.imprint()[1]: "nothing"}
    for change in changes(store):
        version, digest = store.imprint()
        assert version == store.version
        assert digest not in seen, f"{change} gives the imprint of {seen[digest]}"
        assert reopen().imprint() == (version, digest)
        seen[digest] = change


def test_a_stamp_is_another_after_any_write_where_there_are_any(store: Store) -> None:
    seen = [store.stamp()]
    for _ in changes(store):
        seen.append(store.stamp())
        assert store.stamp() == seen[-1]
    assert len(set(seen)) == (len(seen) if seen[0] else 1)
