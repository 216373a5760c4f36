"""What goes wrong, as problem details (RFC 9457): what it was and what to do, never what heldby is made of.

In:     errors of heldby, of the framework, and of nobody.
Out:    `application/problem+json`.
Never:  a traceback, a path of this machine, or a message that was not written for the caller.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse

from heldby.model.errors import HeldbyError, InputError, RecordError
from heldby.views import MissingLibrary, NoRoad, UnknownActor, UnknownKind, UnknownPlace

MEDIA = "application/problem+json"


class ProblemDetails(BaseModel):
    """A problem as RFC 9457 has it; `detail` says what to do."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="Which problem, for programs: /problems/unknown-place.")
    title: str = Field(description="Which problem, in words; the same for every occurrence.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What happened here and what to do about it.")


class NotThere(InputError):
    """There is nothing at this address."""


_TITLES = {
    "UnknownPlace": "No place of this name",
    "UnknownActor": "No actor of this name",
    "UnknownKind": "No such kind of claim",
    "NoRoad": "No road between these places",
    "NotThere": "Nothing here",
    "InputError": "A parameter cannot be used",
    "RecordError": "The record cannot be read",
    "HeldbyError": "This cannot be done",
}
# a name that nothing bears is like an address with nothing at it
_STATUS = {
    **dict.fromkeys((NotThere, UnknownPlace, UnknownActor, UnknownKind, NoRoad), 404),
    InputError: 400,
    RecordError: 503,
    MissingLibrary: 501,
    HeldbyError: 500,
}


def problem(error: HeldbyError) -> JSONResponse:
    """An error of heldby as a response: the caller's mistakes with their message, others without."""
    kind = next(k for k in type(error).__mro__ if k.__name__ in _TITLES)
    status = next(code for k, code in _STATUS.items() if isinstance(error, k))
    detail = str(error)
    if isinstance(error, RecordError):
        detail = "the record cannot be read just now; the terminal where heldby serve runs says why"
    more = {"nearest": list(nearest)} if (nearest := getattr(error, "nearest", ())) else {}
    return respond(status, _slug(kind.__name__), _TITLES[kind.__name__], detail, more)


def respond(status: int, slug: str, title: str, detail: str, more: Mapping[str, Any] | None = None) -> JSONResponse:
    """A problem as a response."""
    told = {"type": f"/problems/{slug}", "title": title, "status": status, "detail": detail, **(more or {})}
    return JSONResponse(told, status, media_type=MEDIA, headers={"Cache-Control": "no-store"})


def unexpected() -> JSONResponse:
    """A fault of heldby, as far as the caller needs to know."""
    return respond(500, "fault", "A fault of heldby", "heldby could not answer; please report what you asked for")


def _slug(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
