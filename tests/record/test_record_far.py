"""Reports that are read by other computers go there by where they stand."""

from __future__ import annotations

import json
import pickle
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import told_readings as told

from heldby.read import ReadOptions
from heldby.record import Record

SENTENCE = "Palmyra fell to the alAssad army, as was told in the"


@dataclass
class FarAway:
    """An engine that, like a cluster, sends each item as bytes to who works `at` another folder, after `before`."""

    at: Path
    before: Callable[[], object] = lambda: None
    sent: list[bytes] = field(default_factory=list)
    far = True

    def map(self, function: Any, items: Iterable[Any], **_told: object) -> Iterator[Any]:
        for item in items:
            self.sent.append(pickle.dumps(item))
            self.before()
            with chdir(self.at):
                done = function(pickle.loads(self.sent[-1]))
            yield pickle.loads(pickle.dumps(done))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports in files of their own, in a file of many, in an archive."""
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text(f"{SENTENCE} first file.", encoding="utf-8")
    rows = [{"title": f"Row {n}", "text": f"{SENTENCE} row {n}.", "date": "2016-03-28"} for n in range(50)]
    (made / "b.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with zipfile.ZipFile(made / "c.zip", "w") as packed:
        for n in range(3):
            packed.writestr(f"{n}.txt", f"{SENTENCE} archive, {n}.")
    return made


def added(path: Path, folder: Path, engine: Any = None) -> tuple[Any, ...]:
    changes = {"engine": engine} if engine else {}
    with Record(path, replace(told.tools(), **changes)) as record:
        return record.add([folder], ReadOptions(source="SANA"))


def test_the_record_is_the_same_and_no_text_is_sent(folder: Path, tmp_path: Path) -> None:
    engine = FarAway(at=folder)
    assert added(tmp_path / "far.db", folder, engine) == added(tmp_path / "near.db", folder)
    assert told.content(tmp_path / "far.db") == told.content(tmp_path / "near.db")
    assert len(engine.sent) == 54
    assert not any(b"alAssad" in each for each in engine.sent)


def test_a_path_from_here_is_found_from_elsewhere(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(tmp_path)
    assert all(each.new for each in added(tmp_path / "far.db", folder.relative_to(tmp_path), FarAway(at=elsewhere)))


def test_a_file_that_changed_on_the_way_is_told_and_not_recorded(folder: Path, tmp_path: Path) -> None:
    def changed() -> None:
        text = (folder / "b.jsonl").read_text("utf-8")
        (folder / "b.jsonl").write_text(text.replace("row 7.", "row 8!"), encoding="utf-8")

    told_of = added(tmp_path / "far.db", folder, FarAway(at=folder, before=changed))
    wrong = [each for each in told_of if not each.new]
    assert [each.name for each in wrong] == ["b.jsonl:8"]
    assert "a worker finds another text" in wrong[0].problems[0].why
