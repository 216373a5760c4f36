"""Bind each claim to what its words mean, when it was so, and whose word it is.

In:     a report with its claims and links, its voice, its family, judgements.
Out:    `Told`, in the order of position; a problem for each claim without any day.
Never:  a rejected claim or link; and never a filled gap: an unresolved name is left out of `ids`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from heldby.gazetteer.composed import PART
from heldby.gazetteer.facilities import AT
from heldby.lexicon.kinds import kinds
from heldby.model.link import Judgement, Link, Verdict, standing
from heldby.model.mention import MentionKind
from heldby.model.problem import Problem
from heldby.model.told import Told
from heldby.reconcile.origins import origin

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from heldby.model.claim import Claim
    from heldby.model.parties import Parties
    from heldby.model.time import When
    from heldby.model.told import Page

_NAMED_AS = {"place": (MentionKind.PLACE,), "actor": (MentionKind.ACTOR,), "person": (MentionKind.PERSON,)}
_SPEAKERS = (MentionKind.PERSON, MentionKind.ACTOR)
_NEAR = "2"  # UCDP where_prec: within about 25 km of the place named; a part with an id of its own is that place


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Tells one page after another."""

    parties: Parties

    def told(self, page: Page, *, voice: str, family: str, rejected: Container[str]) -> tuple[Told, ...]:
        """The claims of a page that no one has rejected, by position; none where its report is not there.

        `voice` is the report's when it speaks for itself, `family` the copies it belongs to.
        """
        if page.report is None:
            return ()
        names: dict[tuple[MentionKind, int, int], Link] = {}
        own: dict[tuple[str, str], list[Link]] = defaultdict(list)
        times: dict[str, When] = {}
        for link in page.links:
            if link.claim and link.role == "time" and link.when is not None:
                times[link.claim] = link.when
            elif link.claim and link.id is not None and link.kind is not MentionKind.TIME:
                own[link.claim, link.role].append(link)
            elif not link.claim and link.id is not None:
                names[link.kind, link.start, link.end] = link
        source = page.report.source or ""
        index = _Index(
            names=names,
            own=own,
            times=times,
            published=page.report.published,
            outlet=self.parties.publisher(source),
            voice=voice,
            family=family,
            parties=self.parties,
        )
        return tuple(_told(claim, index) for claim in page.claims if claim.id not in rejected)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """What the claims of one report have in common, and lookups over its links; `own` are of one role of one claim."""

    names: Mapping[tuple[MentionKind, int, int], Link]
    own: Mapping[tuple[str, str], Sequence[Link]]
    times: Mapping[str, When]
    published: When | None
    outlet: str
    voice: str
    family: str
    parties: Parties


def troubles(page: Page, told: Iterable[Told]) -> Iterator[Problem]:
    """What of a page could not be placed: claims whose report is not there, and those without any day."""
    if page.report is None:
        for claim in page.claims:
            why = f"its report {claim.report} is not in the record"
            yield Problem(what="claim left out", where=claim.id, why=why)
    for one in told:
        if one.when is None and one.counts:
            why = "nothing dates it, so it changes no state"
            yield Problem(what="claim without a day", where=one.claim.id, why=why)


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
    """What the judgement in force about it, and it alone, gives this verdict."""
    return tuple(sorted(j.about for j in standing(judgements) if j.verdict is verdict and len(j.subject) == 1))


def _told(claim: Claim, index: _Index) -> Told:
    rules = kinds()[claim.kind].roles
    links = {r: _links(claim, r, _NAMED_AS.get(rules[r].type, ()), index) for r in claim.roles}
    ids = {role: tuple(dict.fromkeys(link.id for link in found if link.id)) for role, found in links.items()}
    speakers = _speakers(claim, index)
    sources = tuple(dict.fromkeys(link.id for link in speakers if link.id))
    return Told(
        claim=claim,
        origin=origin(index.voice, sources, parties=index.parties),
        ids={role: found for role, found in ids.items() if found},
        when=index.times.get(claim.id),
        published=index.published,
        sources=sources,
        outlet=index.outlet,
        family=index.family,
        near=any(link.precision == _NEAR and not _is_itself(link.id or "") for link in links.get("place", ())),
        itself=(claim.id, "place") in index.own,
    )


def _is_itself(place_id: str) -> bool:
    """Whether an id is that of a part or a facility, which lies near a town and is meant exactly."""
    return PART in place_id or place_id.startswith(AT)


def _speakers(claim: Claim, index: _Index) -> list[Link]:
    """Who is credited; of "officials in Tripoli" the officials, where the whole is nobody's name."""
    found: list[Link] = []
    for filler in claim.voice.sources:
        whole_first = range(filler.end, filler.start, -1)
        keys = ((kind, filler.start, end) for end in whole_first for kind in _SPEAKERS)
        found += [link for key in keys if (link := index.names.get(key))][:1]
    return found


def _links(claim: Claim, role: str, kinds_of: Iterable[MentionKind], index: _Index) -> Sequence[Link]:
    """The links of a role: those given for it, else those of its words, each as the first of the kinds it is known as.

    Open ones are left out.
    """
    if (claim.id, role) in index.own:
        return index.own[claim.id, role]
    wanted = tuple(kinds_of)
    found = (
        next((link for kind in wanted if (link := index.names.get((kind, f.start, f.end)))), None)
        for f in claim.fillers(role)
    )
    return [link for link in found if link is not None]
