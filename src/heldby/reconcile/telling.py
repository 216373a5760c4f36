"""Bind each claim to what its words mean, when it was so, and whose word it is.

In:     claims, links by the words they belong to, links of claims' times, reports, families, judgements.
Out:    `Told`, in the order of report and position; a problem for each claim without any day.
Never:  a rejected claim or link; and never a filled gap: an unresolved name is left out of `ids`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from heldby.gazetteer.composed import PART
from heldby.lexicon.kinds import kinds
from heldby.model.link import Judgement, Link, Verdict
from heldby.model.mention import MentionKind
from heldby.model.parties import Parties
from heldby.model.problem import Problem
from heldby.model.report import Report
from heldby.model.told import Material, Told
from heldby.reconcile.origins import origin, voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from heldby.model.claim import Claim, Filler
    from heldby.model.ports import Actors
    from heldby.model.time import When

_NAMED_AS = {"place": (MentionKind.PLACE,), "actor": (MentionKind.ACTOR,), "person": (MentionKind.PERSON,)}
_SPEAKERS = (MentionKind.PERSON, MentionKind.ACTOR)
_NEAR = "2"  # UCDP where_prec: within about 25 km of the place named; a part with an id of its own is that place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """Lookups over a snapshot's material."""

    names: Mapping[tuple[str, MentionKind, int, int], Link]
    times: Mapping[str, When]
    reports: Mapping[str, Report]
    voices: Mapping[str, str]
    families: Mapping[str, str]
    parties: Parties


def tell(material: Material, *, actors: Actors) -> tuple[tuple[Told, ...], tuple[Problem, ...]]:
    """Resolve every claim that no one has rejected. A claim of an unknown report is left out with a problem."""
    index = _index(material, actors)
    rejected = set(decided(material.judgements, Verdict.REJECT))
    told: list[Told] = []
    problems: list[Problem] = []
    for claim in sorted(material.claims, key=lambda c: (c.report, c.start, c.end, c.id)):
        if claim.id in rejected:
            continue
        if claim.report not in index.reports:
            problems.append(
                Problem(what="claim left out", where=claim.id, why=f"its report {claim.report} is not in the record")
            )
            continue
        told.append(_told(claim, index))
    told = copies_dated(told)
    undated = [t for t in told if t.when is None and t.counts]
    problems += [
        Problem(what="claim without a day", where=t.claim.id, why="nothing dates it, so it changes no state")
        for t in undated
    ]
    return tuple(told), tuple(problems)


def copies_dated(told: Iterable[Told]) -> list[Told]:
    """Date the same words in copies of one text as in the copy that came first: a reprint is no later news."""
    everything = list(told)
    first: dict[tuple[object, ...], Told] = {}
    for one in sorted(everything, key=_arrival):
        first.setdefault(_wording(one), one)
    return [
        replace(one, when=original.when, published=original.published)
        if (original := first[_wording(one)]).claim.report != one.claim.report
        else one
        for one in everything
    ]


def _arrival(told: Told) -> tuple[bool, date, str, str]:
    latest = told.published.latest if told.published else None
    return latest is None, latest or date.max, told.claim.report, told.claim.id


def _wording(told: Told) -> tuple[object, ...]:
    """What makes two claims of one family the same words; a claim outside any family is only itself."""
    if not told.family:
        return (told.claim.id,)
    claim = told.claim
    return told.family, claim.kind, tuple(sorted(claim.traits.items())), " ".join(claim.quote.casefold().split())


def decided(judgements: Iterable[Judgement], verdict: Verdict) -> tuple[str, ...]:
    """What the latest judgement about it gives this verdict."""
    latest: dict[str, Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: j.at):
        if judgement.verdict not in (Verdict.SAME, Verdict.NOT_SAME):
            latest[judgement.about] = judgement
    return tuple(sorted(about for about, j in latest.items() if j.verdict is verdict))


def _index(material: Material, actors: Actors) -> _Index:
    names: dict[tuple[str, MentionKind, int, int], Link] = {}
    times: dict[str, When] = {}
    for link in material.links:
        if link.claim and link.role == "time" and link.when is not None:
            times[link.claim] = link.when
        elif not link.claim and link.id is not None:
            names[link.report, link.kind, link.start, link.end] = link
    return _Index(
        names=names,
        times=times,
        reports={r.id: r for r in material.reports},
        voices=voices(material.reports, material.families, Parties(actors=actors)),
        families={member: f.id for f in material.families if len(f.members) > 1 for member in f.members},
        parties=Parties(actors=actors),
    )


def _told(claim: Claim, index: _Index) -> Told:
    report = index.reports[claim.report]
    rules = kinds()[claim.kind].roles
    links = {r: _links(claim, fillers, _NAMED_AS.get(rules[r].type, ()), index) for r, fillers in claim.roles.items()}
    ids = {role: tuple(dict.fromkeys(link.id for link in found if link.id)) for role, found in links.items()}
    speakers = _speakers(claim, index)
    sources = tuple(dict.fromkeys(link.id for link in speakers if link.id))
    return Told(
        claim=claim,
        origin=origin(index.voices[claim.report], sources, parties=index.parties),
        ids={role: found for role, found in ids.items() if found},
        when=index.times.get(claim.id),
        published=report.published,
        sources=sources,
        outlet=index.parties.publisher(report.source or ""),
        family=index.families.get(claim.report, ""),
        near=any(link.precision == _NEAR and PART not in (link.id or "") for link in links.get("place", ())),
    )


def _speakers(claim: Claim, index: _Index) -> list[Link]:
    """Who is credited; of "officials in Tripoli" the officials, where the whole is nobody's name."""
    found: list[Link] = []
    for filler in claim.voice.sources:
        whole_first = range(filler.end, filler.start, -1)
        keys = ((claim.report, kind, filler.start, end) for end in whole_first for kind in _SPEAKERS)
        found += [link for key in keys if (link := index.names.get(key))][:1]
    return found


def _links(claim: Claim, fillers: Iterable[Filler], kinds_of: Iterable[MentionKind], index: _Index) -> list[Link]:
    """The links of the fillers, each as the first of the kinds it is known as; open ones are left out."""
    wanted = tuple(kinds_of)
    found = (
        next((link for kind in wanted if (link := index.names.get((claim.report, kind, f.start, f.end)))), None)
        for f in fillers
    )
    return [link for link in found if link is not None]
