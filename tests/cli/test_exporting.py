"""`heldby export` as people run it: endings, layers, the record itself, folders that may not be written to."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyogrio
import pytest
from program import heldby, obey_permissions


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("user")
    (made / "a.txt").write_text("The army captured Palmyra from Islamic State on Sunday, killing 40 fighters.", "utf-8")
    done = heldby("add", "a.txt", "--published", "2016-03-28", "--source", "Reuters", at=made)
    assert done.returncode == 0, done.stderr.decode()
    (made / "bytes.txt").write_bytes(b"\x00\x01")
    assert heldby("add", "bytes.txt", "--record", "empty.db", at=made).returncode == 1
    return made


def test_the_ending_says_which_format_and_the_loss_is_told(folder: Path) -> None:
    done = heldby("export", "-o", "held.kml", at=folder)
    assert done.returncode == 0, done.stderr.decode()
    told = " ".join(done.stderr.decode().split())
    assert told.startswith("held.kml: ")
    assert "kml does not carry the type of a value" in told
    assert (folder / "held.kml").read_text("utf-8").startswith("<?xml")


def test_a_geopackage_takes_several_views(folder: Path) -> None:
    done = heldby("export", "-o", "war.gpkg", "--view", "control", "--view", "events", "--view", "claims", at=folder)
    assert done.returncode == 0, done.stderr.decode()
    assert set(dict(pyogrio.list_layers(folder / "war.gpkg").tolist())) == {"control", "events", "claims"}
    assert "1 row of control" in done.stderr.decode() or "rows of control" in done.stderr.decode()


def test_a_format_of_events_needs_no_view(folder: Path) -> None:
    done = heldby("export", "--format", "acled", at=folder)
    rows = csv.DictReader(io.StringIO(done.stdout.decode(), newline=""))
    [taken] = [row for row in rows if row["sub_event_type"] == "Government regains territory"]
    assert (taken["location"], taken["actor1"], taken["source"]) == ("Palmyra", "Syrian government forces", "Reuters")


def test_the_record_itself_is_copied(folder: Path) -> None:
    assert heldby("export", "-o", "copy.db", at=folder).returncode == 0
    answers = [heldby("claims", "--json", "--record", name, at=folder).stdout for name in ("heldby.db", "copy.db")]
    assert answers[0] == answers[1] != b"[]\n"
    again = heldby("export", "-o", "copy.db", at=folder)
    assert (again.returncode, b"is there already" in again.stderr) == (2, True)


@pytest.mark.parametrize("name", ["held.csv", "held.gpkg", "copy.db"])
def test_a_folder_that_may_not_be_written_to_is_told_and_nothing_is_left(folder: Path, name: str) -> None:
    closed = folder / f"closed-{name}"
    closed.mkdir()
    closed.chmod(0o555)
    done = heldby("export", "-o", closed / name, at=folder, before=obey_permissions)
    closed.chmod(0o755)
    assert done.returncode == 2
    assert "cannot be written: Permission denied" in " ".join(done.stderr.decode().split())
    assert list(closed.iterdir()) == []


def test_an_empty_record_gives_files_without_rows(folder: Path) -> None:
    for name in ("e.geojson", "e.gpkg", "e.csv", "e.parquet", "e.kml", "e.lua"):
        done = heldby("export", "-o", name, "--record", "empty.db", at=folder)
        assert (done.returncode, b"0 rows of control" in done.stderr) == (0, True), done.stderr.decode()
        assert (folder / name).stat().st_size
