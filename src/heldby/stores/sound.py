"""What must be true of a reading before it is recorded.

In:     a reading.
Out:    nothing, when it is sound.
Never:  a quote in the record that does not stand in its report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from heldby.model import Claim, Link, Report, SpanError
from heldby.model.errors import InputError, UnsoundReading
from heldby.model.ports import Readable


def check_reading(reading: Readable) -> None:
    """Raise `SpanError`, `InputError` or `UnsoundReading` when a reading must not be recorded."""
    report = reading.report
    _check_text(report)
    _check_claims(report, reading.claims)
    _check_spans(report.id, [(p.start, p.end) for p in reading.passages], len(report.text))
    _check_spans(report.id, [(r.start, r.end) for r in reading.repairs], len(report.text))
    check_links(report.id, reading.links, len(report.text))


def check_links(report_id: str, links: Iterable[Link], length: int) -> None:
    """Raise when a link is of another report or points outside its text of `length` code points."""
    for link in links:
        if link.report != report_id:
            raise UnsoundReading(
                f"report {report_id}: a link of report {link.report} came with it; this is our mistake"
            )
        # a claim without a time phrase is dated by a link that rests on no words
        if not (link.claim and link.start == link.end):
            _check_spans(report_id, [(link.start, link.end)], length)


def _check_text(report: Report) -> None:
    try:
        report.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"{report.name or report.id}: half a character stands at {error.start}; save it as UTF-8 and add it again"
        ) from error


def _check_claims(report: Report, claims: Sequence[Claim]) -> None:
    seen: dict[str, Claim] = {}
    for claim in claims:
        claim.verify(report.text)
        if claim.report != report.id:
            raise UnsoundReading(f"claim {claim.id} is of report {claim.report}, not {report.id}; this is our mistake")
        if seen.setdefault(claim.id, claim) is not claim:
            raise UnsoundReading(f"report {report.id}: two claims are both named {claim.id}; this is our mistake")


def _check_spans(report_id: str, spans: Iterable[tuple[int, int]], length: int) -> None:
    for start, end in spans:
        if not 0 <= start < end <= length:
            raise SpanError(f"report {report_id}: {start}..{end} lies outside its text of {length} characters")
