"""One report whole, as a reader sees it: its text, what each part is for, and what it says.

In:     a `Snapshot` and the id of a report or claim.
Out:    plain dictionaries, ready for JSON; offsets count code points of the text as given.
Never:  a report that could not yet be read on the day by which all must be known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from heldby.model import Claim, Family, Filler, Report, When
from heldby.model.told import Told
from heldby.views.knowledge import knowledge
from heldby.views.saying import claim_row
from heldby.views.snapshot import Snapshot

Row = dict[str, Any]


def report_whole(snapshot: Snapshot, report_id: str) -> Row | None:
    """A report with text, passages, repairs, family and claims; None when there is none that could be read."""
    report = snapshot.once(_reports).get(report_id)
    if report is None:
        return None
    claims = [t for t in knowledge(snapshot).reconciled.told if t.claim.report == report_id]
    return {
        **_heading(report),
        "title": report.title,
        "author": report.author,
        "language": report.language,
        "published": _published(snapshot, report),
        "text": report.text,
        "passages": [
            {"start": p.start, "end": p.end, "kind": str(p.kind), "why": p.why} for p in snapshot.passages(report_id)
        ],
        "repairs": [{"start": r.start, "end": r.end, "text": r.text} for r in snapshot.repairs(report_id)],
        "family": _family(snapshot, report_id),
        "claims": [_claim(snapshot, t) for t in sorted(claims, key=lambda t: (t.claim.start, t.claim.end, t.claim.id))],
    }


def claim_whole(snapshot: Snapshot, claim_id: str) -> Row | None:
    """A claim with its roles in the words of the text, its report, and the words around it; None when there is none."""
    told = knowledge(snapshot).told.get(claim_id)
    if told is None:
        return None
    report = snapshot.once(_reports)[told.claim.report]
    return {
        **_claim(snapshot, told),
        "report_title": report.title,
        "report_published": _published(snapshot, report),
        "paragraph": _paragraph(snapshot, report, told.claim),
    }


def _heading(report: Report) -> Row:
    return {"id": report.id, "name": report.name, "source": report.source}


def _published(snapshot: Snapshot, report: Report) -> Row:
    return {**_days(report.published), "reason": snapshot.published_why(report.id)}


def _days(when: When | None) -> Row:
    """A date as written in EDTF, and its first and last possible day."""
    if when is None:
        return {"value": None, "earliest": None, "latest": None}
    ends = {"earliest": when.earliest, "latest": when.latest}
    return {"value": when.edtf(), **{name: day.isoformat() if day else None for name, day in ends.items()}}


def _claim(snapshot: Snapshot, told: Told) -> Row:
    claim = told.claim
    return {
        **claim_row(snapshot, told),
        "when": _days(told.when),
        "time_words": _words(claim.time),
        "hedge_words": _words(claim.hedge.cue),
        "says_words": [_words(f) for f in claim.voice.sources],
        "locus": claim.locus,
        "traits": dict(claim.traits),
        "roles": _roles(claim, told.ids),
    }


def _roles(claim: Claim, ids: Mapping[str, Sequence[str]]) -> list[Row]:
    return [
        {"role": role, **_stretch(f), "basis": str(f.basis), "ids": list(ids.get(role, ()))}
        for role, fillers in claim.roles.items()
        for f in fillers
    ]


def _words(filler: Filler | None) -> Row | None:
    return _stretch(filler) if filler else None


def _stretch(filler: Filler) -> Row:
    return {"text": filler.text, "start": filler.start, "end": filler.end}


def _family(snapshot: Snapshot, report_id: str) -> Row | None:
    """The copies and rewrites of the same text, itself among them; None when it stands alone."""
    found: Family | None = next((f for f in snapshot.families() if report_id in f.members), None)
    if found is None:
        return None
    known = snapshot.once(_reports)
    members = [{**_heading(known[m]), "published": _days(known[m].published)} for m in found.members]
    return {"id": found.id, "likeness": found.likeness, "why": found.why, "members": members}


def _paragraph(snapshot: Snapshot, report: Report, claim: Claim) -> Row:
    """The passage the claim stands in, with its offsets."""
    around = next((p for p in snapshot.passages(report.id) if p.start <= claim.start < p.end), None)
    start, end = (around.start, max(around.end, claim.end)) if around else (claim.start, claim.end)
    return {"text": report.text[start:end], "start": start, "end": end}


def _reports(snapshot: Snapshot) -> dict[str, Report]:
    return {report.id: report for report in snapshot.reports()}
