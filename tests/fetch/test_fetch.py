"""Fetching: only what a site allows, as slowly as it wants, and kept so that it can be shown later."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from made_inputs import OUTLET, PAGE, TITLE
from small_site import Reply, site

from heldby.fetch import Cache, Fetched, Fetcher, Manners
from heldby.model import Problem
from heldby.read import read


@dataclass
class World:
    """Time that passes only when somebody sleeps."""

    at: float = 0.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    def now(self) -> datetime:
        return datetime(2016, 4, 2, tzinfo=UTC) + timedelta(seconds=self.at)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def fetcher(tmp_path: Path, world: World) -> Fetcher:
    manners = Manners(contact="desk@quayside.example", timeout=5.0)
    return Fetcher(cache=Cache(tmp_path / "c"), manners=manners, clock=world.clock, sleep=world.sleep, now=world.now)


def test_a_page_is_kept_as_an_archive_that_is_read_like_any_other(fetcher: Fetcher) -> None:
    with site({"/a": Reply(PAGE.encode())}) as served:
        got = fetcher.one(served.url("/a"))
    assert isinstance(got, Fetched)
    assert got.new
    (arrival,) = read([got.path])
    assert arrival.report is not None
    assert (arrival.report.title, arrival.report.source) == (TITLE, OUTLET)
    assert arrival.report.path == served.url("/a")
    assert arrival.report.bounds is not None
    assert arrival.report.bounds.edtf() == "[..2016-04-02]"


def test_it_says_who_it_is_and_asks_for_robots_first(fetcher: Fetcher) -> None:
    with site({"/a": Reply(PAGE.encode())}) as served:
        fetcher.one(served.url("/a"))
    assert served.paths() == ["/robots.txt", "/a"]
    for _, headers in served.asked:
        assert headers["user-agent"].startswith("heldby/")
        assert "desk@quayside.example" in headers["user-agent"]


def test_what_robots_close_is_not_asked_for(fetcher: Fetcher) -> None:
    robots = Reply(b"User-agent: *\nDisallow: /closed\n", headers={"Content-Type": "text/plain"})
    with site({"/robots.txt": robots, "/closed/a": Reply(PAGE.encode()), "/open": Reply(PAGE.encode())}) as served:
        refused, given = fetcher.all([served.url("/closed/a"), served.url("/open")])
    assert isinstance(refused, Problem)
    assert "robots.txt" in refused.why
    assert isinstance(given, Fetched)
    assert served.paths() == ["/robots.txt", "/open"]


@pytest.mark.parametrize("status", [401, 403, 500, 503])
def test_rules_that_cannot_be_had_close_a_site(fetcher: Fetcher, status: int) -> None:
    with site({"/robots.txt": Reply(b"", status), "/a": Reply(PAGE.encode())}) as served:
        refused = fetcher.one(served.url("/a"))
    assert isinstance(refused, Problem)
    assert "/a" not in served.paths()


def test_a_redirect_into_what_is_closed_is_not_followed(fetcher: Fetcher) -> None:
    robots = Reply(b"User-agent: *\nDisallow: /closed\n", headers={"Content-Type": "text/plain"})
    moved = Reply(b"", 302, {"Location": "/closed/a"})
    with site({"/robots.txt": robots, "/a": moved, "/closed/a": Reply(PAGE.encode())}) as served:
        refused = fetcher.one(served.url("/a"))
    assert isinstance(refused, Problem)
    assert "/closed/a" not in served.paths()


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/a"])
def test_a_redirect_out_of_the_web_is_not_followed(fetcher: Fetcher, target: str) -> None:
    with site({"/a": Reply(b"", 302, {"Location": target})}) as served:
        refused = fetcher.one(served.url("/a"))
    assert isinstance(refused, Problem)
    assert "only http" in refused.why


def test_redirects_in_a_circle_end(fetcher: Fetcher) -> None:
    with site({"/a": Reply(b"", 301, {"Location": "/a"})}) as served:
        refused = fetcher.one(served.url("/a"))
    assert isinstance(refused, Problem)
    assert "moves on" in refused.why


def test_pauses_lie_between_two_requests_to_a_host(fetcher: Fetcher, world: World) -> None:
    with site({f"/{n}": Reply(PAGE.encode()) for n in range(3)}) as served:
        list(fetcher.all([served.url(f"/{n}") for n in range(3)]))
    assert world.slept == [2.0, 2.0, 2.0]


def test_a_site_may_ask_for_longer_pauses(fetcher: Fetcher, world: World) -> None:
    robots = Reply(b"User-agent: *\nCrawl-delay: 9\n", headers={"Content-Type": "text/plain"})
    with site({"/robots.txt": robots, "/a": Reply(PAGE.encode()), "/b": Reply(PAGE.encode())}) as served:
        list(fetcher.all([served.url("/a"), served.url("/b")]))
    assert world.slept == [2.0, 9.0]


def test_a_busy_site_is_asked_again_after_longer_and_longer_pauses(fetcher: Fetcher, world: World) -> None:
    busy = Reply(b"", 503, {}, then=Reply(b"", 429, {"Retry-After": "30"}, then=Reply(PAGE.encode())))
    with site({"/a": busy}) as served:
        assert isinstance(fetcher.one(served.url("/a")), Fetched)
    assert world.slept == [2.0, 4.0, 30.0]


def test_a_site_that_stays_busy_is_given_up(fetcher: Fetcher) -> None:
    with site({"/a": Reply(b"", 503, {})}) as served:
        refused = fetcher.one(served.url("/a"))
    assert isinstance(refused, Problem)
    assert "503" in refused.why
    assert served.paths().count("/a") == 3


def test_a_missing_page_is_asked_for_once(fetcher: Fetcher) -> None:
    with site({}) as served:
        refused = fetcher.one(served.url("/gone"))
    assert isinstance(refused, Problem)
    assert "404" in refused.why
    assert served.paths().count("/gone") == 1


def test_nobody_there_is_a_problem(fetcher: Fetcher) -> None:
    with site({}) as served:
        gone = served.url("/a")
    refused = fetcher.one(gone)
    assert isinstance(refused, Problem)
    assert refused.where == gone


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/hostname", "http://", "http://[::1", "nonsense"])
def test_only_the_web_is_fetched(fetcher: Fetcher, url: str) -> None:
    assert isinstance(fetcher.one(url), Problem)


def test_a_page_that_has_not_changed_is_not_sent_again(fetcher: Fetcher) -> None:
    headers = {"Content-Type": "text/html", "ETag": '"1"'}
    with site({"/a": Reply(PAGE.encode(), headers=headers)}) as served:
        first, again = fetcher.one(served.url("/a")), fetcher.one(served.url("/a"))
        assert isinstance(first, Fetched)
        assert isinstance(again, Fetched)
    assert served.asked[-1][1]["if-none-match"] == '"1"'
    assert (first.new, again.new, again.path, again.body) == (True, False, first.path, PAGE.encode())


def test_every_version_of_a_page_is_kept(fetcher: Fetcher) -> None:
    later = Reply(PAGE.replace("three weeks", "four weeks").encode())
    with site({"/a": Reply(PAGE.encode(), then=later)}) as served:
        first, second, third = (fetcher.one(served.url("/a")) for _ in range(3))
    assert isinstance(first, Fetched)
    assert isinstance(second, Fetched)
    assert isinstance(third, Fetched)
    assert first.path != second.path
    assert third.path == second.path
    assert first.path.exists()


def test_once_takes_from_the_cache_what_is_there(fetcher: Fetcher) -> None:
    with site({"/a": Reply(PAGE.encode())}) as served:
        list(fetcher.all([served.url("/a")] * 2, once=True))
    assert served.paths().count("/a") == 1


def test_a_page_beyond_the_bound_is_left(tmp_path: Path, world: World) -> None:
    manners = Manners(max_bytes=1_000)
    small = Fetcher(cache=Cache(tmp_path), manners=manners, clock=world.clock, sleep=world.sleep, now=world.now)
    with site({"/a": Reply(b"x" * 5_000)}) as served:
        refused = small.one(served.url("/a"))
    assert isinstance(refused, Problem)
    assert "larger" in refused.why
