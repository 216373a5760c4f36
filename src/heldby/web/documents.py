"""The situation report as a document to take away.

In:     the parameters of the view `sitrep`, and which document.
Out:    `/api/sitrep/document`: Markdown, HTML or DOCX, under a file name of its own.
Never:  other sentences than the view gives; a document that a browser would run.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from heldby.exports.documents import DOCUMENTS, Heading
from heldby.views.introducing import introduction
from heldby.views.sitrep import sitrep
from heldby.views.snapshot import Snapshot
from heldby.web.answers import Answers
from heldby.web.asking import KNOWN, Day
from heldby.web.replying import Made, reply

_MEDIA = {
    ".md": "text/markdown; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_As = StrEnum("_As", {ending[1:]: ending[1:] for ending in DOCUMENTS})  # type: ignore[misc]


def documents_router(answers: Answers) -> APIRouter:
    """The route; it is not a view's, so the two clocks are its own."""
    router = APIRouter(prefix="/api", tags=["documents"])

    @router.get(
        "/sitrep/document",
        operation_id="sitrep_document",
        summary="A situation report as a document.",
        response_class=Response,
        responses={200: {"description": "The document.", "content": {media: {} for media in _MEDIA.values()}}},
    )
    def document(  # noqa: PLR0913, PLR0917 - each is a parameter of the address
        request: Request,
        as_: Annotated[_As, Query(alias="as", description="Which document.")],
        start: Annotated[Day, Query(alias="from", description="From this day on.")] = None,
        end: Annotated[Day, Query(alias="to", description="Up to this day, inclusive.")] = None,
        place: Annotated[str | None, Query(description="Only what is told of this place.")] = None,
        actor: Annotated[str | None, Query(description="Only what is told of this actor.")] = None,
        known: Annotated[Day, Query(description=KNOWN)] = None,
    ) -> Response:
        world, ending = answers.world(), f".{as_}"

        def make() -> Made:
            return _written(world.at(known=known), ending, (start, end), (place, actor)), _MEDIA[ending]

        key = ("sitrep document", ending, *map(str, (start, end, place, actor, known)))
        answer = reply(request, world, key, make)
        answer.headers["Content-Disposition"] = f'attachment; filename="{_name(start, end)}{ending}"'
        return answer

    return router


def _written(
    snapshot: Snapshot, ending: str, days: tuple[date | None, date | None], names: tuple[str | None, str | None]
) -> bytes:
    rows = sitrep(snapshot, start=days[0], end=days[1], place=names[0], actor=names[1])
    words = introduction(snapshot, *days, names)
    heading = Heading(title=words.title, about=words.about, notes=words.notes, empty=words.empty)
    return DOCUMENTS[ending].write(heading, rows.to_dicts())


def _name(start: date | None, end: date | None) -> str:
    return "-".join(["situation", *(day.isoformat() for day in (start, end) if day)])
