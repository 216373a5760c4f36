"""Whose word a claim is, so that copies and quotes of one voice count once.

In:     reports, families of copies, and who is credited.
Out:    an origin id: "source:<party>" for whoever is credited, in the text or by a dateline; else the family, the
        outlet, or the report.
Never:  a majority: ten outlets that quote one agency are one origin.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model.parties import Parties
    from heldby.model.report import Report

_HEAD, _TAIL = 400, 80  # characters in which a dateline or a closing credit stands
_DATELINE = re.compile(r"\(([^()\n]{2,40})\)\s*[-–—]")
_CREDIT = re.compile(r"\(([^()\n]{2,40})\)\s*\Z")


def own_voice(report: Report, parties: Parties) -> str:
    """The voice of a report that is no copy of another: its agency's, its outlet's, or its own."""
    return agency_origin(report, parties) or outlet_origin(report, parties) or f"report:{report.id}"


def family_voice(family: str) -> str:
    """The voice of a report that is a copy: its family's."""
    return f"family:{family}"


def agency_origin(report: Report, parties: Parties) -> str:
    """The agency whose text it is, by a dateline ("BEIRUT (Reuters) -") or a closing credit; empty when there is none.

    Outlets that print one agency's news are one voice, although they cut it so differently that no copy shows.
    """
    found = (_DATELINE.search(report.text[:_HEAD]), _CREDIT.search(report.text.rstrip()[-_TAIL:]))
    for name in (match[1].strip() for match in found if match):
        media = [a for a in parties.actors.find(name) if a.kind == "media"]
        if media:
            return f"source:{parties.body(media[0].id)}"
    return ""


def outlet_origin(report: Report, parties: Parties) -> str:
    """One publisher is one voice, however many texts it prints or others credit to it; empty when it is not known."""
    known = parties.actors.outlet(report.source) if report.source else None
    if known:
        return f"source:{parties.body(known.id)}"
    return f"outlet:{' '.join(report.source.casefold().split())}" if report.source and report.source.strip() else ""


def origin(report_voice: str, sources: Sequence[str], *, parties: Parties) -> str:
    """The origin of a claim: the parties credited, joined when several vouch together, else the report's voice."""
    if not sources:
        return report_voice
    return "source:" + "+".join(sorted(set(map(parties.body, sources))))
