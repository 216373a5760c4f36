"""Addresses that last: `/report/{id}` and `/claim/{id}`, for people and for programs; and the front page.

In:     a request, and what it would rather have (Accept, or an ending: .json, .html).
Out:    the page, plain HTML without a script, or JSON.
Never:  another text at an address than was there before: ids are made from content.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from heldby.views.reader import claim_whole, report_whole
from heldby.web.answers import Answers
from heldby.web.features import landing
from heldby.web.pages import STYLE, front, is_built
from heldby.web.plain import claim_page, report_page
from heldby.web.problems import NotThere
from heldby.web.replying import JSON, Made, as_json, reply

_HTML = "text/html"
_WHOLE: dict[str, Any] = {"report": (report_whole, report_page), "claim": (claim_whole, claim_page)}


def permanent_router(answers: Answers, page: Path) -> APIRouter:
    """The routes; they are described in docs/http.md and not in OpenAPI, which has the same under /api."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def index(request: Request) -> Response:
        if request.query_params.get("f") == "json" or wants_json(request.headers.get("accept", "")):
            return reply(
                request, answers.world(), ("landing", str(request.base_url)), lambda: (as_json(landing(request)), JSON)
            )
        found = front(page)
        found.headers["Vary"] = "Accept"
        return found

    @router.get("/plain.css")
    def style() -> Response:
        return FileResponse(STYLE, media_type="text/css", headers={"Cache-Control": "no-cache"})

    for what in _WHOLE:
        router.add_api_route(f"/{what}/{{name}}", partial(_permanent, answers, page, what))
    return router


def _permanent(answers: Answers, page: Path, what: str, request: Request, name: str) -> Response:
    bare, _, ending = name.rpartition(".")
    if bare and ending == "json":
        return _answer(request, answers, (what, bare), as_data=True)
    if bare and ending == "html":
        return _answer(request, answers, (what, bare), as_data=False)
    as_data = wants_json(request.headers.get("accept", ""))
    if not as_data and is_built(page):
        return front(page)
    return _answer(request, answers, (what, name), as_data=as_data)


def _answer(request: Request, answers: Answers, asked: tuple[str, str], *, as_data: bool) -> Response:
    what, name = asked
    whole, shown = _WHOLE[what]
    world = answers.world()

    def make() -> Made:
        told = whole(world.at(), name)
        if told is None:
            raise NotThere(f"there is no {what} {name!r}; /api/{what}s lists them")
        return (as_json(told), JSON) if as_data else (shown(told).encode("utf-8", "replace"), f"{_HTML}; charset=utf-8")

    return reply(request, world, ("permanent", what, name, as_data), make)


def wants_json(accept: str) -> bool:
    """Whether JSON is liked better than HTML (RFC 9110, 12.5.1); who takes anything gets HTML."""
    for media in sorted(accept.split(","), key=_weight, reverse=True):
        name = media.partition(";")[0].strip().lower()
        if name in ("*/*", "text/*") or name.endswith(("/html", "+xml")):
            return False
        if name.endswith(("/json", "+json")):
            return True
    return False


def _weight(media: str) -> float:
    told = media.partition("q=")[2].strip()
    try:
        return float(told) if told else 1.0
    except ValueError:
        return 0.0
