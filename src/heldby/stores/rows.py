"""Model values as rows of the tables, and back.

In:     reports, passages, repairs, claims, links, problems, judgements; or rows of their tables.
Out:    the other of the two, equal to the last field.
Never:  a database; this is only a change of clothes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from heldby.model import (
    Claim,
    Judgement,
    Link,
    MentionKind,
    Passage,
    PassageKind,
    Place,
    Problem,
    Repair,
    Report,
    Rival,
    Verdict,
    When,
)
from heldby.stores.claim_json import claim_json

Row = dict[str, Any]
_REPORT = ("id", "name", "source", "title", "author", "language", "path", "raw_hash", "text")
_LINK = ("start", "kind", "name", "reason", "weight", "claim", "role")


def report_row(report: Report, *, why: str, added: int) -> Row:
    """A row of `reports`."""
    when = report.published
    return {name: getattr(report, name) for name in _REPORT} | {
        "added": added,
        "published": when.edtf() if when else None,
        "published_earliest": when.earliest if when else None,
        "published_latest": when.latest if when else None,
        "published_reason": when.reason if when else "",
        "published_why": why,
        "pages": json.dumps(report.pages) if report.pages else None,
    }


def report_of(row: Mapping[str, Any]) -> Report:
    """The report of a row."""
    return Report(
        published=_when(row["published"], row["published_reason"]),
        pages=tuple(json.loads(row["pages"])) if row["pages"] else (),
        **{name: row[name] for name in _REPORT},
    )


# a record tells of few days many times
@lru_cache(maxsize=4096)
def _when(edtf: str | None, reason: str) -> When | None:
    return None if edtf is None else When.parse(edtf, reason)


def passage_row(report: str, position: int, passage: Passage) -> Row:
    """A row of `passages`."""
    told = {"start": passage.start, "stop": passage.end, "kind": str(passage.kind), "why": passage.why}
    return {"report": report, "position": position} | told


def passage_of(row: Mapping[str, Any]) -> Passage:
    """The passage of a row."""
    return Passage(start=row["start"], end=row["stop"], kind=PassageKind(row["kind"]), why=row["why"])


def repair_row(report: str, position: int, repair: Repair) -> Row:
    """A row of `repairs`."""
    told = {"start": repair.start, "stop": repair.end, "meant": repair.text}
    return {"report": report, "position": position} | told


def repair_of(row: Mapping[str, Any]) -> Repair:
    """The repair of a row."""
    return Repair(start=row["start"], end=row["stop"], text=row["meant"])


def claim_row(claim: Claim) -> Row:
    """A row of `claims`: what queries filter on, and the whole claim."""
    told = {name: getattr(claim, name) for name in ("id", "report", "start", "kind")}
    return told | {
        "stop": claim.end,
        "status": str(claim.status),
        "polarity": str(claim.polarity),
        "exact": claim_json(claim),
    }


def link_row(generation: int, position: int, link: Link) -> Row:
    """A row of `links`."""
    when = link.when
    return {name: getattr(link, name) for name in _LINK} | {
        "report": link.report,
        "generation": generation,
        "position": position,
        "stop": link.end,
        "kind": str(link.kind),
        "meant": link.id,
        "rivals": _rivals(link.rivals),
        "whenever": when.edtf() if when else None,
        "when_reason": when.reason if when else "",
        "when_earliest": when.earliest if when else None,
        "when_latest": when.latest if when else None,
        "place_precision": link.precision,
    }


def link_of(row: Mapping[str, Any]) -> Link:
    """The link of a row."""
    told = {name: row[name] for name in _LINK if name != "kind"}
    return Link(
        report=row["report"],
        end=row["stop"],
        kind=MentionKind(row["kind"]),
        id=row["meant"],
        rivals=_rivals_of(row["rivals"]) if row["rivals"] != "[]" else (),
        when=_when(row["whenever"], row["when_reason"]),
        precision=row["place_precision"],
        **told,
    )


def _rivals(rivals: Sequence[Rival]) -> str:
    return json.dumps([[r.id, r.name, r.weight] for r in rivals], ensure_ascii=False) if rivals else "[]"


def _rivals_of(told: str) -> tuple[Rival, ...]:
    return tuple(Rival(id=i, name=name, weight=weight) for i, name, weight in json.loads(told))


def problem_row(problem: Problem, *, report: str | None, added: int) -> Row:
    """A row of `problems`, named after its content."""
    content = "\x1f".join((report or "", problem.where, problem.what, problem.why))
    told = {"place": problem.where, "what": problem.what, "why": problem.why}
    name = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return {"id": name, "report": report, "added": added} | told


def problem_of(row: Mapping[str, Any]) -> Problem:
    """The problem of a row."""
    return Problem(what=row["what"], where=row["place"], why=row["why"])


def place_row(place: Place) -> Row:
    """A row of `places`."""
    told = {name: getattr(place, name) for name in ("id", "name", "country", "lat", "lon")}
    return told | {"kind": str(place.kind)}


def judgement_row(judgement: Judgement, *, added: int) -> Row:
    """A row of `judgements`."""
    told = {name: getattr(judgement, name) for name in ("about", "other", "reason")}
    verdict = {"verdict": str(judgement.verdict), "judge": judgement.by, "at": judgement.at.isoformat()}
    return told | verdict | {"added": added}


def judgement_of(row: Mapping[str, Any]) -> Judgement:
    """The judgement of a row."""
    return Judgement(
        verdict=Verdict(row["verdict"]),
        by=row["judge"],
        at=datetime.fromisoformat(row["at"]),
        **{name: row[name] for name in ("about", "other", "reason")},
    )
