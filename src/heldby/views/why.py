"""Why the likeliest holder of a place is thought to hold it: the claims with their weights, for and against.

In:     a `Snapshot` and a place.
Out:    rows, one a claim, each with its quote, what its weight is made of, and the answer without it.
Never:  a weight other than the one `control` was computed with.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from heldby.model import Report
from heldby.state import Course, Reason, reasons
from heldby.views.knowledge import as_of, knowledge, place_ids, place_of
from heldby.views.rows import Rows
from heldby.views.shapes import WhyRow
from heldby.views.snapshot import Snapshot


def why(
    snapshot: Snapshot,
    *,
    place: Annotated[str | None, "Only this place, by any of its names."] = None,
) -> Rows[WhyRow]:
    """The claims for and against the likeliest holder of a place on the day, weightiest first.

    Weights are natural log odds: at 3.5 a claim is 33 times likelier if it is so than if it is not. Raises
    `UnknownPlace`.
    """
    known, day, wanted = knowledge(snapshot), as_of(snapshot), place_ids(snapshot, place)
    if day is None:
        return Rows(WhyRow, ())
    courses = [
        known.courses[id_] for id_ in (known.courses if wanted is None else sorted(wanted)) if id_ in known.courses
    ]
    return Rows(
        WhyRow,
        [_row(snapshot, c, day, reason) for c in courses for reason in reasons(c, day, known.told, known.scales)],
    )


def _row(snapshot: Snapshot, course: Course, day: date, reason: Reason) -> WhyRow:
    known, place = knowledge(snapshot), place_of(snapshot, course.place)
    chance = dict(zip(course.holders, course.chances([day])[0], strict=True))[reason.best]
    told = known.told[reason.claim]
    report = snapshot.once(_reports)[told.claim.report]
    named = ", ".join(map(known.parties.name, told.sources)) or ", ".join(f.text for f in told.claim.voice.sources)
    return WhyRow(
        place=place.name if place else course.place,
        place_id=course.place,
        holder=known.parties.name(reason.best),
        holder_id=reason.best,
        probability=round(float(chance), 4),
        speaks=reason.speaks,
        about=known.parties.name(reason.holder),
        about_id=reason.holder,
        change=told.claim.trait("change") or told.claim.kind,
        when=(told.when.earliest, told.when.latest) if told.when else None,
        weight=round(reason.weight, 3),
        factors={name: round(value, 3) for name, value in reason.factors.items()},
        implied=reason.implied,
        without=round(reason.without, 4),
        origin=told.origin,
        says=named or ("unnamed" if told.claim.voice.unnamed else "author"),
        source=told.outlet or None,
        report=report.id,
        report_name=report.name,
        published=report.published.edtf() if report.published else "",
        page=report.page_at(told.claim.start),
        quote=told.claim.quote,
        claims=(told.claim.id,),
        as_of=day,
        known=snapshot.known,
    )


def _reports(snapshot: Snapshot) -> dict[str, Report]:
    return {r.id: r for r in snapshot.reports()}
