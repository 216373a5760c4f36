"""The gate fails when it must: a score under its floor, other inputs, a floor lowered in silence."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

import gate

FLOORS = {"a": {"floor": 0.5, "inputs": "d1"}}


def test_a_score_at_its_floor_passes() -> None:
    assert list(gate.judge({"a": 0.5}, {"a": "d1"}, FLOORS)) == []


@pytest.mark.parametrize(
    ("scores", "digests", "words"),
    [
        ({"a": 0.499}, {"a": "d1"}, "under its floor"),
        ({"a": 0.9}, {"a": "d2"}, "changed since its floor was set"),
        ({"b": 0.9}, {"b": "d1"}, "has no floor"),
    ],
)
def test_a_fault_is_told(scores: dict[str, float], digests: dict[str, str], words: str) -> None:
    [fault] = gate.judge(scores, digests, FLOORS)
    assert words in fault


def lowered(floor: float, **entry: Any) -> dict[str, Any]:
    told = [{"floor": "a", **entry}] if entry else []
    return {"floor": {"a": {"floor": floor, "inputs": "d1"}}, "lowered": told}


@pytest.mark.parametrize(
    ("now", "faults"),
    [
        ({"floor": FLOORS}, 0),
        (lowered(0.4), 1),
        (lowered(0.4, was=0.5, to=0.4, date="2025-01-01", why=" "), 1),
        (lowered(0.4, was=0.5, to=0.4, why="no date"), 1),
        (lowered(0.4, was=0.5, to=0.45, date="2025-01-01", why="for another value"), 1),
        (lowered(0.4, was=0.45, to=0.4, date="2025-01-01", why="before it rose to 0.5"), 1),
        (lowered(0.4, was=0.5, to=0.4, date="2025-01-01", why="a rule that told too much is gone"), 0),
        (lowered(0.45, was=0.5, to=0.4, date="2025-01-01", why="and part of the way back since"), 0),
        ({"floor": {}}, 1),
    ],
)
def test_a_lower_floor_needs_a_dated_reason(now: dict[str, Any], faults: int) -> None:
    assert len(list(gate.judge_history(now, [{"floor": FLOORS}]))) == faults


def test_git_remembers_floors(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-C", tmp_path, "-c", "user.name=a", "-c", "user.email=a@example.org", *words],
            check=True, capture_output=True,
        )  # fmt: skip

    git("init")
    for floor in (0.5, 0.3):
        text = gate.written({"a": {"floor": floor, "inputs": "d1"}}, [])
        (tmp_path / "floors.toml").write_text(text, "utf-8")
        git("add", ".")
        git("commit", "-m", str(floor))
    before = list(gate.versions(tmp_path / "floors.toml"))
    assert [version["floor"]["a"]["floor"] for version in before] == [0.3, 0.5]
    assert len(list(gate.judge_history(before[0], before))) == 1


def test_the_digest_sees_every_file_and_says_when_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("one", "utf-8")
    scorer = tmp_path / "scorer.py"
    scorer.write_text("one", "utf-8")
    before = gate.digest(tmp_path, ["*.yaml"], scorer)
    (tmp_path / "b.yaml").write_text("two", "utf-8")
    after = gate.digest(tmp_path, ["*.yaml"], scorer)
    scorer.write_text("two", "utf-8")
    assert len({before, after, gate.digest(tmp_path, ["*.yaml"], scorer)}) == 3
    assert gate.digest(tmp_path, ["*.yaml", "*.csv"], scorer) is None


def test_setting_raises_floors_and_lowers_only_with_a_reason() -> None:
    known = {"floor": {"a": {"floor": 0.5, "inputs": "d1"}, "b": {"floor": 0.5, "inputs": "d1"}}}
    scores, digests = {"a": 0.7, "b": 0.4}, {"a": "d2", "b": "d2"}
    silent = tomllib.loads(gate.reset([known], scores, digests, ""))
    assert silent["floor"] == {"a": {"floor": 0.695, "inputs": "d2"}, "b": {"floor": 0.5, "inputs": "d1"}}
    told = tomllib.loads(gate.reset([known], scores, digests, 'the "old" rule \\ guessed'))
    assert told["floor"]["b"] == {"floor": 0.395, "inputs": "d2"}
    [entry] = told["lowered"]
    assert (entry["floor"], entry["to"], entry["why"]) == ("b", 0.395, 'the "old" rule \\ guessed')
    assert list(gate.judge_history(told, [known])) == []


def test_a_reason_for_one_floor_lowers_no_other_that_its_score_still_holds() -> None:
    known = {"floor": {"a": {"floor": 0.5, "inputs": "d1"}, "b": {"floor": 0.5, "inputs": "d1"}}}
    told = tomllib.loads(gate.reset([known], {"a": 0.502, "b": 0.4}, {"a": "d1", "b": "d1"}, "a rule is gone"))
    assert {name: floor["floor"] for name, floor in told["floor"].items()} == {"a": 0.5, "b": 0.395}
    assert [entry["floor"] for entry in told["lowered"]] == ["b"]


def test_setting_asks_for_a_reason_for_what_is_lower_than_any_commit_had_it() -> None:
    known, earlier = ({"floor": {"a": {"floor": floor, "inputs": "d1"}}} for floor in (0.3, 0.5))
    silent = tomllib.loads(gate.reset([known, earlier], {"a": 0.405}, {"a": "d1"}, ""))
    assert silent["floor"]["a"]["floor"] == 0.3
    told = tomllib.loads(gate.reset([known, earlier], {"a": 0.405}, {"a": "d1"}, "two branches met"))
    assert (told["lowered"][0]["was"], told["floor"]["a"]["floor"]) == (0.5, 0.4)
    assert list(gate.judge_history(told, [known, earlier])) == []


def test_every_score_of_the_gate_has_a_floor() -> None:
    known = tomllib.loads(gate.FLOORS.read_text("utf-8"))["floor"]
    assert set(known) == {name for bench in gate.BENCHES for name in bench.scores}
