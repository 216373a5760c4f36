"""Whose word a claim is, so that copies and quotes of one voice count once.

In:     reports, families of copies, and who is credited.
Out:    an origin id: "source:<party>" for whoever is credited; else the family, the outlet, or the report.
Never:  a majority: ten outlets that quote one agency are one origin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heldby.model.parties import Parties
    from heldby.model.report import Family, Report


def voices(reports: Sequence[Report], families: Sequence[Family]) -> Mapping[str, str]:
    """The voice of each report when it speaks for itself: its family's, else its outlet's, else its own."""
    family = {member: f"family:{f.id}" for f in families if len(f.members) > 1 for member in f.members}
    return {r.id: family.get(r.id) or outlet_origin(r) or f"report:{r.id}" for r in reports}


def outlet_origin(report: Report) -> str:
    """One publisher is one voice, however many texts it prints; empty when the publisher is not known."""
    return f"outlet:{' '.join(report.source.casefold().split())}" if report.source and report.source.strip() else ""


def origin(report_voice: str, sources: Sequence[str], *, parties: Parties) -> str:
    """The origin of a claim: the parties credited, joined when several vouch together, else the report's voice."""
    if not sources:
        return report_voice
    return "source:" + "+".join(sorted(set(map(parties.body, sources))))
