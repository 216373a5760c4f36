"""An answer as a response: tagged, packed, and not sent again to who has it.

In:     the request, the key of an answer and how to make it.
Out:    200 with the body, or 304 without.
Never:  a tag that two different answers share.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from heldby.web.answers import Packing, World

JSON = "application/json"
Made = tuple[bytes, str]
"""Content and media type."""


def reply(request: Request, world: World, key: tuple[Any, ...], make: Callable[[], Made]) -> Response:
    """The answer under `key` (path and parameters), made if nobody asked before."""
    told = hashlib.sha256(f"{world.tag}\x1f{key!r}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
    packing = _packing(request)
    tag = f'"{told}{packing.value}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Accept-Encoding"}
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    body = world.body(key, make, packing)
    if body.packed:
        headers["Content-Encoding"] = "gzip"
    return Response(body.content, media_type=body.media, headers=headers)


def _packing(request: Request) -> Packing:
    if not accepts_gzip(request.headers.get("accept-encoding", "")):
        return Packing.NONE
    return Packing.NEAR if request.client and request.client.host in ("127.0.0.1", "::1") else Packing.GZIP


def as_json(told: Any) -> bytes:
    """JSON in UTF-8, a line."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def accepts_gzip(header: str) -> bool:
    """Whether the caller can unpack gzip (RFC 9110, 12.5.3)."""
    for part in header.split(","):
        name, _, rest = part.strip().partition(";")
        if name.strip().lower() in ("gzip", "*"):
            weight = rest.strip().removeprefix("q=")
            return weight.strip("0. ") != "" if rest else True
    return False


def _has(header: str, tag: str) -> bool:
    """Whether If-None-Match lists the tag, compared weakly."""
    return tag in {each.strip().removeprefix("W/") for each in header.split(",")}
