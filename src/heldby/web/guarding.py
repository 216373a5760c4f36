"""What every response bears and every request must: safe headers, a host that is ours, GET or HEAD, no traceback.

In:     an ASGI application; where it is served, and which other sites may read it.
Out:    the same, guarded.
Never:  a response without a Content-Security-Policy; another site's script reading a record on this machine.
"""

from __future__ import annotations

import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from heldby.web.problems import respond, unexpected

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_SAFE = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """`app` behind the guard. `host` is the address it is bound to; `origin` another site that may read ("*": any)."""

    app: ASGIApp
    host: str = "127.0.0.1"
    origin: str = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refused(scope)
        sending = _Sending(send, self.origin, Headers(scope=scope).get("origin", ""), bare=scope["method"] == "HEAD")
        if refused is not None:
            await refused(scope, receive, sending)
            return
        asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        try:
            await self.app(asked, receive, sending)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a problem and the terminal a line
            note(error)
            if not sending.begun:
                await unexpected()(scope, receive, sending)

    def _refused(self, scope: Scope) -> Response | None:
        host = Headers(scope=scope).get("host", "")
        if self.host in _LOOPBACK and _name(host) not in _LOOPBACK:
            detail = (
                f"this server answers at http://{self.host}, not at {host!r}; heldby serve --host opens it to others"
            )
            return respond(421, "host", "Not the host that is served", detail)
        if scope["method"] not in ("GET", "HEAD"):
            refused = respond(405, "method", "Nothing can be changed here", "only GET and HEAD are answered")
            refused.headers["Allow"] = "GET, HEAD"
            return refused
        return None


class _Sending:
    """Adds the headers to what is sent; `bare` leaves out the body, as HEAD asks."""

    def __init__(self, send: Send, allowed: str, origin: str, *, bare: bool) -> None:
        self.begun = False
        self._send, self._bare = send, bare
        self._reader = allowed if allowed in ("*", origin) else ""
        self._shared = bool(allowed)

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in _SAFE.items():
                headers.setdefault(name, value)
            headers["Cross-Origin-Resource-Policy"] = "cross-origin" if self._shared else "same-origin"
            if self._shared:
                headers.add_vary_header("Origin")
            if self._reader:
                headers["Access-Control-Allow-Origin"] = self._reader
                headers["Access-Control-Expose-Headers"] = "ETag, Link"
        elif self._bare and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self._send(message)


def _name(host: str) -> str:
    """A Host header without its port."""
    head, colon, port = host.rpartition(":")
    return (head if colon and port.isdigit() else host).lower()


def note(error: Exception) -> None:
    """Tell the person who serves, in one line."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(at.filename).name}:{at.lineno}"
    sys.stderr.write(f"heldby: a fault of heldby, please report it: {type(error).__name__} at {where}: {error}\n")
