"""The `resolve` stage: what names mean, when the report was published, when each claim holds.

In:     a report, its passages, its mentions and claims; the gazetteer and the known actors.
Out:    `Resolved`: the publication with its reason, and links with rivals and reasons.
Never:  a meaning without a reason; what cannot be told is an abstention.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from heldby.model import Link, Marked, MentionKind, Problem, Resolved
from heldby.resolve.actors import resolve_actors
from heldby.resolve.claim_times import claim_times
from heldby.resolve.dates import meaning, timex
from heldby.resolve.places import resolve_places
from heldby.resolve.published import published

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.gazetteer import Atlas
    from heldby.lexicon.actors import Actors
    from heldby.model import Claim, Mention, Passage, Report, When

__all__ = ["published", "resolve"]


def resolve(
    report: Report,
    marked: Marked,
    claims: Sequence[Claim],
    when: tuple[When | None, str],
    knowledge: tuple[Atlas, Actors],
) -> tuple[Resolved, tuple[Problem, ...]]:
    """Link every mention and date every claim; `when` is the publication and its reason, from `published`."""
    gazetteer, known = knowledge
    place_links = resolve_places(report.id, marked.mentions, gazetteer)
    actor_links = resolve_actors(report, marked.mentions, marked.sentences, known, _countries(place_links, gazetteer))
    time_links = _times(report.id, marked.mentions, when[0])
    dated = claim_times(report.id, claims, marked.mentions, when[0])
    links = (*place_links, *actor_links, *time_links, *dated)
    return Resolved(published=when[0], published_why=when[1], links=links), _problems(report, when)


def _countries(links: Iterable[Link], gazetteer: Atlas) -> tuple[str, ...]:
    """The countries the report's places lie in, the one named most first."""
    found = (gazetteer.get(link.id) for link in links if link.id)
    counts = Counter(place.country for place in found if place and place.country)
    return tuple(country for country, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0])))


def _times(report: str, mentions: Iterable[Mention], when: When | None) -> tuple[Link, ...]:
    return tuple(_time(report, m, when) for m in mentions if m.kind is MentionKind.TIME)


def _time(report: str, mention: Mention, when: When | None) -> Link:
    days, reason = meaning(mention, when)
    return Link(
        report=report,
        start=mention.start,
        end=mention.end,
        kind=MentionKind.TIME,
        id=days.edtf() if days else None,
        name=timex(mention, when),
        reason=reason,
        when=days,
    )


def _problems(report: Report, when: tuple[When | None, str]) -> tuple[Problem, ...]:
    if when[0] is not None:
        return ()
    return (Problem(what="publication date unknown", where=report.name or report.id, why=when[1]),)
