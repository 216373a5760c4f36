"""Decisions reach the record once, with a reason, about claims that are there; on every kind of record alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import heldby
from heldby.model.errors import InputError
from heldby.record import Record
from heldby.record.deciding import Decision, decide, decision, signature
from heldby.record.decision_file import decisions

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
TOLD = "Published March 28 2016. {} captured the town of Palmyra in Homs province on Sunday, 27 March 2016, {} said.\n"
ONE = TOLD.format("The Syrian army", "state television")
OTHER = TOLD.format("Syrian rebels", "residents")


@pytest.fixture(params=["sqlite", "postgresql"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    """A record in which two reports tell of two takers of one town."""
    where = tmp_path / "record.db" if request.param == "sqlite" else request.getfixturevalue("address")
    (tmp_path / "told").mkdir()
    (tmp_path / "told" / "one.txt").write_text(ONE, "utf-8")
    (tmp_path / "told" / "other.txt").write_text(OTHER, "utf-8")
    with heldby.open(where) as made:
        made.add([tmp_path / "told"])
        yield made


def sides(record: Record) -> list[str]:
    """The first claim of each side of the only dispute over who took it."""
    [row] = [r for r in record.at().disputes() if r.difference == "actor" and not r.reconcilable]
    return [side["claims"][0] for side in row.sides]


def judged(word: str, claims: list[str], reason: str, at: datetime = AT) -> Decision:
    return decision(word, claims, signature(reason=reason, by="Ann", at=at))


def line(**given: object) -> str:
    return json.dumps(given) + "\n"


def test_what_is_preferred_holds_until_it_is_withdrawn(record: Record) -> None:
    before = record.at().control(place="Palmyra").to_dicts()
    assert before[0]["holder"] == "Syrian rebels"
    one, other = sides(record)
    told = decisions(line(verdict="prefer", claims=[other, one], reason="seen on film", by="Ann"), by="", at=AT)
    assert len(decide(record, told)) == 1
    assert decide(record, told) == ()
    [row] = [r for r in record.at().disputes() if r.outcome]
    assert other in row.sides[row.prefers - 1]["claims"]
    assert (row.outcome, row.reason, row.judged_by, row.judged_on) == ("prefer", "seen on film", "Ann", AT.date())
    assert record.at().control(place="Palmyra")[0].holder == "Syrian government forces"
    reviewed = {c.id: c.reviewed for c in record.at().claims()}
    assert (reviewed[other], reviewed[one]) == ("prefer", "set_aside")
    decide(record, [judged("withdraw", [one, other], "the film was of Homs", at=AT.replace(hour=13))])
    assert record.at().control(place="Palmyra").to_dicts() == before
    log = record.at().judgements()
    assert [(j.verdict, j.stands) for j in log] == [("withdrawn", False), ("prefer", False)]
    assert log[1].quote in ONE


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"verdict": "prefer", "claims": ["A", "B"]}, "a decision needs a reason"),
        ({"verdict": "prefer", "claims": ["A"], "reason": "x"}, "needs two claims"),
        ({"verdict": "like", "claims": ["A", "B"], "reason": "x"}, "is no verdict"),
        ({"verdict": "accept", "claims": [], "reason": "x"}, "needs a claim"),
        ({"verdict": "accept", "claims": "A", "reason": "x"}, "list of ids"),
        ({"verdict": "accept", "claims": ["A"], "reason": 1}, "are to be strings"),
        ({"verdict": "accept", "claims": ["A"], "reason": "x", "at": "2026-01-01"}, "time zone"),
        ({"verdict": "accept", "claims": ["A"], "reason": "x", "at": "soon"}, "line 1"),
        ({"verdict": "accept", "claims": ["A"], "reason": "x", "sure": 1}, "sure is no part of it"),
        (["prefer"], "is an object"),
    ],
)
def test_what_is_no_decision_is_told_with_its_line(given: object, why: str) -> None:
    with pytest.raises(InputError, match=why):
        decisions(json.dumps(given), by="Ann", at=AT)


def test_nothing_is_written_when_a_claim_is_not_there(record: Record) -> None:
    one, other = sides(record)
    told = [judged("both-stand", pair, "x", at=AT) for pair in ([one, other], [one, "nowhere"])]
    with pytest.raises(InputError, match="no claim 'nowhere'"):
        decide(record, told)
    assert len(record.at().judgements()) == 0


def test_what_nobody_decided_cannot_be_withdrawn(record: Record) -> None:
    with pytest.raises(InputError, match="nothing stands about"):
        decide(record, [judged("withdraw", sides(record), "x", at=AT)])


def test_who_decided_must_be_named() -> None:
    with pytest.raises(InputError, match="--by"):
        signature(reason="x", by=" ", at=AT)
