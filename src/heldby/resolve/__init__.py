"""The `resolve` stage: what names mean, when the report was published, when each claim holds.

In:     a report, its passages, its mentions and claims; the gazetteer and the known actors.
Out:    `Resolved`: the publication with its reason, and links with rivals and reasons.
Never:  a meaning without a reason; what cannot be told is an abstention.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from heldby.model import Link, Marked, MentionKind, Problem, Resolved
from heldby.resolve.actor_scene import Setting
from heldby.resolve.actors import resolve_actors
from heldby.resolve.claim_times import claim_times
from heldby.resolve.dates import meaning, timex
from heldby.resolve.facilities import resolve_facilities, with_seats
from heldby.resolve.places import resolve_places
from heldby.resolve.published import published, told_from
from heldby.resolve.story_days import counted_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.gazetteer import Atlas
    from heldby.lexicon.actors import Actors
    from heldby.model import Claim, Mention, Passage, Report, When

__all__ = ["name_setting", "published", "resolve_facilities", "resolve_names", "resolve_times"]


def resolve_names(report: Report, marked: Marked, gazetteer: Atlas, known: Actors) -> tuple[Link, ...]:
    """What the names of a report mean: places by context, then actors and persons by the report's countries."""
    place_links = resolve_places(report.id, marked.mentions, gazetteer, text=report.text)
    place_links = with_seats(place_links, marked.mentions, report.text, gazetteer)
    setting = name_setting(marked.mentions, place_links, gazetteer)
    return (*place_links, *resolve_actors(report, marked.mentions, marked.sentences, known, setting))


def resolve_times(
    report: Report,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    names: Sequence[Link] = (),
) -> tuple[Resolved, tuple[Problem, ...]]:
    """When the report was published, what its dates mean, and when each claim holds; `names` is what names mean."""
    when, why = published(report, passages, mentions)
    vantage = told_from(report, passages, mentions, when)
    links = (*_times(report.id, mentions, vantage), *claim_times(report.id, claims, mentions, vantage, names))
    return Resolved(published=when, published_why=why, links=links), _problems(report, when, why)


def name_setting(mentions: Iterable[Mention], links: Iterable[Link], gazetteer: Atlas) -> Setting:
    """The countries the report's places lie in, the one named most first, and where each place is named.

    An adjective of nationality and a state that acts count half for the report, and set no sentence in their country.
    """
    found = [(link.start, place.country) for link in links if link.id and (place := gazetteer.get(link.id))]
    acting = {m.start for m in mentions if m.kind is MentionKind.ACTOR and m.form == "name"}
    apart = {
        m.start
        for m in mentions
        if m.kind is MentionKind.PLACE and (m.form == "demonym" or (m.form == "country" and m.start in acting))
    }
    counts = Counter(country for _at, country in found if country)
    inside = Counter(country for at, country in found if country and at not in apart)
    ranked = tuple(sorted(counts, key=lambda iso: (-counts[iso] - inside[iso], iso)))
    return Setting(countries=ranked, places=tuple(p for p in found if p[1] and p[0] not in apart))


def _times(report: str, mentions: Iterable[Mention], when: When | None) -> tuple[Link, ...]:
    times = sorted(m for m in mentions if m.kind is MentionKind.TIME)
    vantages = counted_from(times, when)
    return tuple(_time(report, m, v, when) for m, v in zip(times, vantages, strict=True))


def _time(report: str, mention: Mention, vantage: When | None, when: When | None) -> Link:
    days, reason = meaning(mention, vantage)
    return Link(
        report=report,
        start=mention.start,
        end=mention.end,
        kind=MentionKind.TIME,
        id=days.edtf() if days else None,
        name=days.timex()
        if days and vantage is not when and mention.value.startswith("XXXX")
        else timex(mention, when),
        reason=reason,
        when=days,
    )


def _problems(report: Report, when: When | None, why: str) -> tuple[Problem, ...]:
    if when is not None:
        return ()
    return (Problem(what="publication date unknown", where=report.name or report.id, why=why),)
