"""Every view as a route: names, parameters, defaults and help come from the view's own signature.

In:     `heldby.views.VIEWS`.
Out:    `/api/<view>` for each, as JSON rows, or in a format of `heldby export`.
Never:  a parameter that the view does not have, but for the two clocks and the format.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BeforeValidator
from starlette.requests import Request
from starlette.responses import Response

from heldby.exports import FORMATS
from heldby.views import VIEWS
from heldby.views.control import control
from heldby.views.questions import Parameter, Question, questions
from heldby.views.sheet import sheet
from heldby.web.answers import Answers
from heldby.web.replying import JSON, Made, as_json, reply

_BYTES = "application/octet-stream"
_MEDIA = {
    "json": JSON,
    "geojson": "application/geo+json",
    "csv": "text/csv; charset=utf-8",
    "kml": "application/vnd.google-earth.kml+xml",
    "hxl": "text/csv; charset=utf-8",
    "acled": "text/csv; charset=utf-8",
    "ucdp": "text/csv; charset=utf-8",
    "plover": "application/vnd.plover+json",
    "wikimap": "text/x-lua; charset=utf-8",
    "gpkg": "application/geopackage+sqlite3",
    "parquet": "application/vnd.apache.parquet",
    "webannotation": 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
}


def _calendar(told: object) -> object:
    """Days as ISO 8601 writes them, and nothing else: not 20160328, not seconds since 1970."""
    if not isinstance(told, str):
        return told
    if len(told) != 10:
        raise ValueError("not in isoformat")
    return date.fromisoformat(told)


Day = Annotated[date | None, BeforeValidator(_calendar)]
ON = "The day asked about, such as 2016-03-28 (default: the latest news)."
ON_ANY = "Changes nothing here: this view covers all days."
KNOWN = "Use only what could be read by this day."


def views_router(answers: Answers) -> APIRouter:
    """A route for each view."""
    router = APIRouter(prefix="/api", tags=["views"])
    for question in questions(VIEWS):
        router.add_api_route(
            f"/{question.name}",
            _endpoint(question, answers),
            response_model=list[question.row],  # type: ignore[name-defined]
            summary=question.told().split("\n", maxsplit=1)[0],
            description=question.told(),
            operation_id=question.name,
            openapi_extra={"x-also": _medias(question.name)},
        )
    return router


def _endpoint(question: Question, answers: Answers) -> Callable[..., Response]:
    def endpoint(request: Request, **given: Any) -> Response:
        asked = {name: value for name, value in given.items() if value is not None}
        key = (question.name, *sorted((name, str(value)) for name, value in asked.items()))
        world = answers.world()
        on, known, shape = asked.pop("on", None), asked.pop("known", None), asked.pop("format")

        def make() -> Made:
            snapshot = world.at(valid=on, known=known)
            if question.view is control and shape == "json" and not asked:
                return sheet(snapshot).written(snapshot) + b"\n", JSON
            return _written(question.view(snapshot, **asked), shape)

        return reply(request, world, key, make)

    own = [_parameter(p.name, _hint(p), p.default) for p in question.parameters]
    clocks = [_parameter("on", _query(Day, ON if question.of_a_day else ON_ANY), None)]
    clocks += [_parameter("known", _query(Day, KNOWN), None)]
    shapes = _shapes(question.name)
    shape = _parameter("format", _query(shapes, "JSON rows, or a format of heldby export."), shapes("json"))
    first = inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    endpoint.__name__ = question.name
    endpoint.__signature__ = inspect.Signature([first, *own, *clocks, shape])  # type: ignore[attr-defined]
    return endpoint


def _written(rows: Any, shape: str) -> Made:
    if shape == "json":
        return as_json(rows.to_dicts()), JSON
    return FORMATS[shape].write([rows.table()]), _MEDIA.get(shape, _BYTES)


def _medias(view: str) -> list[str]:
    """What a view can be besides JSON."""
    told = (_MEDIA.get(shape, _BYTES).partition(";")[0] for shape in _shapes(view))
    return list(dict.fromkeys(media for media in told if media != JSON))


def _shapes(view: str) -> type[StrEnum]:
    """JSON, and the formats that can take the rows of a view."""
    able = (name for name, known in FORMATS.items() if not known.views or view in known.views)
    return StrEnum(f"Format_{view}", {name: name for name in ("json", *able)})  # type: ignore[return-value]


def _parameter(name: str, hint: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)


def _hint(asked: Parameter) -> Any:
    hint = Day if asked.kind is date else asked.hint
    least = 1 if asked.kind is int else None
    return _query(hint, asked.help.replace("--", ""), alias=asked.spelt, ge=least)


def _query(hint: Any, told: str, **more: Any) -> Any:
    return Annotated[hint, Query(description=told, **more)]
