"""What the five full reports say together, asked through the command line.

In:     ../shared/reports and ../shared/gold/state_checks.yaml, which are not part of the project.
Out:    a test an answer.
Never:  the words of a report: questions and answers are read from the folder beside the project.
"""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from program import heldby

SHARED = Path(os.environ.get("HELDBY_SHARED", Path(__file__).resolve().parents[3] / "shared"))
CHECKS = SHARED / "gold" / "state_checks.yaml"
pytestmark = pytest.mark.skipif(not CHECKS.exists(), reason=f"{CHECKS} is not here")


def _checks() -> dict[str, Any]:
    loaded = yaml.safe_load(CHECKS.read_text(encoding="utf-8")) if CHECKS.exists() else {"checks": []}
    return {check["id"]: check for check in loaded["checks"]}


CHECK = _checks()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("five")
    done = heldby("add", SHARED / "reports", at=made)
    assert done.returncode == 0, done.stderr.decode()
    return made


def asked(folder: Path, *arguments: object) -> list[dict[str, Any]]:
    done = heldby(*arguments, "--json", at=folder)
    assert done.returncode == 0, done.stderr.decode()
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def name_of(place: str) -> str:
    with (SHARED / "gold" / "places.csv").open(encoding="utf-8") as rows:
        return next((r["name"] for r in csv.DictReader(rows) if r["id"] == place), place)


def expected(name: str) -> Any:
    """The check's answer."""
    if name not in CHECK:
        pytest.skip(f"{name} is not among the checks")
    return CHECK[name]["answer"]


HOLDERS = sorted(n for n, c in CHECK.items() if c.get("query", {}).get("ask") == "holder")


@pytest.mark.parametrize("name", HOLDERS)
def test_who_held_it(folder: Path, name: str) -> None:
    query, answer = CHECK[name]["query"], expected(name)
    rows = asked(folder, "control", "--place", name_of(query["place"]), "--on", query["valid_at"])
    best = max(rows, key=lambda r: r["probability"])
    assert best["holder"] == answer["holder"]
    if "contested" in answer:
        assert best["contested"] is answer["contested"]
    if "since" in answer:
        assert best["since"] == [answer["since"]] * 2


ROUTES = sorted(n for n, c in CHECK.items() if c.get("query", {}).get("ask") == "route")


@pytest.mark.parametrize("name", ROUTES)
def test_routes(folder: Path, name: str) -> None:
    query, answer = CHECK[name]["query"], expected(name)
    ends = {name_of(end) for end in query["ends"]}
    rows = asked(folder, "routes", "--on", query["valid_at"])
    mine = [r for r in rows if {r["from_place"], r["to_place"]} == ends and r["actor"] == "Islamic State"]
    cut = answer.get("cut", answer.get("main_route") == "cut")
    assert {r["state"] == "cut" for r in mine} == {cut}


@pytest.mark.parametrize("name", ["s28"])
def test_the_route_that_was_cut(folder: Path, name: str) -> None:
    answer = expected(name)
    rows = [r for r in asked(folder, "routes") if {r["from_place"], r["to_place"]} == set(answer["ends"])]
    assert {(r["state"], r["actor"]) for r in rows} == {("cut", "Syrian rebels")}


@pytest.mark.parametrize("name", ["s30"])
def test_independent_reports(folder: Path, name: str) -> None:
    answer, rows = expected(name), asked(folder, "reports")
    families: dict[str, set[str]] = {}
    for row in rows:
        families.setdefault(row["family"], set()).add(row["name"][:3])
    assert len(families) == answer["independent"]
    assert [sorted(f) for f in families.values() if len(f) > 1] == answer["duplicates"]


@pytest.mark.parametrize("name", ["s31"])
def test_the_recapture_is_one_event_of_two_origins(folder: Path, name: str) -> None:
    answer = expected(name)
    rows = asked(folder, "timeline", "--place", "Palmyra")
    taken = [r for r in rows if r["holder"] == "Syrian government forces" and r["since"][0] == "2016-03-27"]
    assert len(taken) == answer["events"]
    assert taken[0]["origins"] == answer["independent_reports"]
    reports = {r["id"]: r["report_name"][:3] for r in asked(folder, "claims", "--place", "Palmyra")}
    assert set(answer["reports"]) <= {reports[c] for c in taken[0]["claims"]}


@pytest.mark.parametrize("name", ["s08"])
def test_helpers(folder: Path, name: str) -> None:
    answer = expected(name)
    rows = asked(folder, "claims", "--place", "Palmyra", "--kind", "control")
    assert set(answer["helpers"]) <= {h for r in rows for h in r.get("helped_by", [])}


@pytest.mark.parametrize("name", ["s21"])
def test_the_siege_of_the_airbase(folder: Path, name: str) -> None:
    answer = expected(name)
    (row,) = asked(folder, "timeline", "--place", "Kweiris")
    assert row["holder"] == answer["holder"]
    assert row["besieged_by"] == [answer["besieger"]]
    lifted = [r for r in asked(folder, "claims", "--place", "Kweiris", "--kind", "control") if r["what"] == "relieved"]
    assert {(r["actor"], r["against"]) for r in lifted} == {(answer["relieved_by"], answer["besieger"])}
    assert {frozenset(r["helped_by"]) for r in lifted} == {frozenset(answer["helped_by"])}
    # no text dates the relief nearer than by its report: the days it may have been are among those told
    (told,) = (r["time"] for r in lifted if r["status"] == "happened")
    assert told.startswith("[..")
    assert told[3:-1] >= answer["relieved"].strip("[]").split("..")[1]
    last = row["besieged_on"][-1].split("/")[1]
    assert last[:7] <= told[3:-1]


@pytest.mark.parametrize("name", ["s38"])
def test_the_dead_of_the_battle(folder: Path, name: str) -> None:
    answer = expected(name)
    rows = asked(folder, "estimates", "--question", "killed", "--place", "Palmyra")
    assert {(r["low"], r["high"]) for r in rows} == {(answer["low"], answer["high"])}
    told = asked(folder, "claims", "--place", "Palmyra", "--kind", "casualty")
    assert {(r["says"], r["certainty"]) for r in told if r["what"] == "killed"} == {("author", answer["certainty"])}


@pytest.mark.parametrize("name", ["s39"])
def test_the_raids(folder: Path, name: str) -> None:
    answer = expected(name)
    rows = asked(folder, "claims", "--place", "Palmyra", "--kind", "event")
    assert any(r["says"] == answer["source"] and str(answer["low"]) in r["number"] for r in rows)


@pytest.mark.parametrize("name", ["s49"])
def test_the_ceasefire(folder: Path, name: str) -> None:
    expected(name)
    rows = asked(folder, "claims", "--kind", "relation")
    assert {r["polarity"] for r in rows if r["what"] == "ceasefire_with"} == {"+", "-"}


@pytest.mark.parametrize("name", ["s50"])
def test_the_sites(folder: Path, name: str) -> None:
    expected(name)
    rows = asked(folder, "claims", "--place", "Palmyra", "--kind", "damage")
    assert {r["what"] for r in rows} == {"destroyed", "intact", "moved"}


def test_every_check_is_tested() -> None:
    tested = {*HOLDERS, *ROUTES, "s08", "s21", "s28", "s30", "s31", "s38", "s39", "s49", "s50"}
    assert set(CHECK) == tested


def test_who_took_al_qaim_is_a_dispute_with_both_quotes(folder: Path) -> None:
    rows = [r for r in asked(folder, "disputes", "--place", "al-Qaim") if r["difference"] == "actor"]
    assert rows
    assert {s["says"].split(" (")[0] for s in rows[0]["sides"]} == {
        "Iraq government forces",
        "Popular Mobilisation Forces",
    }
    assert all(s["quotes"] for s in rows[0]["sides"])
    assert rows[0]["why"]


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("Makhmur", ("the start of the Mosul offensive", "a limited operation")),
        (None, ("directed at Islamic State", "mainly hit Syrian rebels")),
    ],
)
def test_what_an_operation_was_and_whom_strikes_hit_are_disputes(
    folder: Path, place: str | None, says: tuple[str, str]
) -> None:
    rows = asked(folder, "disputes", *(("--place", place) if place else ()))
    found = [r for r in rows if r["difference"] == "definition" and tuple(s["says"] for s in r["sides"]) == says]
    assert len(found) == 1
    assert found[0]["reconcilable"]
    assert all(s["quotes"] for s in found[0]["sides"])
