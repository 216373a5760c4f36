"""`heldby fetch`, `heldby add --fetch` and `heldby watch`, against a site on this computer."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from made_inputs import LEAD, PAGE, SIRTE, rss
from program import PROGRAM, heldby, reports
from small_site import Reply, site

GENTLE = ("--delay", "0")
OTHER = PAGE.replace("Palmyra", "Sirte").replace(LEAD, SIRTE)


def feed(address: str) -> Reply:
    told = rss().replace(b"https://quayside.example", address.encode())
    return Reply(told, headers={"Content-Type": "application/rss+xml"})


def test_a_page_is_fetched_once_and_read(tmp_path: Path) -> None:
    with site({"/a": Reply(PAGE.encode())}) as served:
        done = heldby("fetch", served.url("/a"), *GENTLE, at=tmp_path)
        again = heldby("fetch", served.url("/a"), *GENTLE, at=tmp_path)
    assert (done.returncode, again.returncode) == (0, 0), done.stderr.decode()
    assert b"1 report added" in done.stderr
    assert b"0 reports added" in again.stderr
    assert list((tmp_path / "heldby-cache").rglob("*.warc.gz"))
    assert served.url("/a").encode() in heldby("reports", "--json", at=tmp_path).stdout


def test_the_pages_of_a_feed_are_fetched_and_a_missing_one_is_told(tmp_path: Path) -> None:
    with site({"/palmyra": Reply(PAGE.encode())}) as served:
        served.replies["/feed"] = feed(served.address)
        done = heldby("fetch", served.url("/feed"), *GENTLE, at=tmp_path)
    assert done.returncode == 1
    assert b"not fetched (the site answers 404" in done.stderr
    assert reports(tmp_path) == 1


def test_a_list_of_addresses_is_fetched_only_when_asked(tmp_path: Path) -> None:
    with site({"/a": Reply(PAGE.encode())}) as served:
        (tmp_path / "urls.txt").write_text(f"# one page\n{served.url('/a')}\n", "utf-8")
        unasked = heldby("add", "urls.txt", at=tmp_path)
        assert served.asked == []
        who = {"HELDBY_CACHE": "kept", "HELDBY_CONTACT": "desk@quayside.example"}
        asked = heldby("add", "urls.txt", "--fetch", at=tmp_path, environment=who)
    assert "desk@quayside.example" in served.asked[-1][1]["user-agent"]
    assert list((tmp_path / "kept").rglob("*.warc.gz"))
    assert (unasked.returncode, asked.returncode) == (1, 0), asked.stderr.decode()
    assert b"--fetch" in unasked.stderr
    assert reports(tmp_path) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "https://quayside.example/a"), "heldby fetch"),
        (("fetch", "quayside.example"), "no address"),
        (("watch", "nowhere"), "no file or folder"),
        (("watch", ".", "--every", "soon"), "30s"),
    ],
)
def test_a_slip_is_the_callers_mistake(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    done = heldby(*arguments, at=tmp_path)
    assert done.returncode == 2
    assert words in " ".join(done.stderr.decode().split())


def test_watching_once_reads_what_is_there_and_in_a_feed_only_what_is_new(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(PAGE, "utf-8")
    (tmp_path / "in" / "bad.csv").write_text("a,b\n1,2\n", "utf-8")
    with site({"/palmyra": Reply(PAGE.encode()), "/sirte": Reply(OTHER.encode())}) as served:
        served.replies["/feed"] = feed(served.address)
        watch = ("watch", "in", served.url("/feed"), "--once", *GENTLE)
        done = heldby(*watch, at=tmp_path)
        asked = len(served.asked)
        again = heldby(*watch, at=tmp_path)
    assert (done.returncode, again.returncode) == (1, 1)
    assert b"bad.csv: not read" in done.stderr
    assert reports(tmp_path) == 2  # the page in the folder is the one that the feed points at
    assert served.paths()[asked:] == ["/robots.txt", "/feed"]
    assert b"0 reports added" in again.stderr


def until(holds: Callable[[], bool]) -> None:
    """Wait for something, five minutes at the most."""
    for _ in range(3000):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come about")


def _heeds_interrupts() -> None:
    """Programs that are started in the background ignore Ctrl-C, and so do those they start; a terminal's do not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_watching_adds_what_comes_and_stops_cleanly(tmp_path: Path, end: signal.Signals) -> None:
    (tmp_path / "in").mkdir()
    told = tmp_path / "told"
    with told.open("wb") as out:
        run = subprocess.Popen(
            [*PROGRAM, "watch", "in", "--every", "1s"],
            cwd=tmp_path,
            stderr=out,
            preexec_fn=_heeds_interrupts,  # noqa: PLW1509 - no threads here
        )
        try:
            (tmp_path / "in" / "a.html").write_text(PAGE, "utf-8")
            until(lambda: b"a.html: 1 new" in told.read_bytes())
            (tmp_path / "in" / "b.txt").write_text(SIRTE, "utf-8")
            until(lambda: b"b.txt: 1 new" in told.read_bytes())
            run.send_signal(end)
            assert run.wait(300) == 1  # b.txt has no date, and that was told
        finally:
            run.kill()
    said = told.read_text("utf-8")
    assert "Stopped" in said
    assert "2 reports added" in said
    assert "Traceback" not in said
