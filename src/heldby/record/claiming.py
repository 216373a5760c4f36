"""A claim that a person found in a report: its words, what it says, whom and where it means.

In:     a report, offsets of its words, a kind and its value, names or ids, days.
Out:    the `Judgement` that puts the claim into the record.
Never:  a name that is not known: who says what a text means says it in names that heldby knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from heldby.lexicon.kinds import kinds
from heldby.model import Basis, Claim, Filler, Judgement, MentionKind, Report, Verdict, When, claim_id
from heldby.model.errors import InputError, TimeError
from heldby.record.claimed import RULE, Named, written
from heldby.record.snapshot import Snapshot

KINDS = ("control", "event")
"""Kinds that a place, actors and a day tell all of."""
_ROLES = {"place": MentionKind.PLACE, "actor": MentionKind.ACTOR, "against": MentionKind.ACTOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`text[start:end]` of a report says `what`, a value of the kind's main trait, of the names in `roles`.

    `when` is EDTF, empty when the text does not tell; without a day it changes nothing.
    """

    report: str
    start: int
    end: int
    kind: str
    what: str
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who says so, when and why."""

    by: str
    at: datetime
    reason: str


def judgement_of(finding: Finding, snapshot: Snapshot, signed: Signature) -> Judgement:
    """What puts the claim into the record. Raises `InputError`, which says what is not known or does not fit."""
    report = snapshot.report(finding.report)
    if report is None:
        raise InputError(f"there is no report {finding.report!r} in this record; `heldby reports --json` lists them")
    if not 0 <= finding.start < finding.end <= len(report.text) or not report.text[finding.start : finding.end].strip():
        raise InputError(
            f"{finding.start}-{finding.end} are no words of the report, which has {len(report.text)} characters"
        )
    _check(finding)
    roles = {role: tuple(_named(role, names, finding, snapshot)) for role, names in finding.roles.items() if names}
    claim = _claim(finding, report, snapshot, roles)
    return Judgement(
        about=claim.id,
        other=written(claim, roles, finding.when),
        verdict=Verdict.ADDED,
        by=signed.by,
        at=signed.at,
        reason=signed.reason,
    )


def _check(finding: Finding) -> None:
    if finding.kind not in KINDS:
        raise InputError(f"a person may add claims of the kinds {', '.join(KINDS)}, not {finding.kind!r}")
    kind = kinds()[finding.kind]
    allowed = kind.traits[kind.main_trait]
    if finding.what not in allowed:
        raise InputError(f"{finding.what!r} is nothing that {finding.kind} says; it says one of: {', '.join(allowed)}")
    if unfit := [role for role, names in finding.roles.items() if names and role not in kind.roles]:
        raise InputError(f"{finding.kind} has no {unfit[0]}; leave it out")
    if not finding.roles.get("place"):
        raise InputError("a claim needs a place: --place NAME")
    try:
        _ = finding.when and When.parse(finding.when)
    except TimeError as error:
        raise InputError(str(error)) from None


def _claim(finding: Finding, report: Report, snapshot: Snapshot, roles: Mapping[str, Iterable[Named]]) -> Claim:
    meant = sorted(f"{role}={named.id}" for role, fillers in roles.items() for named in fillers)
    passages = snapshot.passages(report.id)
    return Claim(
        id=claim_id(report.id, finding.kind, finding.start, finding.end, RULE, finding.what, finding.when, *meant),
        report=report.id,
        kind=finding.kind,
        quote=report.text[finding.start : finding.end],
        start=finding.start,
        end=finding.end,
        locus=next((str(p.kind) for p in passages if p.start <= finding.start < p.end), "body"),
        traits={kinds()[finding.kind].main_trait: finding.what},
        roles={role: tuple(named.filler for named in fillers) for role, fillers in roles.items()},
        rule=RULE,
    )


def _named(role: str, names: Iterable[str], finding: Finding, snapshot: Snapshot) -> Iterator[Named]:
    kind = _ROLES[role]
    for name in names:
        if kind is MentionKind.PLACE:
            place = snapshot.gazetteer.get(name) or next(iter(snapshot.gazetteer.find(name)), None)
            if place is None:
                near = ", ".join(p.name for p in snapshot.gazetteer.nearest(name, 3))
                raise InputError(f"no place is called {name!r}; nearest are {near}")
            yield Named(filler=_words(kind, place.id, finding, snapshot), kind=kind, id=place.id, name=place.name)
        else:
            actor = snapshot.actors.get(name) or next(iter(snapshot.actors.find(name)), None)
            if actor is None:
                raise InputError(f"no actor is called {name!r}; `heldby claims --json` has the names of those told of")
            yield Named(filler=_words(kind, actor.id, finding, snapshot), kind=kind, id=actor.id, name=actor.name)


def _words(kind: MentionKind, meant: str, finding: Finding, snapshot: Snapshot) -> Filler:
    """The words that name it: within the claim, else the last before it, else the claim itself implies it."""
    report = snapshot.report(finding.report)
    assert report is not None
    spans = sorted(
        {(x.start, x.end) for x in snapshot.links(report.id) if (x.kind, x.id, x.claim) == (kind, meant, "")}
    )
    inside = next((s for s in spans if finding.start <= s[0] and s[1] <= finding.end), None)
    before = next((s for s in reversed(spans) if s[1] <= finding.start), None)
    start, end = inside or before or (finding.start, finding.end)
    basis = Basis.STATED if inside else Basis.COREFERENT if before else Basis.IMPLIED
    return Filler(start=start, end=end, text=report.text[start:end], basis=basis)
