"""The application: all routes, behind the guard.

In:     a `Record` and a `Service`.
Out:    an ASGI application.
Never:  a route that writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from os import fspath
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.types import ASGIApp

from heldby import __version__
from heldby.model.errors import HeldbyError, RecordError
from heldby.record import Record
from heldby.web.answers import Answers
from heldby.web.asking import views_router
from heldby.web.describing import only_described, openapi
from heldby.web.documents import documents_router
from heldby.web.features import features_router
from heldby.web.guarding import Guard, note
from heldby.web.pages import PAGE, SCREENS, front, page_file
from heldby.web.permanent import permanent_router
from heldby.web.problems import NotThere, problem, respond
from heldby.web.whole import whole_router

# The framework can report to a collector that the environment names; heldby reports to nobody.
_TELLS_NOBODY: Any = dict.fromkeys(("tracing", "metrics", "logs", "operation_spans", "auto_configure"), False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How a record is served: `host` it is bound to, a base map, another site that may read, where the page lies."""

    host: str = "127.0.0.1"
    basemap: Path | None = None
    origin: str = ""
    page: Path = PAGE


def make_app(record: Record, service: Service | None = None, answers: Answers | None = None) -> ASGIApp:
    """Everything that is served, as one ASGI application."""
    service = service or Service()
    answers = answers or Answers(record)
    app = FastAPI(
        title="heldby",
        version=__version__,
        description="Who holds what, since when, and on whose word. docs/http.md tells of it in words.",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        telemetry=_TELLS_NOBODY,
    )
    described = [Depends(only_described)]
    app.include_router(views_router(answers), dependencies=described)
    app.include_router(documents_router(answers), dependencies=described)
    served = {"basemap": service.basemap is not None, "file": _file(record)}
    app.include_router(whole_router(answers, served), dependencies=described)
    app.include_router(features_router(answers), dependencies=described)
    app.add_api_route("/openapi.json", lambda: JSONResponse(openapi(app)), include_in_schema=False)
    app.include_router(permanent_router(answers, service.page))
    _files(app, service)
    app.add_exception_handler(HeldbyError, _heldby)
    app.add_exception_handler(RequestValidationError, _wrong)
    app.add_exception_handler(HTTPException, _http)
    return Guard(app=app, host=service.host, origin=service.origin)


def _file(record: Record) -> str | None:
    """The name of the record's file, for commands that the page prepares; where it lies is nobody's business."""
    address = fspath(record.address)
    return None if "://" in address else Path(address).name


def _files(app: FastAPI, service: Service) -> None:
    @app.get("/basemap.pmtiles", include_in_schema=False)
    def basemap() -> Response:
        if service.basemap is None:
            raise NotThere("no base map was given; heldby serve --basemap FILE.pmtiles does")
        return FileResponse(service.basemap, media_type="application/vnd.pmtiles")

    def page(request: Request) -> Response:
        path = request.url.path.lstrip("/")
        found = page_file(path, service.page) or (front(service.page) if path in SCREENS else None)
        return found or _nothing()

    # the page's own files, whatever npm called them
    app.add_api_route("/{path:path}", page, include_in_schema=False)


def _heldby(_request: Request, error: Any) -> Response:
    if isinstance(error, RecordError):
        note(error)
    return problem(error)


def _wrong(_request: Request, error: Any) -> Response:
    told = [_told(each) for each in error.errors()]
    return respond(400, "input-error", "A parameter cannot be used", "; ".join(told))


def _told(error: Any) -> str:
    """One thing wrong with a parameter, with what to write instead."""
    name, given = error["loc"][-1], error.get("input")
    if "day" in error["msg"] or "month" in error["msg"] or "isoformat" in error["msg"]:
        return f"{name}: {given!r} is not a day; write it as 2016-03-28"
    return f"{name}: {given!r} will not do: {error['msg'].removeprefix('Value error, ').lower()}"


def _http(_request: Request, error: Any) -> Response:
    return _nothing() if error.status_code == 404 else respond(error.status_code, "http", "Not so", str(error.detail))


def _nothing() -> Response:
    return respond(404, "not-there", "Nothing here", "nothing is at this address; /openapi.json lists all")
