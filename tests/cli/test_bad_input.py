"""Whatever is handed over: a clear word about it, the exit code as documented, no traceback, nothing recorded lost."""

from __future__ import annotations

import gzip
import io
import json
import os
import resource
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from made_inputs import xlsx
from program import PROGRAM, heldby, obey_permissions, reports

GOOD = "The Syrian army captured Palmyra on Sunday, state media said. Islamic State fighters withdrew to Sukhnah."
MORE = "Kurdish fighters took the town of Shaddadeh from Islamic State on Friday, a monitoring group said."
ARABIC = "قالت مصادر محلية إن الجيش السوري استعاد السيطرة على مدينة تدمر يوم الأحد بعد معارك عنيفة مع تنظيم الدولة."
NAVIGATION = (
    "<html><body><nav><ul>" + "<li><a href='/x'>World news and more</a></li>" * 40 + "</ul></nav></body></html>"
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with one report in it."""
    folder = tmp_path_factory.mktemp("begun")
    (folder / "good.txt").write_text(GOOD, "utf-8")
    assert heldby("add", "good.txt", "--published", "2016-03-28", at=folder).returncode == 0
    return folder


@pytest.fixture
def folder(begun: Path, tmp_path: Path) -> Path:
    """A folder with that record, and a second good report that is not yet in it."""
    shutil.copy(begun / "heldby.db", tmp_path)
    (tmp_path / "zz-more.txt").write_text(MORE, "utf-8")
    return tmp_path


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """What the program told on standard error, which must be no traceback."""
    told = done.stderr.decode()
    assert "Traceback" not in told
    assert "report it" not in told, "a fault of heldby"
    return told


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "it holds no text"),
        ("blank.txt", b" \n\t\n", "it holds no text"),
        ("picture.txt", bytes(range(256)) * 200, "it is not text"),
        ("program.bin", b"\x7fELF\x02\x01\x01\x00" + bytes(5000), "it is not text"),
        ("cut.txt.gz", gzip.compress(os.urandom(20_000).hex().encode())[:9_000], "cut short or damaged"),
        ("no.txt.gz", b"this is no gzip", "cut short or damaged"),
        ("page.html", NAVIGATION.encode(), "no article"),
        ("empty.csv", b"text,date\n", "it holds no rows"),
        ("rows.jsonl", b'{"text": 3}\n[1]\nnot json\n', "row not read"),
        ("front.md", b"---\ntitle: [\n---\nThe army took Palmyra on Sunday.\n", "front matter not read"),
    ],
)
def test_a_bad_file_is_told_of_and_the_next_is_read(folder: Path, name: str, content: bytes, words: str) -> None:
    (folder / "in").mkdir()
    (folder / "in" / name).write_bytes(content)
    shutil.move(folder / "zz-more.txt", folder / "in")
    done = heldby("add", "in", at=folder)
    assert done.returncode == 1
    told = said(done)
    assert words in told
    assert name in told
    assert "added" in told
    assert reports(folder) >= 2


def test_a_report_in_arabic_is_kept_and_told_of(folder: Path) -> None:
    (folder / "ar.txt").write_text(ARABIC, "utf-8")
    done = heldby("add", "ar.txt", at=folder)
    assert done.returncode == 1
    assert "not read for claims" in said(done)
    assert reports(folder) == 2


def test_two_hundred_megabytes_of_text_are_refused_without_being_loaded(folder: Path) -> None:
    big = folder / "big.txt"
    with big.open("wb") as file:
        for _ in range(200):
            file.write((GOOD.encode() + b"\n") * (1_000_000 // (len(GOOD) + 1)) + b" " * 200)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    try:
        done = heldby("add", "big.txt", "zz-more.txt", at=folder)
    finally:
        big.unlink()
    assert done.returncode == 1
    assert "it is larger than 20 MB" in said(done)
    assert reports(folder) == 2
    # the most that any child took so far; another test's may have taken more
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert most == before or most < 600_000, "kilobytes"


def test_a_table_without_the_needed_columns_is_the_callers_mistake(folder: Path) -> None:
    (folder / "bad.csv").write_text("place,size\nPalmyra,3\n", "utf-8")
    done = heldby("add", "bad.csv", at=folder)
    assert done.returncode == 2
    assert "none of its columns (place, size) holds the text" in said(done)
    assert reports(folder) == 1


@pytest.mark.parametrize("name", ["bad.csv", "bad.jsonl"])
def test_the_caller_may_say_which_column_is_which(folder: Path, name: str) -> None:
    rows = {
        "bad.csv": f'day,story\n2016-03-30,"{MORE}"\n',
        "bad.jsonl": json.dumps({"day": "2016-03-30", "story": MORE}),
    }
    (folder / name).write_text(rows[name], "utf-8")
    assert "--column text=NAME" in said(heldby("add", name, at=folder))
    done = heldby("add", name, "--column", "text=story", "--column", "published=day", at=folder)
    assert done.returncode == 0, said(done)
    listed = json.loads(heldby("reports", "--json", at=folder).stdout)
    assert "2016-03-30" in [each["published"] for each in listed]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("story", "write it as --column text=story"),
        ("tale=story", "there is no field 'tale' to map a column to; the fields are text, title"),
        ("text=tale", "there is no column 'tale'; the columns are day, story"),
    ],
)
def test_a_wrong_column_is_the_callers_mistake(folder: Path, told: str, words: str) -> None:
    (folder / "bad.csv").write_text(f"day,story\n2016-03-30,{MORE}\n", "utf-8")
    done = heldby("add", "bad.csv", "--column", told, at=folder)
    assert done.returncode == 2
    assert words in said(done)
    assert reports(folder) == 1


def test_a_missing_folder_is_the_callers_mistake_and_makes_no_record(tmp_path: Path) -> None:
    done = heldby("add", "nowhere/", at=tmp_path)
    assert done.returncode == 2
    assert "there is no file or folder 'nowhere" in said(done)
    assert list(tmp_path.iterdir()) == []


def test_a_record_that_may_only_be_read(folder: Path) -> None:
    """Root heeds no permission bits; the program is run without that privilege."""
    mine = folder / "locked"
    mine.mkdir()
    shutil.move(folder / "heldby.db", mine)
    (mine / "heldby.db").chmod(0o444)
    mine.chmod(0o555)
    try:
        done = heldby("add", "zz-more.txt", "--record", "locked/heldby.db", at=folder, before=obey_permissions)
        asked = heldby("control", "--record", "locked/heldby.db", at=folder, before=obey_permissions)
    finally:
        mine.chmod(0o755)
    assert done.returncode == 2
    assert "may only be read" in said(done)
    assert asked.returncode == 0, said(asked)
    assert reports(folder, "locked/heldby.db") == 1


FULL = """
import sys
from sqlalchemy import Engine, event
from heldby.cli.main import run

@event.listens_for(Engine, "connect")
def _few_pages(connection, _record):
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages + 1}")

run()
"""


def test_a_full_record_keeps_what_it_has(folder: Path) -> None:
    """SQLite is told that there is no room; it then fails as it does on a full disk."""
    (folder / "zz-more.txt").write_text(f"{MORE}\n\n" + "\n\n".join(f"{GOOD} {n}" for n in range(120)), "utf-8")
    done = heldby("add", "zz-more.txt", at=folder, program=(sys.executable, "-c", FULL))
    assert done.returncode == 2
    assert "the disk is full" in said(done)
    assert reports(folder) == 1
    assert heldby("add", "zz-more.txt", at=folder).returncode < 2, "with room again, the same command goes on"
    assert reports(folder) == 2


def test_a_full_disk_keeps_what_was_recorded(folder: Path) -> None:
    """A real one, two megabytes large, where the system lets us make it."""
    script = (
        "mount -t tmpfs -o size=2m none disk && cp heldby.db disk/ && {} add many --record disk/heldby.db; code=$?; "
    )
    script += "cp disk/* kept/; exit $code"
    enter = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    for name in ("disk", "kept", "many"):
        (folder / name).mkdir()
    if (
        not shutil.which("unshare")
        or subprocess.run(
            [*enter, "mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder / "disk")],
            capture_output=True,
            check=False,
        ).returncode
    ):
        pytest.skip("this system does not let us mount a small disk; the test before this one stands in for it")
    for n in range(30):
        text = "\n\n".join(f"{GOOD} {MORE} Copy {n}, paragraph {k}." for k in range(60))
        (folder / "many" / f"{n:02}.txt").write_text(text, "utf-8")
    done = heldby("-c", script.format(" ".join(PROGRAM)), at=folder, program=(*enter, "sh"))
    assert done.returncode == 2
    assert "the disk is full" in said(done)
    assert reports(folder / "kept") >= 1


def test_what_a_library_warns_of_is_no_message_of_ours(tmp_path: Path) -> None:
    """openpyxl warns of a workbook without styles."""
    with zipfile.ZipFile(io.BytesIO(xlsx())) as whole, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as bare:
        for name in whole.namelist():
            if name != "xl/styles.xml":
                bare.writestr(name, whole.read(name))
    done = heldby("add", "a.xlsx", at=tmp_path)
    assert b"2 reports added" in done.stderr, "its days are numbers now, and that is told"
    assert b"Warning" not in done.stderr
