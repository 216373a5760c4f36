"""What a page needs besides the views: what is in the record, one report or claim whole, and finding by name.

In:     the record.
Out:    `/api/meta`, `/api/report/{id}`, `/api/claim/{id}`, `/api/search`.
Never:  a statement about who holds what: that is for the views.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from heldby import __version__
from heldby.exports import FORMATS
from heldby.views import VIEWS
from heldby.views.finding import find
from heldby.views.knowledge import knowledge
from heldby.views.questions import questions
from heldby.views.reader import claim_whole, report_whole
from heldby.web.answers import Answers, World
from heldby.web.asking import KNOWN, Day
from heldby.web.problems import NotThere
from heldby.web.replying import JSON, Made, as_json, reply
from heldby.web.shapes import ClaimAlone, Found, Meta, ReportWhole

Known = Annotated[Day, Query(description=KNOWN)]
Searched = Annotated[str, Query(description="A name of a place, an actor or a report.", min_length=1)]


def whole_router(answers: Answers, served: dict[str, Any]) -> APIRouter:
    """The routes; `served` is what the page must know of this server."""
    router = APIRouter(prefix="/api", tags=["whole"])

    @router.get("/meta", response_model=Meta, operation_id="meta", summary="What is in the record, what can be asked.")
    def meta(request: Request, known: Known = None) -> Response:
        world = answers.world()
        return reply(request, world, ("meta", str(known)), lambda: _meta(world, known, served))

    @router.get("/search", response_model=Found, operation_id="search", summary="By name, however it is spelt.")
    def search(request: Request, q: Searched, known: Known = None) -> Response:
        world = answers.world()
        return reply(request, world, ("search", q, str(known)), lambda: (as_json(find(world.at(known=known), q)), JSON))

    @router.get("/report/{report_id}", response_model=ReportWhole, operation_id="report", summary="A report whole.")
    def report(request: Request, report_id: str, known: Known = None) -> Response:
        world = answers.world()
        return reply(request, world, ("report", report_id, str(known)), lambda: _report(world, report_id, known))

    @router.get("/claim/{claim_id}", response_model=ClaimAlone, operation_id="claim", summary="A claim whole.")
    def claim(request: Request, claim_id: str, known: Known = None) -> Response:
        world = answers.world()
        return reply(request, world, ("claim", claim_id, str(known)), lambda: _claim(world, claim_id, known))

    return router


def _report(world: World, report_id: str, known: date | None) -> Made:
    told = report_whole(world.at(known=known), report_id)
    if told is None:
        raise NotThere(f"there is no report {report_id!r}{_by(known)}; /api/reports lists them")
    return as_json(told), JSON


def _claim(world: World, claim_id: str, known: date | None) -> Made:
    told = claim_whole(world.at(known=known), claim_id)
    if told is None:
        raise NotThere(f"there is no claim {claim_id!r}{_by(known)}; /api/claims lists them")
    return as_json(told), JSON


def _by(known: Any) -> str:
    return f" that could be read by {known}" if known else ""


def _meta(world: World, known: date | None, served: dict[str, Any]) -> Made:
    return as_json({**_about(world.at(known=known), world.version), **served}), JSON


def _about(snapshot: Any, version: int) -> dict[str, Any]:
    known = knowledge(snapshot)
    reports = snapshot.reports()
    days = sorted(r.published.latest for r in reports if r.published and r.published.latest)
    told = sorted(d for e in known.reconciled.events for d in (e.when.earliest, e.when.latest) if d)
    return {
        "program": {"name": "heldby", "version": __version__},
        "record": {
            "version": version,
            "reports": len(reports),
            "claims": len(known.told),
            "places": len(known.courses),
        },
        "published": {"first": _iso(days[:1]), "last": _iso(days[-1:])},
        "events": {"first": _iso(told[:1]), "last": _iso(told[-1:])},
        "holders": _holders(known),
        "views": [_view(question) for question in questions(VIEWS)],
        "formats": ["json", *FORMATS],
    }


def _iso(days: list[Any]) -> str | None:
    return days[0].isoformat() if days else None


def _holders(known: Any) -> list[dict[str, Any]]:
    """Everybody who may have held a place, by how many."""
    places: dict[str, int] = {}
    for course in known.courses.values():
        for holder in course.holders[:-1]:
            places[holder] = places.get(holder, 0) + 1
    ranked = sorted(places.items(), key=lambda each: (-each[1], each[0]))
    return [{"id": id_, "name": known.parties.name(id_), "places": count} for id_, count in ranked]


def _view(question: Any) -> dict[str, Any]:
    return {
        "name": question.name,
        "help": question.told(),
        "of_a_day": question.of_a_day,
        "parameters": [{"name": p.spelt, "help": p.help.replace("--", "")} for p in question.parameters],
        "columns": list(question.row.__dataclass_fields__),
    }
