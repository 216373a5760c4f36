"""One request over HTTP, and its answer.

In:     an address and headers.
Out:    an `Answer`, whatever its status; `NoAnswer` when there is none.
Never:  a redirect followed unseen, a password sent, another scheme than http and https, an answer without bound.
"""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO, Any
from urllib.parse import quote, urlsplit, urlunsplit

from heldby.fetch.manners import Manners

_PIECE = 65_536
_WEB = ("http", "https")


class NoAnswer(Exception):
    """A request came to nothing; `again` when another try may help."""

    def __init__(self, why: str, *, again: bool) -> None:
        """Say why."""
        super().__init__(why)
        self.again = again


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered; `headers` by their names in small letters."""

    url: str
    status: int
    reason: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Hands a redirect to whoever asked, who must look at the new site's robots.txt first."""

    def redirect_request(self, *_told: Any, **_more: Any) -> None:
        """Follow nothing."""


def ask(url: str, headers: Mapping[str, str], manners: Manners) -> Answer:
    """The answer to one GET. Raises `NoAnswer`."""
    address = written(url)
    asked = urllib.request.Request(  # noqa: S310 - `written` lets nothing but http and https through
        address, headers={"User-Agent": manners.agent, "Accept-Encoding": "identity", **headers}
    )
    # without the openers for files and ftp, and with the proxies that the environment names
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(), urllib.request.HTTPHandler(), urllib.request.HTTPSHandler(), _Stay(),
        urllib.request.HTTPDefaultErrorHandler(), urllib.request.HTTPErrorProcessor(),
    ):  # fmt: skip
        opener.add_handler(handler)
    try:
        with opener.open(asked, timeout=manners.timeout) as answer:
            return _answered(url, answer, manners)
    except urllib.error.HTTPError as error:
        with error:
            return _answered(url, error, manners)
    except (OSError, http.client.HTTPException, ValueError) as error:
        why = getattr(error, "reason", None) or error
        raise NoAnswer(f"the site does not answer ({why})", again=True) from None


def written(url: str) -> str:
    """An address as it goes over the wire. Raises `NoAnswer` for what is no address of the web."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        raise NoAnswer("it is no address; write it as https://example.org/page", again=False) from None
    if parts.scheme.casefold() not in _WEB or not host:
        raise NoAnswer("only http and https are fetched", again=False)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=-._~")
    return urlunsplit((parts.scheme, host + port, path, quote(parts.query, safe="/%:@!$&'()*+,;=-._~?"), ""))


def _answered(url: str, answer: Any, manners: Manners) -> Answer:
    body = _body(answer, manners)
    headers = {name.casefold(): value for name, value in answer.headers.items()}
    return Answer(url=url, status=answer.status, reason=answer.reason or "", headers=headers, body=body)


def _body(stream: IO[bytes], manners: Manners) -> bytes:
    """All of it, unless it is too large or comes in drops for ever."""
    until, pieces, size = time.monotonic() + 4 * manners.timeout, list[bytes](), 0
    while piece := stream.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > manners.max_bytes:
            raise NoAnswer(f"it is larger than {manners.max_bytes / 1e6:g} MB", again=False)
        if time.monotonic() > until:
            raise NoAnswer(f"it did not come to an end in {4 * manners.timeout:g} seconds", again=True)
    return b"".join(pieces)
