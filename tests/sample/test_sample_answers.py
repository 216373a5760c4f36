"""What a careful coder would conclude from the sample, asked of heldby as a person would ask it.

In:     the sample, read into a fresh record once.
Out:    one test a question of sample.toml.
Never:  a question left out: one that heldby cannot answer yet stands in not_yet.toml with the reason, and its test
        fails on the day that it can.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sample_index import INDEX, REPORTS, SAMPLE

import heldby

QUESTIONS = {question["id"]: question for question in INDEX["question"]}
NOT_YET: dict[str, str] = tomllib.loads((Path(__file__).parent / "not_yet.toml").read_text(encoding="utf-8"))


def asking(*kinds: str) -> list[Any]:
    """The questions of these kinds as parameters; those of not_yet.toml are expected to fail."""
    return [
        pytest.param(
            question,
            id=name,
            marks=[pytest.mark.xfail(reason=NOT_YET[name], raises=AssertionError)] if name in NOT_YET else [],
        )
        for name, question in QUESTIONS.items()
        if question["ask"] in kinds
    ]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Any:
    opened = heldby.open(str(tmp_path_factory.mktemp("sample") / "sample.db"))
    opened.add([str(REPORTS)])
    return opened


def name_of(report: Any) -> str:
    """The sample's name for a report: its row, or its file without the ending."""
    return Path(report.name.rpartition(":")[2]).stem


def reports_of(asked: Any, claims: Any) -> set[str]:
    """The names of the reports that these claims stand in."""
    found = (asked.snapshot.claim(claim) for claim in claims)
    return {name_of(asked.snapshot.report(claim.report)) for claim in found if claim}


def report_id(asked: Any, name: str) -> str:
    return next(report.id for report in asked.snapshot.reports() if name_of(report) == name)


def likeliest(record: Any, question: dict[str, Any]) -> tuple[Any, dict[str, Any] | None]:
    """The snapshot asked, and the row of the likeliest holder; None when the place is not listed."""
    asked = record.at(valid=question["valid"], known=question.get("known"))
    rows = json.loads(asked.control(place=question["place"]).to_json())
    return asked, max(rows, key=lambda row: row["probability"], default=None)


def test_not_yet_names_questions() -> None:
    assert set(NOT_YET) <= set(QUESTIONS)


def test_every_report_is_read(record: Any) -> None:
    asked = record.at()
    assert {name_of(report) for report in asked.snapshot.reports()} == {e["name"] for e in INDEX["report"]}
    assert not [p for p in asked.snapshot.problems() if p.what == "not recorded"]
    assert not [r.name for r in asked.snapshot.reports() if not asked.snapshot.claims(r.id)]


@pytest.mark.parametrize("question", asking("holder"))
def test_holder(record: Any, question: dict[str, Any]) -> None:
    asked, row = likeliest(record, question)
    assert row, f"{question['place']} is not listed"
    assert row["holder"] in INDEX["holders"][question["holder"]]
    assert reports_of(asked, row["claims"]) & set(question["rests_on"])
    assert row["origins"] <= question.get("origins_at_most", len(INDEX["report"]))


@pytest.mark.parametrize("question", asking("not_holder"))
def test_not_holder(record: Any, question: dict[str, Any]) -> None:
    _, row = likeliest(record, question)
    assert row is None or row["holder"] not in INDEX["holders"][question["holder"]]


@pytest.mark.parametrize("question", asking("dispute"))
def test_dispute(record: Any, question: dict[str, Any]) -> None:
    asked = record.at()
    rows = json.loads(asked.disputes().to_json())
    about = [row for row in rows if question["place"] in json.dumps(row, ensure_ascii=False)]
    assert any(set(question["rests_on"]) <= reports_of(asked, _strings(row)) for row in about)


def _strings(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for each in inner for text in _strings(each)}


@pytest.mark.parametrize("question", asking("family"))
def test_family(record: Any, question: dict[str, Any]) -> None:
    asked = record.at()
    families = [{name_of(asked.snapshot.report(m)) for m in f.members} for f in asked.snapshot.families()]
    assert families == [set(question["rests_on"])]


@pytest.mark.parametrize("question", asking("published"))
def test_published(record: Any, question: dict[str, Any]) -> None:
    asked = record.at()
    (name,) = question["rests_on"]
    published = asked.snapshot.report(report_id(asked, name)).published
    assert published
    assert date.fromisoformat(question["earliest"]) <= published.earliest
    assert published.latest <= date.fromisoformat(question["latest"])


@pytest.mark.parametrize("question", asking("nothing_after"))
def test_nothing_is_dated_by_a_teaser(record: Any, question: dict[str, Any]) -> None:
    asked = record.at()
    (name,) = question["rests_on"]
    report = asked.snapshot.report(report_id(asked, name))
    latest = date.fromisoformat(question["latest"])
    assert report.published.latest <= latest
    claimed = [link for link in asked.snapshot.links(report.id) if link.claim and link.when]
    assert claimed
    assert not [link for link in claimed if link.when.earliest and link.when.earliest > latest]


def test_demo_reads_only_the_reports() -> None:
    assert {path.name for path in SAMPLE.iterdir()} == {"reports", "sample.toml"}
