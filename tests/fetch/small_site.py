"""A small site on this computer, for tests of fetching."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """What the site answers for a path; `then` is the answer to the next request, and so on."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    then: Reply | None = None


@dataclass
class Site:
    """Its address, what it answers, and what it was asked."""

    address: str
    replies: dict[str, Reply]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return self.address + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def site(replies: dict[str, Reply]) -> Iterator[Site]:
    """Serve these paths until the block ends; any other is not found."""
    made: list[Site] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served = made[0]
            served.asked.append((self.path, {k.casefold(): v for k, v in self.headers.items()}))
            reply = served.replies.get(self.path, Reply(b"nothing here", 404))
            if reply.then:
                served.replies[self.path] = reply.then
            etag = reply.headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                reply = Reply(b"", 304)
            self.send_response(reply.status)
            for name, value in {**reply.headers, "Content-Length": str(len(reply.body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_told: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.append(Site(address=f"http://127.0.0.1:{server.server_port}", replies=replies))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield made[0]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
