"""The program from outside: help, exit codes, streams, days, records, completion."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest
from program import PROGRAM, heldby

TOLD = (
    "The Syrian army captured Palmyra from Islamic State on Sunday, state media said.\n\n"
    "The road between Palmyra and Raqqa is cut."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("user")
    (made / "a.txt").write_text(TOLD, "utf-8")
    done = heldby("add", "a.txt", "--published", "2016-03-28", "--source", "Reuters", at=made)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b"", "messages do not belong on standard output"
    return made


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["control", "--bogus"], "--bogus"),
        (["nonsense"], "nonsense"),
        (["control", "--on", "2016-02-30"], "'2016-02-30' is not a day; write it as 2016-03-28"),
        (["control", "--known", "yesterday"], "is not a day"),
        (["control", "--record", "none.db"], "no record at none.db; add reports with: heldby add PATH"),
        (["control", "--record", "a.txt"], "not a heldby record"),
        (["control", "--place", "Qzxvbnmkjh"], "no place is called"),
        (["timeline", "--actor", "Qzxvbnmkjh"], "no actor is called"),
        (["claims", "--kind", "weather"], "there is no kind of claim 'weather'; there are: casualty, control,"),
        (["claims", "--limit", "0"], "--limit"),
        (["add"], "PATH"),
        (["add", "a.txt", "--published", "last week"], "publication date"),
        (["export", "--format", "kmz"], "there is no format 'kmz'; heldby writes: geojson, gpkg, kml, csv"),
        (["export", "--format", "csv", "--view", "weather"], "there is no view 'weather'"),
        (["export", "--format", "csv", "-o", "no/such/folder.csv"], "cannot be written"),
        (["export", "-o", "held.xyz"], "held.xyz does not say in which format; add --format with one of: geojson"),
        (["export"], "nothing says in which format to write"),
        (["export", "--format", "gpkg", "-o", "held.csv"], "held.csv ends like a file of csv, not of gpkg"),
        (["export", "--format", "acled", "--view", "control"], "acled cannot take control; it takes events"),
        (["export", "--format", "csv", "--view", "control", "--view", "routes"], "csv takes one view a file, not 2"),
        (["export", "--format", "sqlite"], "a copy of the record needs a file; name it with -o"),
        (["export", "-o", "copy.db", "--on", "2016-03-28"], "sqlite copies the whole record; leave out"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_callers_mistakes_are_told_and_end_with_2(folder: Path, arguments: list[str], words: str) -> None:
    done = heldby(*arguments, at=folder)
    told = done.stderr.decode()
    assert done.returncode == 2, told
    assert words in " ".join(told.split())
    assert "Traceback" not in told
    assert done.stdout == b""


def test_an_unknown_place_gets_three_nearest_spellings(folder: Path) -> None:
    told = " ".join(heldby("control", "--place", "Pelmirrha", at=folder).stderr.decode().split())
    offered = re.search(r"did you mean (.*)\?", told)
    assert offered, told
    assert len(offered[1].split(", ")) == 3


def test_json_rows_stand_alone_on_standard_output(folder: Path) -> None:
    done = heldby("control", "--place", "Palmyra", "--on", "2016-03-28", "--json", at=folder)
    rows = json.loads(done.stdout)
    wanted = {"place", "place_id", "lat", "lon", "holder", "holder_id", "probability", "contested", "besieged_by"}
    wanted |= {"since", "origins", "dissent", "claims", "as_of", "known"}
    assert wanted | {"parts", "one_sided", "encircling"} == set(rows[0])
    assert rows[0]["holder"] == "Syrian government forces"
    assert all(row["probability"] >= 0.05 for row in rows)
    assert done.stderr == b""


def test_a_table_shows_the_sentence_it_rests_on(folder: Path) -> None:
    told = heldby("control", "--place", "Palmyra", "--on", "2016-03-28", at=folder).stdout.decode()
    assert "Syrian army captured Palmyra" in told
    assert "Reuters" in told
    assert not re.search(r" +$", told, re.MULTILINE)


def test_what_was_not_known_is_not_told(folder: Path) -> None:
    done = heldby("control", "--on", "2016-03-28", "--known", "2016-03-27", "--json", at=folder)
    assert json.loads(done.stdout) == []


def test_the_record_may_be_named_by_the_environment(folder: Path, tmp_path: Path) -> None:
    done = heldby("reports", "--json", at=tmp_path, environment={"HELDBY_RECORD": str(folder / "heldby.db")})
    assert [row["name"] for row in json.loads(done.stdout)] == ["a.txt"]


def test_adding_again_adds_nothing(folder: Path) -> None:
    done = heldby("add", "a.txt", "--published", "2016-03-28", "--source", "Reuters", at=folder)
    assert done.returncode == 0
    assert "0 reports added" in done.stderr.decode()


def test_annotate_gives_a_line_for_every_line(folder: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": TOLD, "published": "2016-03-28", "source": None}),
        "not json",
        json.dumps({"id": "c", "text": 3}),
        json.dumps({"id": "d", "text": "Rebels took Saraqib.", "published": "soon"}),
        json.dumps({"id": "e", "text": "Half a character: \ud83d. Rebels took Saraqib."}),
        json.dumps([1]),
    ]
    done = heldby("annotate", at=folder, stdin="\n".join(lines).encode())
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [row["id"] for row in rows] == ["a", "2", "c", "d", "e", "6"]
    assert [bool(row["problems"]) for row in rows[1:4]] == [True] * 3
    assert rows[0]["claims"]
    for claim in rows[0]["claims"]:
        assert TOLD[claim["start"] : claim["end"]] == claim["quote"]
    assert not list(folder.glob("*.jsonl"))


def test_annotate_of_war_news_only_says_what_it_left_unread(folder: Path) -> None:
    garden = "The orchard behind the old mill opens again on Saturday, and children may plant a seedling. " * 9
    row = {"id": "a", "text": f"{garden}\n\nRebels captured Palmyra.", "published": "2016-03-29"}
    lines = [json.dumps(row), json.dumps(row | {"published": None})]
    done = heldby("annotate", "--war-only", at=folder, stdin="\n".join(lines).encode())
    dated, undated = (json.loads(line) for line in done.stdout.splitlines())
    assert dated["unread"] == [{"start": 0, "end": len(garden.strip())}]
    assert [claim["quote"] for claim in dated["claims"]] == ["Rebels captured Palmyra"]
    assert undated["unread"] == []


def test_annotate_twice_gives_the_same_bytes(folder: Path) -> None:
    line = json.dumps({"id": "a", "text": TOLD, "published": "2016-03-28"}).encode()
    once, twice = (
        heldby("annotate", at=folder, stdin=line, environment={"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")
    )
    assert once == twice


def test_group_tells_copies(folder: Path) -> None:
    text = " ".join(f"{TOLD} Word {n} of many." for n in range(8))
    other = "Quite another story about grain prices in the delta, told at some length by a farmer who was there."
    rows = [{"id": "a", "text": text}, {"id": "b", "text": text + " More."}, {"id": "c", "text": other}]
    done = heldby("group", at=folder, stdin="\n".join(map(json.dumps, rows)).encode())
    found = {row["id"]: row["family"] for row in map(json.loads, done.stdout.splitlines())}
    assert found["a"] == found["b"] != found["c"]
    assert list(found) == ["a", "b", "c"]


def test_a_reader_that_has_enough_is_no_error(folder: Path) -> None:
    line = f"{' '.join(PROGRAM)} claims --json | head -c 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_help_and_version(folder: Path) -> None:
    told = heldby("--help", at=folder).stdout.decode()
    for command in ("demo", "add", "control", "timeline", "changes", "claims", "annotate", "group", "export"):
        assert command in told
    assert "Exit codes" in told
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", heldby("--version", at=folder).stdout.decode())


def test_help_does_not_load_what_only_reading_needs(folder: Path) -> None:
    code = (
        "import sys, heldby.cli.main; "
        "print([m for m in ('spacy', 'sqlalchemy', 'trafilatura', 'rich.console') if m in sys.modules])"
    )
    assert heldby("-c", code, at=folder, program=PROGRAM[:1]).stdout == b"[]\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_offers_commands(folder: Path, shell: str) -> None:
    asked = {
        "bash": {"COMP_WORDS": "heldby con", "COMP_CWORD": "1"},
        "zsh": {"_TYPER_COMPLETE_ARGS": "heldby con"},
        "fish": {"_TYPER_COMPLETE_ARGS": "heldby con", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }[shell]
    code = "import sys; sys.argv = ['heldby']; from heldby.cli.main import run; run()"
    done = heldby(
        "-c", code, at=folder, program=PROGRAM[:1], environment={"_HELDBY_COMPLETE": f"complete_{shell}", **asked}
    )
    assert "control" in done.stdout.decode(), done.stderr.decode()


def test_a_person_sees_progress_and_nobody_else(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(f"{TOLD} Copy {n}.", "utf-8")
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [*PROGRAM, "add", ".", "--published", "2016-03-28"],
        cwd=tmp_path,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    told = b""
    while chunk := _read(ours):
        told += chunk
    assert running.wait(300) == 0
    assert b"3/3" in told or b"Reading" in told
    assert b"3 reports added" in told


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # the other end is closed
        return b""
