"""A claim that a person found in a report counts like any other, on every kind of record, until it is withdrawn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import heldby
from heldby.model.errors import InputError
from heldby.record import Record
from heldby.record.claiming import Finding
from heldby.record.deciding import Addition, decide, decision, signature
from heldby.record.decision_file import decisions

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = (
    "Published March 28 2016. The Syrian army captured the town of Palmyra in Homs province on Sunday, 27 March 2016, "
    "state television said. To the east, the black banner still flew over Sukhnah that day, a driver told us.\n"
)
WORDS = "the black banner still flew over Sukhnah"


@pytest.fixture(params=["sqlite", "postgresql"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    where = tmp_path / "record.db" if request.param == "sqlite" else request.getfixturevalue("address")
    (tmp_path / "told.txt").write_text(TEXT, "utf-8")
    with heldby.open(where) as made:
        made.add([tmp_path / "told.txt"])
        yield made


def finding(record: Record) -> Finding:
    [report] = record.snapshot().reports()
    start = report.text.index(WORDS)
    roles = {"place": ("al-Sukhnah",), "actor": ("ISIS",), "against": ()}
    return Finding(
        report=report.id,
        start=start,
        end=start + len(WORDS),
        kind="control",
        what="held",
        roles=roles,
        when="2016-03-27",
    )


def added(found: Finding, at: datetime = AT) -> Addition:
    return Addition(finding=found, signed=signature(reason="the banner is theirs", by="Ann", at=at))


def test_it_counts_and_says_who_added_it(record: Record) -> None:
    before = record.at()
    assert "Islamic State" not in {row.holder for row in before.control()}
    [made] = decide(record, [added(finding(record))])
    [row] = [row for row in record.at(valid="2016-03-27").control() if row.holder == "Islamic State"]
    assert row.claims == (made.about,)
    claim = record.at().snapshot.claim(made.about)
    assert claim is not None
    assert (claim.quote, claim.rule) == (WORDS, "person")
    assert claim.verify(TEXT) is claim
    [told] = [c for c in record.at().claims() if c.id == made.about]
    assert (told.reviewed, told.what, told.actor, told.time) == ("added", "held", "Islamic State", "2016-03-27")
    assert [c.id for c in before.claims()] == [c.id for c in record.at().claims() if c.id != made.about]
    assert list(record.at(known="2016-03-01").claims()) == []


def test_it_goes_and_comes_again(record: Record) -> None:
    before = record.at().claims().to_dicts()
    found = finding(record)
    [made] = decide(record, [added(found)])
    assert decide(record, [added(found)]) == ()
    later = [signature(reason="x", by="Ann", at=AT.replace(hour=hour)) for hour in (13, 14)]
    decide(record, [decision("accept", [made.about], later[0])])
    assert len(record.at().claims()) == len(before) + 1
    back = [decision("withdraw", [made.about], replace(later[1], at=AT.replace(hour=hour))) for hour in (14, 15)]
    for one in back:  # first that it was accepted, then that it is there
        decide(record, [one])
    assert record.at().claims().to_dicts() == before
    decide(record, [added(found, AT.replace(hour=16))])
    assert len(record.at().claims()) == len(before) + 1
    assert [(j.verdict, j.stands) for j in record.at().judgements()] == [
        ("added", True),
        ("withdrawn", False),
        ("withdrawn", False),
        ("accept", False),
        ("added", False),
    ]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"report": "nowhere"}, "no report 'nowhere'"),
        ({"end": 10_000}, "are no words of the report"),
        ({"start": -1}, "are no words of the report"),
        ({"kind": "casualty"}, "not 'casualty'"),
        ({"what": "liked"}, "'liked' is nothing that control says"),
        ({"roles": {"place": ("Nowhereville",)}}, "no place is called 'Nowhereville'; nearest are"),
        ({"roles": {"place": ("Palmyra",), "actor": ("Nobody Atall",)}}, "no actor is called"),
        ({"roles": {}}, "a claim needs a place"),
        (
            {"roles": {"place": ("Palmyra",), "against": ("ISIS",)}, "kind": "event", "what": "battle"},
            "event has no against",
        ),
        ({"when": "soon"}, "is not a date"),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, wrong: dict[str, object], why: str) -> None:
    (tmp_path / "told.txt").write_text(TEXT, "utf-8")
    with heldby.open(tmp_path / "record.db") as record:
        record.add([tmp_path / "told.txt"])
        with pytest.raises(InputError, match=why):
            decide(record, [added(replace(finding(record), **wrong))])  # type: ignore[arg-type]
        assert len(record.at().judgements()) == 0


def test_a_line_of_a_file_says_the_same(record: Record) -> None:
    found = finding(record)
    line = {
        "verdict": "added",
        "report": found.report,
        "words": [found.start, found.end],
        "what": "held",
        "place": ["al-Sukhnah"],
        "actor": ["ISIS"],
        "when": "2016-03-27",
        "reason": "the banner is theirs",
        "by": "Ann",
        "at": AT.isoformat(),
    }
    assert decisions(json.dumps(line), by="", at=AT) == (added(found),)
    for wrong in ({"words": [1]}, {"words": "1-2"}, {"place": "x"}, {"what": 3}, {"claims": []}):
        with pytest.raises(InputError, match="line 1"):
            decisions(json.dumps(line | wrong), by="", at=AT)
