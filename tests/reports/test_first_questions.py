"""The first questions that the five full reports must answer, asked through the command line.

In:     ../shared/reports, which is no part of the project.
Out:    who held a place on a day, as known on a day, each answer with its words.
Never:  the words of a report: only who, where and when.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from program import heldby

SHARED = Path(os.environ.get("HELDBY_SHARED", Path(__file__).resolve().parents[3] / "shared"))
pytestmark = pytest.mark.skipif(not (SHARED / "reports").is_dir(), reason=f"{SHARED / 'reports'} is not here")

IS, SYRIA, IRAQ = "Islamic State", "Syrian government forces", "Iraq government forces"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("first")
    assert heldby("add", SHARED / "reports", at=made).returncode == 0
    return made


def rows(folder: Path, *arguments: object) -> list[dict[str, Any]]:
    done = heldby(*arguments, "--json", at=folder)
    assert done.returncode == 0, done.stderr.decode()
    told: list[dict[str, Any]] = json.loads(done.stdout)
    return told


def likeliest(folder: Path, place: str, *when: object) -> dict[str, Any]:
    mine = [r for r in rows(folder, "control", "--place", place, *when) if r["place"] == place]
    return max(mine, key=lambda r: r["probability"])


@pytest.mark.parametrize(
    ("place", "day", "holder"),
    [
        ("Palmyra", "2015-06-01", IS),
        ("Palmyra", "2016-03-28", SYRIA),
        ("Raqqa", "2016-03-28", IS),
        ("Mosul", "2016-03-28", IS),
        ("Deir ez-Zor", "2017-12-31", SYRIA),
        ("al-Qaim", "2017-12-31", IRAQ),
        ("Husaybah", "2017-12-31", IRAQ),
    ],
)
def test_who_held_it_and_in_whose_words(folder: Path, place: str, day: str, holder: str) -> None:
    best = likeliest(folder, place, "--on", day)
    assert best["holder"] == holder
    told = {c["id"]: c["quote"] for c in rows(folder, "claims", "--place", place)}
    assert best["claims"]
    assert set(best["claims"]) <= set(told)


@pytest.mark.parametrize("place", ["Raqqa", "Deir ez-Zor", "al-Qaim", "Husaybah"])
def test_islamic_state_lost_it_in_2017(folder: Path, place: str) -> None:
    losses = [c for c in rows(folder, "claims", "--place", place) if c["what"].split()[0] in ("taken", "lost")]
    assert [c for c in losses if IS in (c["against"] or "") and "2017" in c["time"]]


def test_what_was_not_known_yet(folder: Path) -> None:
    assert likeliest(folder, "Palmyra", "--on", "2016-03-28", "--known", "2016-03-25")["holder"] != SYRIA


def test_nothing_is_dated_by_a_teaser(folder: Path) -> None:
    dates = [r["published"] for r in rows(folder, "reports")] + [c["time"] or "" for c in rows(folder, "claims")]
    assert dates
    assert not [d for d in dates if "2024" in str(d)]
