"""What sites let programs read, by their robots.txt (RFC 9309).

In:     the answer to a request for robots.txt.
Out:    `Rules`: whether a page may be fetched, and how long to wait between two.
Never:  a closed page read; where a site's rules cannot be had, it counts as closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from heldby.fetch.asking import Answer
from heldby.fetch.manners import NAME

_LONGEST = 500_000  # bytes of a robots.txt that are read, as RFC 9309 asks


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """A site's rules for heldby; `parser` None: everything is open, or with `closed` nothing."""

    parser: RobotFileParser | None = None
    closed: str = ""

    def refusal(self, url: str) -> str | None:
        """Why a page must not be fetched, None when it may."""
        if self.closed:
            return self.closed
        if self.parser and not self.parser.can_fetch(NAME, url):
            return "the site's robots.txt closes it to programs; open it in a browser, save it and add the file"
        return None

    @property
    def delay(self) -> float:
        """The seconds that the site asks for between two requests."""
        asked = self.parser.crawl_delay(NAME) if self.parser else None
        return float(asked) if asked else 0.0


def robots_of(url: str) -> str:
    """Where the rules for a page stand."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def rules(answer: Answer | None) -> Rules:
    """The rules that a site answered with; no answer and a fault of the site's close it, a missing file opens it."""
    if answer is None or answer.status >= 500 or answer.status == 429:
        return Rules(closed="the site's robots.txt cannot be had now, so nobody knows what it closes; try again later")
    if answer.status in (401, 403):
        return Rules(closed="the site closes its robots.txt, and with it everything, to programs")
    if answer.status != 200:
        return Rules()
    parser = RobotFileParser()
    parser.parse(answer.body[:_LONGEST].decode("utf-8", "replace").splitlines())
    return Rules(parser=parser)
