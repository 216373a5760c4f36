"""A situation report: what happened in some days, in sentences that each carry the words they rest on.

In:     a `Snapshot`, the days, a place, an actor.
Out:    one row a sentence, by section, with its footnotes: quote, report, source, date.
Never:  a sentence without a footnote; a sum or an average of what reports give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Annotated

from heldby.model import Claim, Report
from heldby.model.parties import Parties
from heldby.views.knowledge import as_of, bodies, knowledge, place_ids
from heldby.views.rows import Rows
from heldby.views.shapes_told import SentenceRow
from heldby.views.sitrep_telling import Found, Scope, sections, told_in
from heldby.views.snapshot import Snapshot

_DAYS = 30
_NOTES = 4
_LIMIT = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days of a situation report, both inclusive."""

    first: date
    last: date


def sitrep(  # noqa: PLR0913 - each parameter is a filter that the command line and HTTP offer by this name
    snapshot: Snapshot,
    *,
    start: Annotated[date | None, "From this day on (default: 30 days before the last)."] = None,
    end: Annotated[date | None, "Up to this day, inclusive (default: the latest news)."] = None,
    place: Annotated[str | None, "Only what is told of this place, by any of its names."] = None,
    actor: Annotated[str | None, "Only what is told of this actor, by any of its names."] = None,
    limit: Annotated[int | None, "At most so many sentences a section (default: 25)."] = None,
) -> Rows[SentenceRow]:
    """What happened from `start` to `end`, in sentences that each carry the words they rest on.

    What changed hands, fighting, figures with their bounds, where reports differ, ways, plans, what is not known.
    Raises `UnknownPlace`, `UnknownActor`.
    """
    days = period(snapshot, start, end)
    if days is None:
        return Rows(SentenceRow, ())
    scope = Scope(first=days.first, last=days.last, places=place_ids(snapshot, place), parties=bodies(snapshot, actor))
    cited = _Cited(snapshot)
    rows = [
        row
        for title, found in sections(snapshot, scope)
        for each in _fewer(snapshot, found, limit or _LIMIT)
        if (row := cited.row(title, each))
    ]
    return Rows(SentenceRow, rows)


def period(snapshot: Snapshot, start: date | None, end: date | None) -> Period | None:
    """The days asked for, those left out filled in; None when the record has no day to go by."""
    last = end or as_of(snapshot)
    if last is None:
        return None
    return Period(first=start or last - min(timedelta(days=_DAYS), last - date.min), last=last)


def _fewer(snapshot: Snapshot, found: Iterable[Found], limit: int) -> Iterator[Found]:
    """The weightiest sentences of a section in the order of their days, and how many more there are."""
    ranked = sorted(_once(found), key=lambda f: (-f.weight, f.day, f.sentence))
    yield from sorted(ranked[:limit], key=lambda f: (f.day, f.sentence))
    if len(ranked) > limit:
        yield told_in(snapshot).more(ranked[limit:])


def _once(found: Iterable[Found]) -> Iterator[Found]:
    """Each sentence once, with all that it rests on: copies of a report say the same."""
    same: dict[str, list[Found]] = {}
    for one in found:
        same.setdefault(one.sentence, []).append(one)
    for one, *others in same.values():
        yield replace(one, claims=(*one.claims, *(claim for other in others for claim in other.claims)))


class _Cited:
    """Sentences with their footnotes."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._told = knowledge(snapshot).told
        self._reports: dict[str, Report] = {report.id: report for report in snapshot.reports()}
        self._parties = Parties(actors=snapshot.actors)

    def row(self, section: str, found: Found) -> SentenceRow | None:
        """A sentence with the quotes it rests on, those of different reports first; None when there is none."""
        claims = [self._told[c].claim for c in dict.fromkeys(found.claims) if c in self._told]
        notes = tuple(self._note(claim) for claim in islice(_by_report(claims), _NOTES))
        if not notes:
            return None
        return SentenceRow(section=section, sentence=found.sentence, claims=tuple(c.id for c in claims), notes=notes)

    def _note(self, claim: Claim) -> dict[str, str]:
        report = self._reports[claim.report]
        page = report.page_at(claim.start)
        return {
            "claim": claim.id,
            "quote": claim.quote,
            "report": report.name or report.id,
            "report_id": report.id,
            "source": self._parties.publisher(report.source or ""),
            "page": f"p. {page}" if page else "",
            "date": report.published.edtf() if report.published else "",
        }


def _by_report(claims: Sequence[Claim]) -> Iterator[Claim]:
    """One claim of each report, then the others."""
    first = {claim.report: claim for claim in reversed(claims)}
    yield from (claim for claim in claims if first[claim.report] is claim)
    yield from (claim for claim in claims if first[claim.report] is not claim)
