"""The program that spoils files notices what it is there to notice."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

import fuzz_readers as fuzz
from heldby.read.formats import FORMATS


@pytest.fixture
def outside(tmp_path: Path) -> fuzz.Outside:
    return fuzz.Outside(tmp_path)


def test_every_format_is_spoilt() -> None:
    kinds = {kind for kind, *_ in fuzz.samples()}
    assert {each.name for each in FORMATS} - {"list of addresses"} <= kinds
    assert kinds >= {"addresses", "packed"}


def test_the_same_numbers_spoil_alike_and_never_beyond_the_bound() -> None:
    others = [content for *_, content in fuzz.samples()]
    for _, _, content in fuzz.samples():
        first, again = (fuzz.spoilt(content, others, random.Random(7)) for _ in range(2))
        assert first == again
        assert 0 < len(first) <= fuzz._LARGEST


def test_what_is_packed_is_spoilt_and_packed_again() -> None:
    [docx] = [content for kind, name, content in fuzz.samples() if name == "sample.docx"][:1]
    made = fuzz._within_zip(docx, [b"x" * 500], random.Random(1))
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert new.testzip() is None
        assert new.namelist() == old.namelist()
        assert sum(new.read(name) != old.read(name) for name in old.namelist()) == 1


def test_a_stretch_is_repeated_to_a_megabyte() -> None:
    assert len(fuzz._stretched(b"one,two\n" * 20, random.Random(3))) > 0.99 * fuzz._LARGEST


def test_crashes_silence_and_hangs_are_faults(outside: fuzz.Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash() -> list[object]:
        raise KeyError("x")

    def hang() -> list[object]:
        while True:
            pass

    monkeypatch.setattr(fuzz, "_SLOW", 0.05)
    assert fuzz.fault_of(lambda: [1], outside) == ""
    assert fuzz.fault_of(list, outside) == "no report and no problem"
    assert "KeyError" in fuzz.fault_of(crash, outside)
    assert fuzz.fault_of(hang, outside).startswith("a hang")


def test_a_file_outside_the_folder_is_a_fault(outside: fuzz.Outside, tmp_path: Path) -> None:
    def opened(name: str, mode: str) -> str:
        return fuzz.fault_of(lambda: [outside.look("open", (name, mode, 0))], outside)

    assert opened(str(tmp_path / "a"), "w") == ""
    assert opened(str(Path(fuzz.__file__)), "r") == "", "Python's own files are read as it loads them"
    assert "files outside" in opened(str(Path(fuzz.__file__)), "w")
    assert "files outside" in opened("/etc/passwd", "r")
    assert "files outside" in opened(str(tmp_path.parent / "b"), "w")
