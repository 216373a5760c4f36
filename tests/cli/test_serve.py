"""`heldby serve` as a user starts and ends it."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

PROGRAM = (sys.executable, "-m", "heldby.cli.main")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("The army captured Palmyra on Sunday, state media said.", "utf-8")
    done = subprocess.run([*PROGRAM, "add", "a.txt", "--published", "2016-03-28"], cwd=tmp_path, check=False)
    assert done.returncode == 0
    return tmp_path


def test_it_says_where_answers_and_ends_quietly(record: Path) -> None:
    command = [*PROGRAM, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=record, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
        assert found
        with urllib.request.urlopen(f"{found[0]}api/control?place=Palmyra") as answer:
            assert b"Palmyra" in answer.read()
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=180)
    assert (server.returncode, out, err) == (0, "", "")


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, "serve", *words], cwd=folder, capture_output=True, text=True, check=False)


def test_a_port_that_is_taken(record: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run(record, "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "is taken by another program" in done.stderr
    assert "--port 0" in done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--record", "gone.db"), "no record at gone.db"),
        (("--host", "192.0.2.1", "--port", "0"), "no address of this machine"),
        (("--host", "no.such.host.invalid", "--port", "0"), "no address of this machine"),
        (("--basemap", "gone.pmtiles"), "there is no file gone.pmtiles"),
    ],
)
def test_mistakes_say_what_to_do(record: Path, words: tuple[str, ...], says: str) -> None:
    done = run(record, *words)
    assert done.returncode == 2
    assert says in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_no_other_command_loads_the_web_libraries() -> None:
    names = ("fastapi", "uvicorn", "starlette", "pydantic.main")
    code = f"import sys, heldby, heldby.cli.main; print([m for m in {names} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
