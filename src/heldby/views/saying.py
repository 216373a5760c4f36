"""What reports say: the reports themselves and their claims.

In:     a `Snapshot`.
Out:    rows that carry the quote, or the ids of the claims that do.
Never:  a claim left out because another contradicts it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Annotated, Any

from heldby.lexicon.kinds import kinds
from heldby.model import Report
from heldby.model.parties import Parties
from heldby.model.told import Told
from heldby.views.differing import verdicts
from heldby.views.errors import UnknownKind
from heldby.views.knowledge import Knowledge, bodies, knowledge, place_ids, place_of
from heldby.views.rows import Rows
from heldby.views.shapes_told import ClaimRow, ReportRow
from heldby.views.snapshot import Snapshot

_MAIN = ("change", "type", "measure", "rel", "fate", "degree")


def claims(  # noqa: PLR0913 - each parameter is a filter that the command line and HTTP offer by this name
    snapshot: Snapshot,
    *,
    kind: Annotated[str | None, "Only claims of this kind: control, event, casualty, route, ..."] = None,
    place: Annotated[str | None, "Only claims about this place, by any of its names."] = None,
    actor: Annotated[str | None, "Only claims that name this actor in any role, by any of its names."] = None,
    source: Annotated[str | None, "Only claims of this publisher or credited source."] = None,
    report: Annotated[str | None, "Only claims of this report, by its id or name."] = None,
    limit: Annotated[int | None, "At most so many."] = None,
) -> Rows[ClaimRow]:
    """What the reports say, word for word, with what it is taken to mean.

    Raises `UnknownKind`, `UnknownPlace`, `UnknownActor`.
    """
    if kind is not None and kind not in kinds():
        raise UnknownKind(kind, tuple(kinds()))
    known = knowledge(snapshot)
    reports = snapshot.once(_by_id)
    places, parties = place_ids(snapshot, place), bodies(snapshot, actor)
    found = [
        t
        for t in known.reconciled.told
        if (kind is None or t.claim.kind == kind)
        and (places is None or places & {i for ids in t.ids.values() for i in ids})
        and (parties is None or parties & {known.parties.body(i) for ids in t.ids.values() for i in ids})
        and (source is None or _is_from(t, source, known))
        and (report is None or report in (t.claim.report, reports[t.claim.report].name))
    ]
    return Rows(ClaimRow, [_claim(snapshot, t, reports[t.claim.report]) for t in found[:limit]])


def claim_row(snapshot: Snapshot, told: Told) -> dict[str, Any]:
    """One claim as the view `claims` has it, as a plain dictionary."""
    report = snapshot.once(_by_id)[told.claim.report]
    [row] = Rows(ClaimRow, [_claim(snapshot, told, report)]).to_dicts()
    return row


def _by_id(snapshot: Snapshot) -> dict[str, Report]:
    return {report.id: report for report in snapshot.reports()}


def _is_from(told: Told, source: str, known: Knowledge) -> bool:
    named = [told.outlet, *map(known.parties.name, told.sources), *(f.text for f in told.claim.voice.sources)]
    return {source.casefold(), known.parties.publisher(source).casefold()} & {n.casefold() for n in named} != set()


def _claim(snapshot: Snapshot, told: Told, report: Report) -> ClaimRow:
    claim, known = told.claim, knowledge(snapshot)
    return ClaimRow(
        id=claim.id,
        report=claim.report,
        report_name=report.name,
        published=told.published.edtf() if told.published else "",
        source=told.outlet or None,
        kind=claim.kind,
        what=next((claim.traits[t] for t in _MAIN if t in claim.traits), ""),
        place=_filled(told, "place", lambda i: _place_name(snapshot, i)),
        place_id=next(iter(told.places), None),
        actor=_filled(told, "actor", known.parties.name),
        actor_id=next(iter(told.actors), None),
        against=_filled(told, "against", known.parties.name),
        helped_by=_each(told, "helped_by", known.parties.name),
        time=told.when.edtf() if told.when else "",
        time_phrase=claim.time.text if claim.time else "",
        status=claim.status,
        certainty=claim.hedge.certainty,
        polarity=claim.polarity,
        says=", ".join(map(known.parties.name, told.sources)) or _voice(told),
        origin=told.origin,
        number=claim.quantity.phrase if claim.quantity else "",
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        page=report.page_at(claim.start),
        reviewed=snapshot.once(verdicts).get(claim.id, ""),
    )


def _filled(told: Told, role: str, name: object) -> str:
    """The canonical names of a role, or the text's own words where nothing could be resolved."""
    ids = told.ids.get(role, ())
    words = [name(i) for i in ids] if callable(name) else []
    return ", ".join(words or [f.text for f in told.claim.fillers(role)])


def _each(told: Told, role: str, name: Callable[[str], str]) -> tuple[str, ...]:
    """The same one by one."""
    return tuple(map(name, told.ids.get(role, ()))) or tuple(f.text for f in told.claim.fillers(role))


def _voice(told: Told) -> str:
    named = ", ".join(f.text for f in told.claim.voice.sources)
    return named or ("unnamed" if told.claim.voice.unnamed else "author")


def _place_name(snapshot: Snapshot, place_id: str) -> str:
    place = place_of(snapshot, place_id)
    return place.name if place else place_id


def reports(
    snapshot: Snapshot,
    *,
    source: Annotated[str | None, "Only reports of this publisher."] = None,
    limit: Annotated[int | None, "At most so many."] = None,
) -> Rows[ReportRow]:
    """The reports that could be read by the day asked about, oldest first."""
    counts = Counter(c.report for c in snapshot.claims())
    families = {member: f.id for f in snapshot.families() for member in f.members}
    publisher = Parties(actors=snapshot.actors).publisher
    wanted = publisher(source).casefold() if source is not None else None
    found = [r for r in snapshot.reports() if wanted is None or publisher(r.source or "").casefold() == wanted]
    rows = [
        ReportRow(
            id=r.id,
            name=r.name,
            source=r.source,
            title=r.title,
            published=r.published.edtf() if r.published else "",
            published_why=r.published.reason if r.published else "the text does not tell",
            family=families.get(r.id, r.id),
            claims=counts[r.id],
            characters=len(r.text),
        )
        for r in found[:limit]
    ]
    return Rows(ReportRow, rows)
