"""The application: all routes, behind the guard.

In:     a `Record` and a `Service`.
Out:    an ASGI application.
Never:  a route that writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from heldby import __version__
from heldby.model.errors import HeldbyError, RecordError
from heldby.record import Record
from heldby.web.answers import Answers
from heldby.web.asking import views_router
from heldby.web.documents import documents_router
from heldby.web.guarding import Guard, note
from heldby.web.pages import PAGE, SCREENS, front, page_file
from heldby.web.problems import problem, respond
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


def make_app(record: Record, service: Service | None = None) -> ASGIApp:
    """Everything that is served, as one ASGI application."""
    service = service or Service()
    answers = Answers(record)
    app = FastAPI(
        title="heldby",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry=_TELLS_NOBODY,
    )
    app.include_router(views_router(answers))
    app.include_router(documents_router(answers))
    app.include_router(whole_router(answers, {"basemap": service.basemap is not None}))
    _pages(app, service)
    app.add_exception_handler(HeldbyError, _heldby)
    app.add_exception_handler(RequestValidationError, _wrong)
    app.add_exception_handler(HTTPException, _http)
    return Guard(app=app, host=service.host, origin=service.origin)


def _pages(app: FastAPI, service: Service) -> None:
    @app.get("/", include_in_schema=False)
    def index() -> Response:
        return front(service.page)

    @app.get("/report/{report_id}", include_in_schema=False)
    @app.get("/claim/{claim_id}", include_in_schema=False)
    def permanent() -> Response:
        return front(service.page)

    @app.get("/{path:path}", include_in_schema=False)
    def file(path: str) -> Response:
        found = page_file(path, service.page) or (front(service.page) if path in SCREENS else None)
        if found is None:
            raise HTTPException(404)
        return found


def _heldby(_request: Request, error: Any) -> Response:
    if isinstance(error, RecordError):
        note(error)
    return problem(error)


def _wrong(_request: Request, error: Any) -> Response:
    told = [f"{each['loc'][-1]}: {each['msg'].removeprefix('Value error, ')}" for each in error.errors()]
    return respond(400, "input-error", "A parameter cannot be used", "; ".join(told))


def _http(_request: Request, error: Any) -> Response:
    return respond(
        error.status_code, "not-there", "Nothing here", "nothing is at this address; /openapi.json lists all"
    )
