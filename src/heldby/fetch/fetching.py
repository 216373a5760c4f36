"""Fetches pages, one at a time, as slowly as each site wants it.

In:     addresses.
Out:    for each, where it is kept, or a Problem that says why it is not.
Never:  two requests to one host without a pause; a page fetched although its site says no.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from heldby.fetch.asking import Answer, NoAnswer, ask, written
from heldby.fetch.cache import Cache, Kept
from heldby.fetch.manners import Manners
from heldby.fetch.robots import Rules, robots_of, rules
from heldby.model import Problem

_MOVED = (301, 302, 303, 307, 308)
_BUSY = (408, 425, 429, 500, 502, 503, 504)
_MOST_MOVES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """Where a page is kept; `new` unless the version kept before is still the newest."""

    url: str
    path: Path
    body: bytes
    new: bool


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches into a cache. `clock`, `sleep` and `now` stand for the world's time, for tests."""

    cache: Cache
    manners: Manners = field(default_factory=Manners)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _rules: dict[str, Rules] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)

    def all(self, urls: Iterable[str], *, once: bool = False) -> Iterator[Fetched | Problem]:
        """Fetch pages in their order. With `once`, one that is in the cache is taken from there unasked."""
        for url in urls:
            kept = self._kept(url) if once else None
            yield Fetched(url=url, path=kept.path, body=kept.body, new=False) if kept else self.one(url)

    def _kept(self, url: str) -> Kept | None:
        try:
            written(url)
        except NoAnswer:
            return None  # `one` says what is wrong with it
        return self.cache.newest(url)

    def one(self, url: str) -> Fetched | Problem:
        """Fetch one page, or what is new of it."""
        try:
            written(url)
            before = self.cache.newest(url)
            answer = self._followed(url, before.asks if before else {})
        except NoAnswer as error:
            return Problem(what="not fetched", where=url, why=str(error))
        if answer.status == 304 and before:
            return Fetched(url=url, path=before.path, body=before.body, new=False)
        if answer.status != 200:
            why = f"the site answers {answer.status} {answer.reason}".rstrip()
            return Problem(what="not fetched", where=url, why=why)
        path = self.cache.keep(url, answer, self.now())
        return Fetched(url=url, path=path, body=answer.body, new=before is None or before.path != path)

    def _followed(self, url: str, asks: dict[str, str]) -> Answer:
        """The answer at the end of a chain of redirects, each of which its site must allow."""
        at = url
        for _ in range(_MOST_MOVES):
            known = self._rules_of(at)
            refusal = known.refusal(at)
            if refusal:
                raise NoAnswer(refusal, again=False)
            if known.delay > self.manners.longest_pause:
                raise NoAnswer(f"the site asks for {known.delay:g} seconds between two pages", again=False)
            answer = self._tried(at, asks)
            if answer.status not in _MOVED or "location" not in answer.headers:
                return answer
            at = urljoin(at, answer.headers["location"])
        raise NoAnswer(f"it moves on more than {_MOST_MOVES} times", again=False)

    def _rules_of(self, url: str) -> Rules:
        where = robots_of(url)
        if where not in self._rules:
            try:
                self._rules[where] = rules(self._robots(where))
            except NoAnswer as error:
                self._rules[where] = rules(None)
                if not error.again:
                    raise
        return self._rules[where]

    def _robots(self, where: str) -> Answer:
        """The answer for robots.txt; it may have moved, and needs no permission."""
        for _ in range(_MOST_MOVES):
            answer = self._tried(where, {})
            if answer.status not in _MOVED or "location" not in answer.headers:
                return answer
            where = urljoin(where, answer.headers["location"])
        return answer

    def _tried(self, url: str, headers: dict[str, str]) -> Answer:
        """Ask, and ask again after a pause while the site is busy."""
        for attempt in range(1, self.manners.tries + 1):
            self._wait(url)
            last = attempt == self.manners.tries
            pause = self.manners.delay * 2**attempt
            try:
                answer = ask(url, headers, self.manners)
            except NoAnswer as error:
                if last or not error.again:
                    raise
            else:
                if answer.status not in _BUSY or last:
                    return answer
                pause = max(pause, self._asked_pause(answer))
                if pause > self.manners.longest_pause:
                    return answer
            self.sleep(pause)
        raise NoAnswer("it was not tried", again=False)

    def _asked_pause(self, answer: Answer) -> float:
        """The seconds that a busy site asks for: a number, or a moment."""
        told = answer.headers.get("retry-after", "")
        if told.strip().isdigit():
            return float(told)
        try:
            return max((parsedate_to_datetime(told) - self.now()).total_seconds(), 0.0)
        except (ValueError, TypeError):
            return 0.0

    def _wait(self, url: str) -> None:
        """Let as much time pass since the last request to this host as it wants."""
        host = urlsplit(url).netloc
        pause = self._next.get(host, 0.0) - self.clock()
        if pause > 0:
            self.sleep(pause)
        known = self._rules.get(robots_of(url))
        self._next[host] = self.clock() + max(self.manners.delay, known.delay if known else 0.0)
