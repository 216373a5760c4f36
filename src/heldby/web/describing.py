"""What is described is what is done: /openapi.json, and the refusal of parameters that it does not have.

In:     the application's routes.
Out:    OpenAPI 3.1, with every status that is given; a check run before each answer.
Never:  a parameter ignored because it was misspelt: the answer would be to another question.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request

from heldby.model.errors import InputError
from heldby.web.problems import MEDIA, ProblemDetails

_ETAG = {"ETag": {"description": "Names this answer; send it as If-None-Match.", "schema": {"type": "string"}}}
# as the standard has it; the framework knows no list in one parameter
_BBOX = {
    "type": "array",
    "items": {"type": "number"},
    "oneOf": [{"minItems": n, "maxItems": n} for n in (4, 6)],
}
_PROBLEMS = {
    "400": "A parameter cannot be used; `detail` says why.",
    "404": "There is nothing of this id or name; `nearest` has the names spelt most like it.",
    "501": "The format needs a library that is not installed here.",
    "503": "The record cannot be read just now.",
}


def only_described(request: Request) -> None:
    """Refuse query parameters that the route does not have, or has twice. Raises `InputError`."""
    known = [p.alias for p in request.scope["route"].dependant.query_params]
    given = [name for name, _ in request.query_params.multi_items()]
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known) or 'none'}"
            raise InputError(f"there is no parameter {name!r} here; {hint}")
        if given.count(name) > 1:
            raise InputError(f"{name} is given {given.count(name)} times; give it once")


def openapi(app: FastAPI) -> dict[str, Any]:
    """The description of every route, made once."""
    if not app.openapi_schema:
        told = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        shapes = told["components"]["schemas"]
        for name in ("HTTPValidationError", "ValidationError"):
            shapes.pop(name, None)
        shapes["ProblemDetails"] = ProblemDetails.model_json_schema()
        for item in told["paths"].values():
            _responses(item["get"])
            for each in item["get"].get("parameters", ()):
                if each["name"] == "bbox":
                    each |= {"style": "form", "explode": False, "schema": _BBOX}
        app.openapi_schema = told
    return app.openapi_schema


def _responses(operation: dict[str, Any]) -> None:
    found = operation["responses"]
    found.pop("422", None)
    answer = found["200"]
    answer["headers"] = _ETAG
    media = operation.pop("x-media", None)
    if media:
        answer["content"] = {media: answer["content"]["application/json"]}
    for each in operation.pop("x-also", ()):
        answer["content"][each] = {}
    found["304"] = {"description": "You have it: If-None-Match names the answer.", "headers": _ETAG}
    names = {each["name"] for each in operation.get("parameters", ())}
    problem = {MEDIA: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
    for status, told in _PROBLEMS.items():
        if (status != "404" or names) and (status != "501" or "format" in names):
            found[status] = {"description": told, "content": problem}
