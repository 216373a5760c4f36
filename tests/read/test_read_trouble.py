"""What `read` does with files that are not what they should be: a Problem that says why, never a traceback."""

import gzip
import os
import tempfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heldby.model import Problem
from heldby.model.errors import InputError
from heldby.read import ReadOptions, language_of, read
from heldby.read.dates import Order, order_of, read_date

ENGLISH = "The army said on Monday that it had taken the town after a week of fighting in the east."


NOBODY = 65534


def why(path: Path, options: ReadOptions | None = None) -> list[str]:
    return [problem.why for arrival in read([path], options) for problem in arrival.problems]


def put(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.unknown", "a.jsonl"])
@pytest.mark.parametrize("content", [b"", b" \r\n\t\n"])
def test_a_file_without_text_is_a_problem(tmp_path: Path, name: str, content: bytes) -> None:
    (reason,) = why(put(tmp_path, name, content))
    assert reason in ("it holds no text", "it holds no rows")


@pytest.mark.parametrize("name", ["a.txt", "a.bin", "a.html", "a.md"])
@pytest.mark.parametrize("content", [b"\x00\x01\x02PK" * 9, b"\x89PNG\r\n\x1a\n\x00\x00", bytes(range(256))])
def test_a_binary_is_a_problem(tmp_path: Path, name: str, content: bytes) -> None:
    (reason,) = why(put(tmp_path, name, content))
    assert "not text" in reason


def test_a_truncated_gzip_is_a_problem(tmp_path: Path) -> None:
    packed = gzip.compress(os.urandom(4000))
    for name in ("a.txt.gz", "a.csv.gz", "a.jsonl.gz"):
        (reason,) = why(put(tmp_path, name, packed[:1000]))
        assert "cut short or damaged" in reason
    (reason,) = why(put(tmp_path, "b.txt.gz", b"no gzip at all"))
    assert "damaged" in reason


def test_a_missing_path_is_the_callers_mistake_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        read([tmp_path, tmp_path / "nowhere"])


@pytest.fixture
def ordinary_folder() -> Iterator[Path]:
    """A folder that any user can enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def test_a_forbidden_file_is_a_problem(ordinary_folder: Path) -> None:
    open_to_all = put(ordinary_folder, "b.txt", ENGLISH.encode())
    path = put(ordinary_folder, "a.txt", ENGLISH.encode())
    path.chmod(0)
    assert not why(open_to_all)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        (reason,) = why(path)
    finally:
        if root:
            os.seteuid(0)
    assert "cannot be opened" in reason


def test_a_broken_link_and_a_pipe_are_problems(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "b.txt")
    reasons = why(tmp_path)
    assert "cannot be opened" in reasons[0]
    assert reasons[1] == "it is neither a file nor a folder"


def test_a_huge_text_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    tracemalloc.start()
    (reason,) = why(path, ReadOptions(max_bytes=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "larger than 1 MB" in reason
    assert peak < 10_000_000


def test_a_huge_row_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "Rebels left."}\n')
    first, second = read([path], ReadOptions(max_bytes=1000))
    assert "longer than 1,000" in first.problems[0].why
    assert second.report is not None


def test_folders_are_walked_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a.txt", "a.txt", ".hidden.txt"):
        put(tmp_path, name, ENGLISH.encode())
    assert [Path(a.report.path).name for a in read([tmp_path]) if a.report] == ["a.txt", "z.txt", "a.txt"]


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8-sig", b""), ("utf-16", b""), ("utf-32", b"")])
def test_byte_order_marks_are_obeyed_and_left_out(tmp_path: Path, encoding: str, mark: bytes) -> None:
    (arrival,) = read([put(tmp_path, "a.txt", mark + ENGLISH.encode(encoding))])
    assert arrival.report is not None
    assert (arrival.report.text, arrival.problems) == (ENGLISH, ())


@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_an_old_character_set_is_read_and_reported(tmp_path: Path, name: str) -> None:
    text = ENGLISH + " “Général” café"
    content = f'text\n"{text}"\n' if name == "a.csv" else text
    arrivals = list(read([put(tmp_path, name, content.encode("cp1252"))]))
    assert [a.report.text for a in arrivals if a.report] == [text]
    assert [p.what for a in arrivals for p in a.problems] == ["character set guessed"]


def test_characters_spoilt_earlier_are_reported_and_left(tmp_path: Path) -> None:
    spoilt = (ENGLISH + " It’s the town’s “fall”.").encode().decode("cp1252", "replace")
    (arrival,) = read([put(tmp_path, "a.txt", spoilt.encode())])
    assert arrival.report is not None
    assert arrival.report.text == spoilt
    assert [p.what for p in arrival.problems] == ["garbled characters"]


def test_a_report_in_arabic_is_kept_and_not_read_for_claims(tmp_path: Path) -> None:
    (arrival,) = read([put(tmp_path, "a.txt", "استعاد الجيش السوري مدينة تدمر".encode())])
    assert arrival.report is not None
    assert arrival.report.language == "ar"
    assert [(p.what, p.why) for p in arrival.problems] == [("not read for claims", "no rules for this language (ar)")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("Palmyra falls", "en"),
        (
            "Die Armee nahm nach einer Woche Kampf die Stadt. "
            "Der Feind floh in den Osten des Landes, wie ein Sprecher am Montag sagte.",
            "und",
        ),
        ("ارتش سوریه گفت که شهر را پس گرفته است", "und"),
        ("12 345", "und"),
    ],
)
def test_languages_are_told_apart_as_far_as_needed(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2017-04-05", "2017-04-05"),
        ("2017-04-05T23:30:00+02:00", "2017-04-05"),
        ("Wed 05 Apr 2017", "2017-04-05"),
        ("Wed, 05 Apr 2017 10:00:00 +0000", "2017-04-05"),
        ("April 5, 2017", "2017-04-05"),
        ("Wednesday, April 5th 2017", "2017-04-05"),
        ("16/4/2017", "2017-04-16"),
        ("20170405", "2017-04-05"),
        ("2017-04", "2017-04"),
        ("5/5/2017", "2017-05-05"),
        ("4/5/2017", None),
        ("31 April 2017", None),
        ("5 Brumaire 2017", None),
        ("yesterday", None),
    ],
)
def test_dates_are_read_in_the_forms_columns_use(value: str, day: str | None) -> None:
    when = read_date(value, Order.UNKNOWN, "given")
    assert (when.edtf() if when else None) == day


def test_a_column_that_mixes_orders_settles_nothing() -> None:
    assert order_of(["16/4/2017", "4/16/2017"]) is Order.MIXED
    assert order_of(["16/4/2017", "4/5/2017"]) is Order.DAY_FIRST
    assert read_date("4/5/2017", Order.DAY_FIRST, "given") == read_date("2017-05-04", Order.UNKNOWN, "given")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=400),
    name=st.sampled_from(["a.txt", "a.md", "a.html", "a.csv", "a.jsonl", "a.json", "a", "a.txt.gz"]),
)
def test_no_bytes_raise_anything_but_the_callers_mistake(tmp_path: Path, content: bytes, name: str) -> None:
    path = put(tmp_path, name, b"text,date\n" + content if name == "a.csv" else content)
    for arrival in read([path]):
        assert arrival.report or arrival.problems
        assert all(isinstance(p, Problem) for p in arrival.problems)
