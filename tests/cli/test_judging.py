"""`heldby judge` as a person uses it: typed, or from the file that the page prepares."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from program import heldby

TOLD = "Published March 28 2016. {} captured the town of Palmyra in Homs province on Sunday, 27 March 2016, {} said.\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("user")
    (made / "reports").mkdir()
    (made / "reports" / "one.txt").write_text(TOLD.format("The Syrian army", "state television"), "utf-8")
    (made / "reports" / "two.txt").write_text(TOLD.format("Syrian rebels", "residents"), "utf-8")
    assert heldby("add", "reports", at=made).returncode == 0
    return made


def asked(home: Path, view: str) -> list[dict[str, Any]]:
    return list(json.loads(heldby(view, "--json", at=home).stdout))


def test_a_decision_is_typed_shown_and_withdrawn(home: Path) -> None:
    [row] = asked(home, "disputes")
    one, other = (side["claims"][0] for side in row["sides"])
    done = heldby("judge", "prefer", other, one, "--reason", "seen [on] film", "--by", "Ann", at=home)
    assert (done.returncode, done.stdout) == (0, b"")
    assert f"heldby judge withdraw {other} {one}" in done.stderr.decode()
    [row] = asked(home, "disputes")
    assert (row["outcome"], row["prefers"], row["reason"], row["judged_by"]) == ("prefer", 2, "seen [on] film", "Ann")
    assert (
        "prefer side 2: seen [on] film" in heldby("disputes", at=home, environment={"COLUMNS": "400"}).stdout.decode()
    )
    back = heldby("judge", "withdraw", one, other, "--reason", "of another town", at=home)
    assert (back.returncode, asked(home, "disputes")[0]["outcome"]) == (0, "")
    assert [each["stands"] for each in asked(home, "judgements")] == [False, False]


def test_a_file_of_decisions_is_taken_once(home: Path) -> None:
    [row] = asked(home, "disputes")
    one, other = (side["claims"][0] for side in row["sides"])
    later = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()  # the last word on a pair is the latest one
    line = {"verdict": "both-stand", "claims": [one, other], "reason": "two quarters", "at": later}
    (home / "decisions.jsonl").write_text(f"\ufeff{json.dumps(line)}\n\n", "utf-8")
    for said in ("Recorded: both-stand", "1 in the record already"):
        done = heldby("judge", "--from", "decisions.jsonl", "--by", "Ann", at=home)
        assert done.returncode == 0
        assert said in done.stderr.decode()
    assert [row["outcome"] for row in asked(home, "disputes")] == ["both_stand"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "say a verdict with its claims, or --from FILE"),
        (("prefer", "a", "b"), "a decision needs a reason"),
        (("like", "a", "b", "--reason", "x"), "is no verdict"),
        (("accept", "nowhere", "--reason", "x"), "there is no claim"),
        (("--from", "gone.jsonl"), "gone.jsonl cannot be read"),
        (("--from", "reports"), "reports cannot be read"),
        (("accept", "a", "--reason", "x", "--record", "gone.db"), "gone.db"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(home: Path, words: tuple[str, ...], why: str) -> None:
    before = asked(home, "judgements")
    done = heldby("judge", *words, at=home)
    assert done.returncode == 2
    assert why in " ".join(done.stderr.decode().split())
    assert b"Traceback" not in done.stderr
    assert asked(home, "judgements") == before


def test_a_claim_may_name_those_of_a_theatre(home: Path) -> None:
    (home / "own").mkdir()
    head, row = "id,name,kind,body,parent,side,country,aliases", "guard.x,Harbour Guard,force,guard.x,,,SY,"
    (home / "own" / "actors.csv").write_text(f"{head}\n{row}\n", "utf-8")
    report = asked(home, "reports")[0]["id"]
    words = ("claim", report, "25-60", "held", "--place", "Palmyra", "--actor", "Harbour Guard", "--reason", "x")
    assert b"no actor is called 'Harbour Guard'" in heldby(*words, at=home).stderr
    assert heldby(*words, "--theatre", "own", at=home).returncode == 0
